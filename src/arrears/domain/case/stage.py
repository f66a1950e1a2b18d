"""How late a debt is, and which stage of the ladder that is (DPD-01…05, CALC-07)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from arrears.domain.words import Refusal, Words

DAYS_PER_CYCLE = 30


class Stage(StrEnum):
    """The rungs of the ladder; where each begins is the ladder's business."""

    NOT_OVERDUE = "not_overdue"
    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"
    HANDED_OVER = "handed_over"

    @property
    def words(self) -> Words:
        """Return the stage's name as people read it."""
        return STAGE_WORDS[self]


STAGE_WORDS = {
    Stage.NOT_OVERDUE: Words("未逾期", "not overdue"),
    Stage.EARLY: Words("早期", "early"),
    Stage.MIDDLE: Words("中期", "middle"),
    Stage.LATE: Words("后期", "late"),
    Stage.HANDED_OVER: Words("移交总部", "handed over"),
}


class LadderOutOfOrder(Refusal):
    """The first days of the stages do not rise."""

    words = Words(
        "阶段起始天数必须从 1 起逐级递增，现在是 {days}。",
        "The stages' first days must begin at 1 and rise; they are {days}.",
    )


@dataclass(frozen=True, slots=True)
class Ladder:
    """
    The first day past due of each stage; the defaults are DPD-01…04's own.

    Raises LadderOutOfOrder when the days do not rise from 1.
    """

    early: int = 1
    middle: int = 6
    late: int = 11
    handed_over: int = 31

    def __post_init__(self) -> None:
        days = (self.early, self.middle, self.late, self.handed_over)
        if days[0] != 1 or list(days) != sorted(set(days)):
            raise LadderOutOfOrder(days=days)

    @property
    def rungs(self) -> tuple[tuple[Stage, int], ...]:
        """Return each stage with its first day, lowest first."""
        return (
            (Stage.EARLY, self.early),
            (Stage.MIDDLE, self.middle),
            (Stage.LATE, self.late),
            (Stage.HANDED_OVER, self.handed_over),
        )

    def stage(self, days_past_due: int) -> Stage:
        """Return the stage that `days_past_due` falls into."""
        reached = [stage for stage, first in self.rungs if days_past_due >= first]
        return reached[-1] if reached else Stage.NOT_OVERDUE


def days_past_due(due_on: date, on: date, *, due_day_counts: bool = False) -> int:
    """
    Return how many days past due a debt due on `due_on` is on day `on`.

    By default the day after the due day is day one; with `due_day_counts` the
    due day itself is. Before the due day: 0, never less.
    """
    return max(0, (on - due_on).days + due_day_counts)


def cycle(days: int) -> int:
    """Return the delinquency cycle M1, M2, … of `days` past due; 0 when current."""
    return -(-days // DAYS_PER_CYCLE)
