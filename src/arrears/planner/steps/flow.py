"""How many cases of each kind go to each class of seats; whole numbers only."""

from bisect import bisect_left
from collections import deque
from collections.abc import Mapping, Sequence

Shares = dict[tuple[int, int], int]  # by kind and class
Allowed = Sequence[Sequence[int]]  # the classes that may have a kind


def cut(
    places: Sequence[Sequence[int]], *, allowed: Allowed, rooms: Sequence[int]
) -> list[int]:
    """
    Return how many of each kind are called: who comes first, as long as seats fit.

    `places` are, by kind, the places in the order of rank, ascending. A case is left
    out only where it and all called before it cannot be seated together; later ones
    of its kind then cannot either.
    """
    counts, shut = [0] * len(places), [False] * len(places)
    last = max((each[-1] + 1 for each in places if each), default=0)
    begin = 0
    while begin < last:
        begin = _furthest(places, counts, shut, begin, last, allowed, rooms)
        counts = _upto(places, counts, shut, begin)
        for kind, each in enumerate(places):
            at = counts[kind]
            if not shut[kind] and at < len(each) and each[at] == begin:
                shut[kind] = True
        begin += 1
    return counts


def shared(
    counts: Sequence[int],
    *,
    allowed: Allowed,
    rooms: Sequence[int],
    wished: Mapping[tuple[int, int], int],
) -> Shares:
    """
    Return how many of each kind go to each class, as wished as far as all fit.

    The counts are those of `cut`, so all are seated.
    """
    shares = {key: n for key, n in wished.items() if n}
    left = list(rooms)
    open_ = list(counts)
    for (kind, class_), n in shares.items():
        left[class_] -= n
        open_[kind] -= n
    for kind in range(len(open_)):
        while open_[kind] > 0:
            path = _path(kind, shares, left, allowed)
            if path is None:
                break
            open_[kind] -= _moved(path, shares, left, open_[kind])
    return shares


def _upto(
    places: Sequence[Sequence[int]],
    counts: Sequence[int],
    shut: Sequence[bool],
    end: int,
) -> list[int]:
    return [
        counts[kind] if shut[kind] else bisect_left(each, end)
        for kind, each in enumerate(places)
    ]


def _furthest(
    places: Sequence[Sequence[int]],
    counts: Sequence[int],
    shut: Sequence[bool],
    begin: int,
    last: int,
    allowed: Allowed,
    rooms: Sequence[int],
) -> int:
    """Return up to which place all can be seated, from `begin` to `last`."""
    low, high = begin, last
    while low < high:
        middle = (low + high + 1) // 2
        tried = _upto(places, counts, shut, middle)
        if _seats_all(tried, allowed, rooms):
            low = middle
        else:
            high = middle - 1
    return low


def _seats_all(counts: Sequence[int], allowed: Allowed, rooms: Sequence[int]) -> bool:
    if sum(counts) > sum(rooms):
        return False
    shares = shared(counts, allowed=allowed, rooms=rooms, wished={})
    return sum(shares.values()) == sum(counts)


def _path(
    kind: int, shares: Shares, left: Sequence[int], allowed: Allowed
) -> list[int] | None:
    """Return kind, class, kind, class … to a class with room, or None."""
    paths = deque([[kind]])
    seen: set[int] = set()
    while paths:
        path = paths.popleft()
        for class_ in allowed[path[-1]]:
            if class_ in seen:
                continue
            seen.add(class_)
            if left[class_] > 0:
                return [*path, class_]
            paths.extend(
                [*path, class_, other]
                for other in range(len(allowed))
                if shares.get((other, class_), 0) > 0
            )
    return None


def _moved(path: list[int], shares: Shares, left: list[int], most: int) -> int:
    """Seat as many of the path's first kind as go, each moving the next along."""
    kinds, classes = path[::2], path[1::2]
    gives = list(zip(kinds[1:], classes, strict=False))
    amount = min([most, left[classes[-1]], *(shares[give] for give in gives)])
    for taken in zip(kinds, classes, strict=True):
        shares[taken] = shares.get(taken, 0) + amount
    for give in gives:
        shares[give] -= amount
    left[classes[-1]] -= amount
    return amount
