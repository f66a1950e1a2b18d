"""Which of the eight types her behaviour resembles: a guess with its odds, never a verdict."""

from collections.abc import Iterator

from .notes import Notes
from .weights import Point, persona_weights

HUNDRED = 100
MOST_AGAIN = 2  # a sign told again counts a little more


def personas(notes: Notes) -> tuple[tuple[tuple[str, int], ...], tuple[Point, ...]]:
    """
    Return the types with enough signs, each with its share in hundredths, the likeliest first.

    Only behaviour and words are signs; nothing of who she is. Empty where little shows.
    """
    points = tuple(_points(notes))
    sums: dict[str, int] = {}
    for point in points:
        sums[point.scale] = sums.get(point.scale, 0) + point.points
    enough = {name: n for name, n in sums.items() if n >= persona_weights().enough}
    whole = sum(n * n for n in enough.values())
    ranked = sorted(enough.items(), key=lambda each: (-each[1], each[0]))
    likely = tuple((name, HUNDRED * n * n // whole) for name, n in ranked)
    return likely, tuple(point for point in points if point.scale in enough)


def _points(notes: Notes) -> Iterator[Point]:
    weights = persona_weights()
    for persona, facts in weights.facts.items():
        for fact, points in (*facts.items(), *weights.less.get(persona, {}).items()):
            if notes.own(fact):
                told = notes.standing[fact].quote
                again = min(notes.counts[fact] - 1, MOST_AGAIN) if points > 0 else 0
                yield Point(persona, "contact_history", persona, points + again, told)
