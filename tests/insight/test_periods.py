"""Which line of other days stands beside a line."""

from datetime import date, timedelta

import pytest

from arrears.insight.periods import line_beside

from .book import answered, row

DAY = timedelta(days=1)


def dials(by, since, until, days):
    rows = [row("contacts", "A", on=on, collector=who) for on, who in days]
    return answered("dials", by=by, since=since, until=until, contacts=rows)


def test_a_group_stands_beside_the_same_group():
    now = dials(
        "collector", date(2026, 11, 1), date(2026, 11, 7), [(date(2026, 11, 2), "li")]
    )
    then = dials(
        "collector",
        date(2026, 10, 1),
        date(2026, 10, 7),
        [(date(2026, 10, 2), w) for w in ("li", "li", "wu")],
    )

    beside = line_beside(now.lines[0], now, then)
    assert beside
    assert (beside.group, beside.row.estimate.part) == ("li", 2)
    all_then = line_beside(now.together[0], now, then)
    assert all_then
    assert all_then.row.estimate.part == 3


@pytest.mark.parametrize(
    ("by", "now", "then"),
    [
        ("day", "2026-11-02", "2026-10-02"),
        ("week", "2026-W45", "2026-W40"),
        ("month", "2026-11", "2026-10"),
    ],
)
def test_a_day_week_or_month_stands_beside_the_one_as_far_in(by, now, then):
    from arrears.insight.answer import Answer, Line
    from arrears.insight.catalogue import kpi
    from arrears.insight.kpi import Estimate, Row

    def answer(since, group):
        line = Line(group, "", Row(Estimate(1, None, None)))
        return Answer(kpi("dials"), since, since + 6 * DAY, by, (line,), (), None, ())

    ours, others = answer(date(2026, 11, 1), now), answer(date(2026, 10, 1), then)

    assert line_beside(ours.lines[0], ours, others) == others.lines[0]


def test_a_group_the_other_days_do_not_have_has_nothing_beside_it():
    now = dials(
        "collector", date(2026, 11, 1), date(2026, 11, 7), [(date(2026, 11, 2), "li")]
    )
    none = dials("collector", date(2026, 10, 1), date(2026, 10, 7), [])

    assert line_beside(now.lines[0], now, none) is None
