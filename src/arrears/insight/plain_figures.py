"""The figures most KPIs are: sums, shares, rates and means of measures."""

from dataclasses import dataclass, replace
from decimal import Decimal

from arrears.domain.words import Words

from .estimates import Interval, by_days, byar, wilson
from .kpi import Ask, Days, Estimate, Row, Unit
from .measures import MEASURES

THOUSAND = 1000
ONE = Decimal(1)
NOTHING = Words(
    "这段时间没有“{whole.zh}”，无法相除，所以没有数字。",
    "There are no “{whole.en}” in these days, so there is nothing to divide by and no figure.",
)
MORE_THAN_ALL = Words(
    "“{part.zh}”多于“{whole.zh}”，数据有矛盾，不给出占比。",
    "There are more “{part.en}” than “{whole.en}”; the rows contradict each other, so no share is given.",
)
DIVIDED = Words("{part.zh} ÷ {whole.zh}", "{part.en} ÷ {whole.en}")
PER = Words("{part.zh} ÷ {whole.zh} × 1000", "{part.en} ÷ {whole.en} × 1000")


def total(days: Days, measure: str) -> int:
    """Return the measure over all the days; 0 where nothing was tallied."""
    return sum(days.get(measure, {}).values())


def within(days: Days, ask: Ask) -> Days:
    """Return the tallies of the days that are asked for."""
    return {
        measure: {on: n for on, n in told.items() if ask.since <= on <= ask.until}
        for measure, told in days.items()
    }


@dataclass(frozen=True, slots=True)
class Plain:
    """A figure of one number: one line a group, and only the days asked for."""

    @property
    def reach_days(self) -> int:
        """Return 0: nothing before the days asked for."""
        return 0

    def rows(self, days: Days, ask: Ask) -> tuple[Row, ...]:
        """Return the one line."""
        return (Row(self.estimate(within(days, ask))),)

    def estimate(self, days: Days) -> Estimate:
        """Return the number, with the measures it is made of."""
        made, measures = self.worked_out(days), self.measures
        whole = measures[1] if len(measures) > 1 else ""
        return replace(made, part_of=measures[0], whole_of=whole)

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the measures it needs."""
        raise NotImplementedError

    def worked_out(self, days: Days) -> Estimate:
        """Return the number itself."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Total(Plain):
    """A sum of one measure."""

    measure: str

    @property
    def unit(self) -> Unit:
        """Return money or count."""
        return Unit.MONEY if MEASURES[self.measure].is_money else Unit.COUNT

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the one measure."""
        return (self.measure,)

    @property
    def formula(self) -> Words:
        """Return the measure's name."""
        return MEASURES[self.measure].words

    def worked_out(self, days: Days) -> Estimate:
        """Return the sum; it is what it is, so it has no interval."""
        found = total(days, self.measure)
        return Estimate(found, None, Decimal(found))


@dataclass(frozen=True, slots=True)
class Share(Plain):
    """A part of a whole, of counts, of money or of time."""

    part: str
    whole: str
    unit: Unit = Unit.SHARE

    @property
    def measures(self) -> tuple[str, ...]:
        """Return part and whole."""
        return (self.part, self.whole)

    @property
    def formula(self) -> Words:
        """Return part ÷ whole."""
        return _both(DIVIDED, self.part, self.whole)

    def worked_out(self, days: Days) -> Estimate:
        """Return the share; of counts with Wilson's interval, of amounts by their days."""
        part, whole = total(days, self.part), total(days, self.whole)
        if whole <= 0:
            return Estimate(
                part, whole, None, said=_both(NOTHING, self.part, self.whole)
            )
        if not 0 <= part <= whole and not MEASURES[self.part].is_money:
            return Estimate(
                part, whole, None, said=_both(MORE_THAN_ALL, self.part, self.whole)
            )
        return Estimate(
            part, whole, Decimal(part) / whole, self._interval(part, whole, days)
        )

    def _interval(self, part: int, whole: int, days: Days) -> Interval | None:
        if not MEASURES[self.part].is_amount:
            return wilson(part, whole)
        found = by_days(days.get(self.part, {}), days[self.whole])
        if found is None:
            return None
        high = found.high if MEASURES[self.part].is_money else min(ONE, found.high)
        return Interval(max(Decimal(0), found.low), high)


@dataclass(frozen=True, slots=True)
class Rate(Plain):
    """Rare events per thousand of something that they are no part of."""

    part: str
    whole: str
    unit: Unit = Unit.PER_THOUSAND

    @property
    def measures(self) -> tuple[str, ...]:
        """Return events and what they are set against."""
        return (self.part, self.whole)

    @property
    def formula(self) -> Words:
        """Return events ÷ exposure × 1000."""
        return _both(PER, self.part, self.whole)

    def worked_out(self, days: Days) -> Estimate:
        """Return the rate with its Poisson interval."""
        part, whole = total(days, self.part), total(days, self.whole)
        if whole <= 0:
            return Estimate(
                part, whole, None, said=_both(NOTHING, self.part, self.whole)
            )
        exposure = Decimal(whole) / THOUSAND
        return Estimate(part, whole, part / exposure, byar(max(0, part), exposure))


@dataclass(frozen=True, slots=True)
class Mean(Plain):
    """So much of one for each of the other."""

    part: str
    whole: str
    unit: Unit = Unit.RATE
    per: int = 1  # 60: from seconds to minutes

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the sum and the count."""
        return (self.part, self.whole)

    @property
    def formula(self) -> Words:
        """Return sum ÷ count."""
        return _both(DIVIDED, self.part, self.whole)

    def worked_out(self, days: Days) -> Estimate:
        """Return the mean; its interval is from how the days differ."""
        part, whole = total(days, self.part), total(days, self.whole)
        if whole <= 0:
            return Estimate(
                part, whole, None, said=_both(NOTHING, self.part, self.whole)
            )
        found = by_days(days.get(self.part, {}), days[self.whole])
        interval = found and Interval(found.low / self.per, found.high / self.per)
        return Estimate(part, whole, Decimal(part) / whole / self.per, interval)


def _both(words: Words, part: str, whole: str) -> Words:
    return Words(
        words.zh.format(part=MEASURES[part].words, whole=MEASURES[whole].words),
        words.en.format(part=MEASURES[part].words, whole=MEASURES[whole].words),
    )
