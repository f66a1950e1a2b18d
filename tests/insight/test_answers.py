"""A figure is right, or there is none and a sentence says why."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from arrears.insight import notes
from arrears.insight.answer import PeriodBackwards
from arrears.insight.catalogue import UnknownKpi, all_kpis, kpi
from arrears.insight.house import House, HouseNotRead, ScorecardOnMoneyAlone, house
from arrears.insight.shapes.costs import NO_VISIT_COST

from .book import OPENED, TALK, UNTIL, answered, row, value

DAY = timedelta(days=1)


def english(answer):
    return " ".join(words.en for words in answer.said)


@pytest.mark.covers("KPI-18")
def test_the_kept_rate_is_of_promises_that_are_over():
    rows = [
        row("promises", "A-1042", state="kept"),
        row("promises", "B-2077"),
        row("promises", "C-3015", state="open"),
    ]

    assert value("kept_rate", promises=rows) == Decimal("0.5")


@pytest.mark.covers("KPI-01", "CALC-10")
def test_sixty_in_seven_days_stands_beside_its_target_and_who_set_it():
    rows = {
        "cases": [row("cases", "A-1042")],
        "money": [row("money", "A-1042", on=OPENED + 7 * DAY, minor=60_00)],
    }
    found = answered("KPI-01", **rows)

    assert value("KPI-01", **rows) == Decimal("0.6")
    assert found.target.value == Decimal("0.60")
    assert "source 003" in english(found)


@pytest.mark.covers("KPI-02")
def test_money_on_the_eighth_day_is_not_within_seven():
    rows = {
        "cases": [row("cases", "A-1042")],
        "money": [row("money", "A-1042", on=OPENED + 8 * DAY, minor=60_00)],
    }

    assert value("recovered_7", **rows) == 0
    assert value("recovered_15", **rows) == Decimal("0.6")


def test_division_by_nothing_is_said_and_no_figure_is_made_up():
    found = answered("reach_rate", contacts=[row("contacts", "A-1042", channel="sms")])

    assert found.together[0].row.estimate.value is None
    assert "nothing to divide by" in english(found)


def test_an_empty_period_is_said():
    assert "on record" in english(answered("kept_rate"))


def test_what_the_desk_does_not_keep_yet_is_said():
    assert "keeps no rows of this kind" in english(answered("interruptions"))


@pytest.mark.covers("KPI-13")
def test_the_talk_share_is_of_seconds_and_by_collector():
    rows = [
        row("timed", "A-1042"),
        row("timed", "B-2077", collector="li", spoke_seconds=90, heard_seconds=30),
    ]
    found = answered("talk_share", by="collector", timed=rows)

    told = {line.group: line.row.estimate.value for line in found.lines}
    assert told == {"carla": Decimal(1) / 3, "li": Decimal("0.75")}
    assert found.together[0].row.estimate.value == Decimal("0.5")


def test_seconds_are_no_cases_so_few_days_make_no_sure_talk_share():
    days = [OPENED + n * DAY for n in range(8)]
    rows = [row("timed", "A-1042", on=day) for day in days]
    rows[0] |= {"spoke_seconds": 180, "heard_seconds": 0}

    (few,) = answered("talk_share", timed=rows[:7]).together
    (more,) = answered("talk_share", timed=rows).together

    assert few.row.estimate.interval is None
    assert more.row.estimate.interval.low < Decimal("0.3") < Decimal("0.5")
    assert more.row.estimate.interval.high <= 1


@pytest.mark.parametrize(
    "rows", [[], [row("timed", "A-1042", spoke_seconds=0, heard_seconds=0)]]
)
def test_without_a_timed_call_there_is_no_talk_share_and_words_say_why(rows):
    found = answered("talk_share", timed=rows)

    assert found.together[0].row.estimate.value is None
    assert "No call of these days was timed" in english(found)
    assert "一通计时的通话" in " ".join(words.zh for words in found.said)


def test_a_missing_target_is_said():
    assert "No target is set" in english(answered("kept_rate"))


def test_a_team_of_one_is_not_compared():
    found = answered("kept_rate", by="collector", promises=[row("promises", "A-1042")])

    assert notes.ONE_GROUP in found.said


def test_small_groups_are_shrunk_and_called_small():
    many = [
        row(
            "promises",
            f"{who}{n}",
            collector=who,
            state="kept" if n < kept else "broken",
        )
        for who, of, kept in (("li", 60, 50), ("wu", 60, 12), ("xu", 60, 30))
        for n in range(of)
    ]
    lucky = row("promises", "A-1042", collector="carla", state="kept")
    found = answered("kept_rate", by="collector", promises=[*many, lucky])

    carla = next(line for line in found.lines if line.group == "carla")
    assert carla.row.estimate.value == 1
    assert carla.is_small
    assert Decimal("0.5") < carla.shrunk < Decimal("0.75")
    assert "rank nobody" in english(found)


def test_parts_that_contradict_the_whole_give_no_share():
    rows = [row("contacts", "A-1042", **TALK, initiator="debtor")]

    assert value("attempts_per_talk", contacts=rows) == 0
    assert value("reach_rate", contacts=rows) is None


def test_currencies_are_never_added_up():
    rows = {
        "cases": [row("cases", "A-1042"), row("cases", "B-2077", currency="USD")],
        "money": [row("money", "A-1042", minor=5), row("money", "B-2077", minor=7)],
    }
    found = answered("KPI-04", **rows)

    told = {line.currency: line.row.estimate.part for line in found.together}
    assert told == {"CNY": 5, "USD": 7}


def test_a_period_that_runs_backwards_is_refused():
    with pytest.raises(PeriodBackwards):
        answered("kept_rate", since=UNTIL, until=OPENED)


def test_an_unknown_kpi_is_named():
    with pytest.raises(UnknownKpi, match="effort"):
        kpi("effort")


@pytest.mark.covers("KPI-07")
def test_a_streak_stands_beside_what_chance_would_give():
    days = [OPENED + n * DAY for n in range(5)]
    rows = {
        "contacts": [row("contacts", "A-1042", on=day) for day in days],
        "money": [row("money", "A-1042", on=days[0], minor=5)],
    }
    (line,) = answered("zero_days", **rows).together

    assert line.row.estimate.value == 4
    assert "a reason for help" in line.row.said[0].en


@pytest.mark.covers("KPI-24")
def test_a_rolling_mean_waits_until_its_window_is_known():
    money = [row("money", "A-1042", on=UNTIL - n * DAY, minor=28) for n in range(28)]
    last, four_weeks, three_months = answered("sustained", money=money).together

    assert (last.row.estimate.value, four_weeks.row.estimate.value) == (28, 28)
    assert three_months.row.estimate.value is None


@pytest.mark.covers("KPI-17", "CALC-09")
def test_the_phone_mix_shows_its_bands_and_what_is_in_none():
    rows = [
        row("contacts", "A-1042", point_kind=kind) for kind in ("mobile", "work", "")
    ]
    lines = answered("phone_mix", contacts=rows).together

    assert [line.row.estimate.part for line in lines] == [1, 1, 0, 1]
    assert "0.7–0.8" in lines[0].row.said[0].en


@pytest.mark.covers("KPI-09")
def test_a_scorecard_on_money_alone_is_refused():
    text = (
        "targets: {}\nphone_mix: {}\ncost_minor_per_contact: 0\ncost_minor_per_visit: 0\n"
        "scorecard: {conduct: '0.2', quality: '0.2', promises: '0.1', recovery: '0.5'}"
    )
    assert house(text, file="x.yaml").scorecard["recovery"] == Decimal("0.5")

    with pytest.raises(ScorecardOnMoneyAlone):
        house(text.replace("promises: '0.1'", "promises: '0'"), file="x.yaml")
    with pytest.raises(ScorecardOnMoneyAlone):
        house(text.replace("conduct: '0.2'", "conduct: '0'"), file="x.yaml")


def test_the_scorecard_without_a_part_has_no_total():
    lines = answered("scorecard", contacts=[row("contacts", "A-1042", **TALK)]).together

    assert lines[-1].row.estimate.value is None
    assert "promises kept" in lines[-1].row.estimate.said.en


def test_the_cost_is_only_told_where_somebody_set_one():
    rows = {
        "contacts": [row("contacts", "A-1042")] * 2,
        "money": [row("money", "A-1042", minor=400)],
        "cases": [row("cases", "A-1042")],
    }
    priced = House(
        targets={}, phone_mix={}, cost_minor_per_contact=100, cost_minor_per_visit=0,
        scorecard=House.default().scorecard,
    )  # fmt: skip

    assert value("cost_per_unit", **rows) is None
    assert [
        line.row.estimate.value
        for line in answered("cost_per_unit", house=priced, **rows).together
        if line.currency == "CNY"
    ] == [Decimal("0.5")]


@pytest.mark.covers("CALC-11")
def test_an_older_day_weighs_less_in_contactability():
    rows = [
        row("contacts", "A-1042", on=UNTIL - 30 * DAY, **TALK),
        row("contacts", "A-1042", on=UNTIL),
    ]

    found = value("contactability", contacts=rows)

    assert found.quantize(Decimal("0.001")) == Decimal("0.333")


def test_a_house_file_that_lacks_a_key_names_it():
    with pytest.raises(HouseNotRead, match="targets"):
        house("{}", file="x.yaml")


@pytest.mark.parametrize("each", all_kpis(), ids=lambda each: each.key)
def test_every_kpi_answers_also_without_a_row_and_says_all_there_is_to_say(each):
    found = answered(each.key, since=date(2026, 11, 1), until=date(2026, 11, 1))

    assert found.together
    assert found.said
    for words in (each.title, each.meaning, each.trap, each.population, each.source):
        assert words.zh.strip()
        assert words.en.strip()
    assert each.figure.formula.zh
    assert all(kpi(key) for key in each.pair)


def test_all_of_the_catalogue_is_there():
    numbers = {each.item for each in all_kpis()}

    assert {f"KPI-{n:02}" for n in range(1, 25)} <= numbers


def test_a_target_is_only_set_for_a_kpi_that_is():
    assert set(House.default().targets) <= {each.key for each in all_kpis()}


@pytest.mark.covers("CALC-13")
def test_what_visits_cost_is_told_once_somebody_said_what_one_costs():
    visits = [row("contacts", "A-1042", code="EVT-24")] * 3
    (line,) = answered("visit_cost", contacts=visits).together
    told = replace(House.default(), cost_minor_per_visit=80_00)

    assert (line.row.estimate.value, line.row.estimate.said) == (None, NO_VISIT_COST)
    assert value("visit_cost", contacts=visits, house=told) == 240_00


def test_liquidation_is_told_by_collector_of_who_first_talked_with_the_debtor():
    cases = [
        row("cases", f"A-{n}", first_talker=("li", "wu", None)[n % 3]) for n in range(9)
    ]
    money = [row("money", "A-0", minor=50_00), row("money", "A-1", minor=20_00)]

    found = answered("liquidation", by="collector", cases=cases, money=money)

    told = {line.group: line.row.estimate.part for line in found.lines}
    assert told == {"": 0, "li": 50_00, "wu": 20_00}
    assert found.together[0].row.estimate.part == 70_00
