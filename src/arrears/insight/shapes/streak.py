"""A streak: working days in a row without money, beside what chance would give."""

from dataclasses import dataclass
from decimal import Decimal

from arrears.domain.words import Words
from arrears.insight.kpi import Ask, Days, Estimate, Row, Unit
from arrears.insight.plain_figures import within

CHANCE = Words(
    "按此人平时的零回款日占比（{share}），{days} 个工作日里碰上连续 {run} 天以上的机会约 {chance}；这是给予支持的信号，不是处罚依据。",
    "With this share of days without money ({share}), {days} working days bring a run of {run} or more by chance alone with {chance}; a reason for help, never for blame.",
)
NO_WORK = Words(
    "这段时间没有拨打，谈不上连续零回款。",
    "Nobody dialled in these days, so there is no streak.",
)
TENTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Streak:
    """The longest run of days with dials and without money."""

    work: str = "dials"
    money: str = "received_minor"
    reach_days: int = 0
    unit: Unit = Unit.DAYS

    @property
    def measures(self) -> tuple[str, ...]:
        """Return work and money."""
        return (self.work, self.money)

    @property
    def formula(self) -> Words:
        """Return how it is counted."""
        return Words(
            "有拨打而没有到账的工作日，最长连续几天",
            "the longest run of days with dials and without money",
        )

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return the run, and how often chance alone would give one as long."""
        told = within(days, ask)
        worked = sorted(on for on, n in told.get(self.work, {}).items() if n > 0)
        if not worked:
            return (Row(Estimate(0, 0, None, said=NO_WORK)),)
        empty = [told.get(self.money, {}).get(on, 0) <= 0 for on in worked]
        run, zeros = longest(empty), sum(empty)
        estimate = Estimate(run, len(worked), Decimal(run))
        share = Decimal(zeros) / len(worked)
        said = CHANCE.filled(
            share=share.quantize(TENTH),
            days=len(worked),
            run=run,
            chance=chance_of_run(run, days=len(worked), share=share).quantize(TENTH),
        )
        return (Row(estimate, said=(said,) if run > 1 else ()),)


def longest(flags: list[bool]) -> int:
    """Return the length of the longest run of true."""
    best = now = 0
    for flag in flags:
        now = now + 1 if flag else 0
        best = max(best, now)
    return best


def chance_of_run(run: int, *, days: int, share: Decimal) -> Decimal:
    """
    Return the chance of a run of at least `run` empty days in so many.

    Each is empty with chance `share`, whatever the others are.
    """
    if run < 1:
        return Decimal(1)
    without = [Decimal(1)]  # chance of no such run in the first n days
    for n in range(1, days + 1):
        if n < run:
            without.append(Decimal(1))
        elif n == run:
            without.append(1 - share**run)
        else:
            without.append(
                without[n - 1] - share**run * (1 - share) * without[n - run - 1]
            )
    return 1 - without[days]
