"""A KPI answered: its lines, group by group, and all that must be said of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from arrears.domain.tally import Summed
from arrears.domain.words import Refusal, Words

from . import notes
from .estimates import prior, spread
from .house import House, Target
from .kpi import Ask, Kpi, Row
from .measures import MEASURES
from .plain_figures import Share
from .tallies.long import BUCKETS

GROUPS = {
    "collector": Words("催收员", "collector"),
    "team": Words("班组", "team"),
    "lender": Words("委托方", "lender"),
    "placement": Words("委案批次", "placement"),
    "bucket": Words("逾期天数档", "days past due"),
    "day": Words("日", "day"),
    "week": Words("周", "week"),
    "month": Words("月", "month"),
}
FEW = 30  # fewer than this are small numbers


class PeriodBackwards(Refusal):
    """The last day comes before the first."""

    words = Words(
        "起始日 {since} 晚于结束日 {until}，请对调。",
        "The first day {since} comes after the last, {until}. Change them round.",
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer; an empty group is everything together."""

    group: str
    currency: str  # only where the figure is money
    row: Row
    shrunk: Decimal | None = None  # drawn towards all groups

    @property
    def is_small(self) -> bool:
        """Say whether it rests on a small number."""
        whole = self.row.estimate.whole
        return whole is not None and 0 < whole < FEW


@dataclass(frozen=True, slots=True)
class Answer:
    """What a KPI came to in some days; everything that qualifies it is in `said`."""

    kpi: Kpi
    since: date
    until: date
    by: str
    lines: tuple[Line, ...]
    together: tuple[Line, ...]
    target: Target | None
    said: tuple[Words, ...]


def answer(
    kpi: Kpi,
    sums: Iterable[Summed],
    *,
    ask: Ask,
    by: str = "",
    said: Sequence[Words] = (),
) -> Answer:
    """
    Return the KPI's answer: all together, and by group where `by` is given.

    `said` is what is known of the days themselves (not over, not counted,
    corrected); it comes first among what must be said. Raises PeriodBackwards.
    """
    raise_unless_forward(ask.since, ask.until)
    held = list(sums)
    whole = _lines(kpi, held, ask, together=True)
    lines = _shrunk(kpi, _lines(kpi, held, ask)) if by else ()
    target = ask.house.targets.get(kpi.key)
    told = [*said, *notes.of_days(kpi, held, ask)]
    told += [
        line.row.estimate.said for line in (*whole, *lines) if line.row.estimate.said
    ]
    told += [*notes.of_groups(lines, by=by), notes.of_target(target)]
    return Answer(
        kpi, ask.since, ask.until, by, lines, whole, target, tuple(dict.fromkeys(told))
    )


def raise_unless_forward(since: date, until: date) -> None:
    """Raise PeriodBackwards where the last day comes before the first."""
    if since > until:
        raise PeriodBackwards(since=since, until=until)


def first_day(kpi: Kpi, since: date) -> date:
    """Return the first day whose tallies the KPI needs."""
    return since - timedelta(days=kpi.figure.reach_days)


def _lines(
    kpi: Kpi, sums: Sequence[Summed], ask: Ask, *, together: bool = False
) -> tuple[Line, ...]:
    money = any(MEASURES[m].is_money for m in kpi.figure.measures)
    groups: dict[tuple[str, str], dict[str, dict[date, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    for each in sums:
        key = ("" if together else each.group, each.currency if money else "")
        groups[key][each.measure][each.on] += each.amount
    found: Mapping[tuple[str, str], Mapping[str, Mapping[date, int]]] = groups
    if together and not found:
        found = {("", ""): {}}
    told = [
        (key, kpi.figure.rows(days, ask))
        for key, days in sorted(found.items(), key=_in_order)
    ]
    known = [each for each in told if any(_is_something(row) for row in each[1])]
    return tuple(
        Line(group, currency, row)
        for (group, currency), rows in known or told
        for row in rows
    )


def _in_order(item: tuple[tuple[str, str], object]) -> tuple[int, str, str]:
    """Return by what groups are sorted: buckets by their days, others by name."""
    group, currency = item[0]
    rank = BUCKETS.index(group) if group in BUCKETS else len(BUCKETS)
    return (rank, group, currency)


def _is_something(row: Row) -> bool:
    return row.estimate.value is not None or bool(row.estimate.part)


def _shrunk(kpi: Kpi, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines, shares drawn towards all of them."""
    figure = kpi.figure
    if not isinstance(figure, Share):
        return lines
    if MEASURES[figure.part].is_amount:
        return _shrunk_amounts(lines)
    known = [
        (line.row.estimate.part, line.row.estimate.whole or 0)
        for line in lines
        if line.row.estimate.value is not None
    ]
    of_all = prior(known)
    if of_all is None:
        return lines
    return tuple(
        replace(line, shrunk=of_all.shrunk(part, whole))
        if (part := line.row.estimate.part) >= 0 and (whole := line.row.estimate.whole)
        else line
        for line in lines
    )


def _shrunk_amounts(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return shares of money or time drawn towards all, by how their days differ."""
    found = {line: line.row.estimate for line in lines}
    known = {
        line: (each.value, each.interval)
        for line, each in found.items()
        if each.value is not None
    }
    of_all = spread(list(known.values()))
    if of_all is None or len({line.currency for line in lines}) > 1:
        return lines
    return tuple(
        replace(line, shrunk=of_all.shrunk(*known[line])) if line in known else line
        for line in lines
    )


def ask(since: date, until: date, house: House | None = None) -> Ask:
    """Return the days that are asked for, with the house's own figures."""
    return Ask(since, until, house or House.default())
