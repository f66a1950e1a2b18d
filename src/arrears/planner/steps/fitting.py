"""Which cases no seat of the day may have, whatever room there is."""

from collections.abc import Sequence

import narwhals.stable.v2 as nw

from arrears.planner.frames import Frame, collected, frame_like
from arrears.planner.policy import Policy

from .abilities import NEEDS, Seat, brackets_of, needed, sent_on
from .aside import give_reason

UNFIT = "unfit"


def fitting(
    cases: Frame, *, whole: Frame, seats: Sequence[Seat], policy: Policy
) -> Frame:
    """
    Set aside what no seat that is there may have, so that it stands in nobody's way.

    Where nobody is there all wait for a seat. Of the `whole` book it is asked which
    kinds of cases there are.

    Reads   what `needed` reads
    Writes  reason   "no_seat_fits"
    Rows    one in, one out
    """
    needs, brackets = needed(seats), brackets_of(seats)
    kinds = collected(whole.select(**needs).unique()).sort(*NEEDS)
    unfit = [
        kind
        for kind in kinds.rows(named=True)
        if not _any_may_have(kind, seats, brackets, policy)
    ]
    if not seats or not unfit:
        return cases
    named = {name: f"need_of_{name}" for name in NEEDS}
    columns = {named[name]: [kind[name] for kind in unfit] for name in NEEDS}
    schema = {named[name]: kinds.schema[name] for name in NEEDS}
    told = {**columns, UNFIT: ["no_seat_fits"] * len(unfit)}
    found = frame_like(cases, told, {**schema, UNFIT: nw.String()})
    return (
        cases.with_columns(**{named[name]: need for name, need in needs.items()})
        .join(found, on=list(named.values()), how="left")
        .pipe(give_reason, nw.col(UNFIT))
        .drop(UNFIT, *named.values())
    )


def _any_may_have(
    kind: dict[str, object],
    seats: Sequence[Seat],
    brackets: Sequence[int],
    policy: Policy,
) -> bool:
    needs = sent_on(kind, seats, brackets, policy.team_fallback)
    return any(seat.may_have(needs, brackets) for seat in seats)
