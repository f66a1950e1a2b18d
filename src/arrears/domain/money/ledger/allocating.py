"""How one sum of money goes over the instalments, by a strategy that is data."""

from collections.abc import Sequence

from arrears.domain.money.waterfall import fill

from .heads import nothing
from .rows import Row, Rows
from .taken import Taken
from .terms import Strategy


def allocate(
    amount: int,
    rows: Rows,
    *,
    on: int,
    by: Strategy,
    own_dates: bool,
    into: Taken,
) -> int:
    """
    Pay `amount` on day `on` horizon by horizon; return what nothing took.

    What each instalment got is added to `into`; that and the rest are the amount.
    """
    for horizon in by.horizon:
        if not amount:
            break
        targets = rows.horizon(horizon, on)
        if horizon == "in_advance":
            amount = _in_advance(amount, targets, on=on, by=by, into=into)
            continue
        if targets:
            amount = _through(amount, targets, on=on, by=by, into=into)
        if own_dates and amount:
            until = on if horizon == "due" else on - 1
            amount = _ripe(amount, rows, on=on, until=until, by=by, into=into)
    return amount


def _through(
    amount: int, targets: Sequence[Row], *, on: int, by: Strategy, into: Taken
) -> int:
    if by.is_vertical:
        return vertically(amount, targets, on=on, order=by.order, into=into)
    return horizontally(amount, targets, on=on, order=by.order, into=into)


def horizontally(
    amount: int,
    targets: Sequence[Row],
    *,
    on: int,
    order: Sequence[int],
    into: Taken,
) -> int:
    """Pay one instalment after the other, its heads in order."""
    for row in targets:
        if row.left:
            got = nothing()
            left = fill(amount, row.open, order=order, into=got)
            for head in order:
                if part := got[head]:
                    row.paid[head] += part
                    into.add(row.due, head, part)
            row.note(amount - left, on)
            amount = left
            if not amount:
                break
    return amount


def vertically(
    amount: int,
    targets: Sequence[Row],
    *,
    on: int,
    order: Sequence[int],
    into: Taken,
) -> int:
    """Pay one head after the other, through all instalments."""
    for head in order:
        for row in targets:
            if not amount:
                return 0
            got = row.pay(head, amount, on=on)
            into.add(row.due, head, got)
            amount -= got
    return amount


def _in_advance(
    amount: int, targets: list[Row], *, on: int, by: Strategy, into: Taken
) -> int:
    order = by.order_in_advance
    if by.in_advance == "reamortise":
        split = _split_heads if by.is_vertical else _split_rows
        return split(amount, targets, on=on, order=order, into=into)
    towards = targets[::-1] if by.in_advance == "last" else targets
    pay = vertically if by.is_vertical else horizontally
    return pay(amount, towards, on=on, order=order, into=into)


def _split_rows(
    amount: int, targets: list[Row], *, on: int, order: Sequence[int], into: Taken
) -> int:
    """Split evenly over the unpaid, head after head; what is left is split again."""
    while amount and (unpaid := [row for row in targets if row.left]):
        for head in order:
            amount -= _evenly(amount, unpaid, head=head, on=on, into=into)
    return amount


def _split_heads(
    amount: int, targets: list[Row], *, on: int, order: Sequence[int], into: Taken
) -> int:
    """Split evenly over those that owe the head, until it is paid; then the next."""
    for head in order:
        while amount and (unpaid := [row for row in targets if row.open[head]]):
            amount -= _evenly(amount, unpaid, head=head, on=on, into=into)
    return amount


def _evenly(amount: int, unpaid: list[Row], *, head: int, on: int, into: Taken) -> int:
    """Give each an even share of one head: half to even, the remainder on the last."""
    share = half_even(amount, len(unpaid))
    rest = amount - share * (len(unpaid) - 1)
    left = amount
    for row in unpaid:
        most = rest if row is unpaid[-1] else share
        got = row.pay(head, min(most, left), on=on)
        into.add(row.due, head, got)
        left -= got
    return amount - left


def half_even(numerator: int, denominator: int) -> int:
    """Return the quotient, rounded to the nearest whole; a half goes to the even."""
    whole, rest = divmod(numerator, denominator)
    twice = 2 * rest
    up = twice > denominator or (twice == denominator and whole % 2)
    return whole + bool(up)


def _ripe(
    amount: int,
    rows: Rows,
    *,
    on: int,
    until: int,
    by: Strategy,
    into: Taken,
) -> int:
    """Pay charges whose own day has come, in instalments that are not due yet."""
    held = [row for row in rows.with_charges if row.due > on and row.left]
    pairs = (
        [(row, head) for head in by.order for row in held]
        if by.is_vertical
        else [(row, head) for row in held for head in by.order]
    )
    for row, head in pairs:
        ripe = row.ripe(head, until=until)
        got = row.pay(head, min(ripe, amount), on=on) if amount and ripe else 0
        into.add(row.due, head, got)
        amount -= got
    return amount


def recover(amount: int, rows: Rows, *, on: int, by: Strategy, into: Taken) -> int:
    """Pay what was written off, oldest instalment first; return what is above it."""
    for row in rows.all:
        for head in by.order:
            got = min(amount, row.written[head])
            if got:
                row.written[head] -= got
                row.paid[head] += got
                row.late += got if on > row.due else 0
                row.in_advance += got if on < row.due else 0
                into.add(row.due, head, got)
                amount -= got
    return amount
