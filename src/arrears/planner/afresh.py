"""Some debtors judged anew within the day, by the steps that a full plan takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from .frames import Frame, Frames, checked, collected, frame_like
from .nightly import Figures, stood
from .policy import Policy
from .steps.evenings import COUNTS, IN, LIKES, evenings_of, in_the_evening
from .steps.openings import ALL_ROUNDS, EVENING, moved, windows
from .steps.promises import FOLLOWS, HOUR, REMINDED
from .steps.rank import ranked
from .steps.slots import lawful_at_slot
from .turn import Known, Turn, turn_of


@dataclass(frozen=True, slots=True)
class Standing:
    """
    What the steps before the deal say of one case; `point` is its best number.

    `promised_at` and `follows_at` are minutes: the promised hour of today, and when she
    is called after it; `evening` her turn of that round, where she belongs there.
    """

    case: str
    reason: str
    point: str | None
    turn: Turn
    open_rounds: frozenset[str]
    promised_at: int | None = None
    follows_at: int | None = None
    evening: Turn | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """
    What the day's plan keeps of the whole book: how evenings went, by stage.

    `stages` are those in which these figures have each case that is judged anew.
    """

    evenings: Figures = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)


NOTHING_KEPT = Kept()


@dataclass(frozen=True, slots=True)
class AtTurn:
    """What the rules of the hour say of a call at its turn, moved to an open minute."""

    reason: str
    point: str | None
    slot_minutes: int | None


class Afresh:
    """The cases of some debtors as they stand now, before any seat is dealt."""

    def __init__(
        self,
        frames: Frames,
        *,
        on: date,
        policy: Policy,
        kept: Kept = NOTHING_KEPT,
    ) -> None:
        self._on, self._policy = on, policy
        found = stood(checked(frames), on=on, policy=policy)
        cases = found.cases.pipe(ranked, policy=policy)
        evenings = _evenings(found.cases, kept, policy)
        late = cases.pipe(in_the_evening, evenings=evenings, policy=policy)
        self._cases = collected(late).sort("rank")
        self._openings = collected(found.openings)

    def standings(self) -> Iterator[Standing]:
        """Yield where each case stands, in order of rank."""
        for row in self._cases.rows(named=True):
            yield Standing(
                case=row["case"],
                reason=row["reason"] or "",
                point=row["point"],
                turn=self._turn(row),
                open_rounds=frozenset(self._open_rounds(row)),
                promised_at=row[HOUR],
                follows_at=row[FOLLOWS],
                evening=Turn(EVENING, row[LIKES]) if row.get(IN) else None,
            )

    def _open_rounds(self, row: Mapping[str, Any]) -> Iterator[str]:
        """Yield the rounds she may be called in; of what another policy planned, all."""
        known = windows(self._policy)
        for name in ALL_ROUNDS:
            if name not in known or row[f"open_{name}"]:
                yield name

    def _turn(self, row: Mapping[str, Any]) -> Turn:
        if row["round"] is not None:
            return Turn(row["round"], row["slot_minutes"])
        known = Known(
            promised=row["promise_on"] == self._on,
            promised_at=row["promise_at_minutes"],
            prefers_from=row["prefers_from_minutes"],
            tried=bool(row["dials_today"]),
            rung_in_vain=row["rung_in_vain_minutes"],
            reminded=bool(row[REMINDED]),
            follows_at=row[FOLLOWS],
        )
        return turn_of(known, policy=self._policy)

    def at(self, turns: Mapping[str, Turn]) -> dict[str, AtTurn]:
        """Return, by case, what is said of its call at its turn, all at once."""
        columns = {
            "case": list(turns),
            "at_round": [turn.round for turn in turns.values()],
            "at_minutes": [turn.slot_minutes for turn in turns.values()],
        }
        kinds = {"case": nw.String(), "at_round": nw.String(), "at_minutes": nw.Int32()}
        cases = self._cases.lazy()
        asked = (
            cases.join(frame_like(cases, columns, kinds), on="case")
            .with_columns(
                round=nw.col("at_round"),
                slot_minutes=nw.col("at_minutes"),
                seat=nw.lit(None, dtype=nw.String),
                place=nw.lit(None, dtype=nw.Int32),
            )
            .pipe(moved, openings=self._openings.lazy(), policy=self._policy)
            .pipe(lawful_at_slot, on=self._on, policy=self._policy)
            .select("case", "reason", "point", "slot_minutes")
        )
        return {
            row["case"]: AtTurn(row["reason"] or "", row["point"], row["slot_minutes"])
            for row in collected(asked).rows(named=True)
        }


def _evenings(cases: Frame, kept: Kept, policy: Policy) -> Frame | None:
    """Return how evenings went in the whole book, with these cases as they stand now."""
    now = evenings_of(cases, policy=policy)
    if now is None:
        return None
    kinds = {"case": nw.String(), "stage": nw.String()}
    was = {"case": list(kept.stages), "stage": list(kept.stages.values())}
    before = (
        cases.select("case", *COUNTS)
        .join(frame_like(cases, was, kinds), on="case")
        .select("stage", *(-nw.col(name) for name in COUNTS))
    )
    told = {"stage": list(kept.evenings)} | {
        name: [each[name] for each in kept.evenings.values()] for name in COUNTS
    }
    whole = frame_like(
        cases, told, {"stage": nw.String(), **dict.fromkeys(COUNTS, nw.Int64())}
    )
    return nw.concat([each.select("stage", *COUNTS) for each in (whole, now, before)])
