"""Standing rules hand out: at night, at intake and by hand; once, and undone like any act."""

from datetime import timedelta

import pytest

from arrears.actions import assign_cases as bulk
from arrears.actions.hand_by_rules import (
    NoRules,
    NothingToHand,
    hand_by_rules,
    try_rules,
)
from arrears.actions.plan_day import plan_day
from arrears.domain.case.assigning import Change
from arrears.questions.case_page import case_page
from arrears.store.models import (
    Assignment,
    Attempt,
    BulkAct,
    BulkLine,
    Case,
    JournalEntry,
    Staff,
    WorkItem,
)
from tests.actions.test_import_book import ALMA, BORIS, take  # noqa: F401
from tests.rules import BY_STAGE, in_force
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TOMORROW = TODAY + timedelta(days=1)
RULES = BY_STAGE.format(version="rules-1")
TO_LI = "version: rules-2\nrules:\n  - {name: 全部给李, to: {seat: li}%s}\n"


@pytest.fixture
def seats(db):
    for n, seat in enumerate(("carla", "li", "mo")):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    Staff.objects.filter(user__username__in=("li", "mo")).update(team="甲组")


@pytest.fixture
def book(seats):
    return books.built("zh")


def hand(*, on=TODAY, now=NOW):
    return hand_by_rules(on=on, by="cli", now=now)


def whose() -> dict[str, str]:
    rows = Assignment.objects.filter(ended_at=None)
    told = rows.values_list("case__number", "seat", "team")
    return {number: seat or team for number, seat, team in told}


def by_hand(case, **change):
    act = bulk.try_bulk(
        cases=[case.pk],
        change=Change(**change),
        ground="熟",
        told="",
        by="sun",
        now=NOW,
    )
    bulk.apply_bulk(act=act, by="sun", now=NOW)


@pytest.mark.covers("PROC-22")
def test_each_case_that_nobody_holds_goes_by_the_first_rule_that_fits(book):
    in_force(RULES)

    assert hand() == 13

    held = whose()
    assert held["C-3015"] == "carla"  # four days late
    rest = [seat for number, seat in held.items() if seat != "carla"]
    assert {rest.count("li"), rest.count("mo")} == {5, 6}


def test_the_case_s_history_names_the_rule_and_its_version(book):
    in_force(RULES)
    hand()

    page = case_page("C-3015", now=NOW, by="sandro")

    event = next(each for each in page.history if each.code == "EVT-26")
    assert event.words.zh == "按常设规则分配给 carla"
    assert event.text == "rules-1 · 早期"
    fact = JournalEntry.objects.get(kind="CaseAssigned", subject="C-3015").body
    assert (fact["reason"], fact["ground"]) == ("by_rule", "rules-1 · 早期")


def test_a_second_run_changes_nothing_and_writes_nothing(book):
    in_force(RULES)
    hand()
    before, told = whose(), JournalEntry.objects.count()

    assert hand(now=NOW + timedelta(hours=9)) == 0

    assert (whose(), JournalEntry.objects.count()) == (before, told)
    assert BulkAct.objects.count() == 1


def test_without_rules_and_before_their_day_nothing_happens(book):
    assert hand() == 0
    in_force(RULES, on=TOMORROW)

    assert hand() == 0
    assert hand(on=TOMORROW) == 13


def test_who_holds_a_case_keeps_it_unless_the_rule_says_so(book):
    by_hand(book.alma, kind="seat", seat="mo")
    in_force(TO_LI % "")
    assert hand() == 12
    assert whose()["A-1042"] == "mo"

    in_force(TO_LI.replace("rules-2", "rules-3") % ", takes_held: true")
    assert hand() == 1
    assert whose()["A-1042"] == "li"


def test_a_team_s_own_rules_go_on_where_the_house_s_end(book):
    in_force("version: h-1\nrules:\n  - {name: 全部, to: {team: 甲组}}\n")
    in_force("version: t-1\nrules:\n  - {name: 轮流, to: {even: 甲组}}\n", team="甲组")

    assert hand() == 13

    assert set(whose().values()) == {"li", "mo"}
    assert set(Assignment.objects.values_list("ground", flat=True)) == {
        "h-1 · 全部 → t-1 · 轮流"
    }


def test_the_plan_keeps_to_what_the_rules_said_and_is_the_same_again(book):
    in_force(TO_LI % "")

    first = plan_day(on=TOMORROW, by="cli", now=NOW)
    again = plan_day(on=TOMORROW, by="cli", now=NOW)

    called = WorkItem.objects.filter(run__on=TOMORROW).exclude(seat="")
    assert set(called.values_list("seat", flat=True)) == {"li"}
    assert (first.digest, first.is_new, again.is_new) == (again.digest, True, False)


def test_the_plan_refuses_no_seat_that_the_rules_gave(book):
    """New cases stand in no plan yet; what they owe is asked of the book all the same."""
    WorkItem.objects.all().delete()
    Staff.objects.filter(user__username="li").update(authority_minor=8_600_00)
    in_force("version: h-1\nrules:\n  - {name: 全部, to: {even: 甲组}}\n")

    hand()
    plan_day(on=TOMORROW, by="cli", now=NOW)

    held = whose()
    assert set(held.values()) == {"li", "mo"}
    of = WorkItem.objects.filter(run__on=TOMORROW, case__number__in=held)
    assert not of.filter(reason="no_seat_fits").exists()
    for number, seat, owed in of.exclude(seat="").values_list(
        "case__number", "seat", "owed_minor"
    ):
        assert seat == held[number]
        assert seat == "mo" or owed <= 8_600_00


def test_a_plan_of_a_past_day_hands_out_nothing(book):
    in_force(RULES)

    plan_day(on=TODAY - timedelta(days=1), by="cli", now=NOW)

    assert whose() == {}


def test_a_day_under_way_keeps_its_plan_and_its_cases(book):
    in_force(RULES)
    Attempt.objects.filter(case=book.alma).update(at=NOW)  # Carla told of a call

    assert plan_day(on=TODAY, by="cli", now=NOW).is_kept

    assert whose() == {}


@pytest.mark.usefixtures("seats")
def test_what_comes_in_is_handed_out_at_once(take):  # noqa: F811
    in_force(RULES)

    receipt = take(ALMA, BORIS)

    assert receipt.assigned == 2
    assert len(whose()) == 2
    assert take(ALMA, BORIS).assigned == 0


def test_seen_first_then_done_then_undone(book):
    with pytest.raises(NoRules):
        try_rules(by="sandro", now=NOW)
    in_force(RULES)

    act = try_rules(by="sandro", now=NOW)
    assert whose() == {}
    assert BulkLine.objects.filter(rule="rules-1 · 早期").count() == 2
    assert bulk.apply_bulk(act=act, by="sandro", now=NOW)
    assert len(whose()) == 13
    with pytest.raises(NothingToHand):
        try_rules(by="sandro", now=NOW)

    assert bulk.undo_bulk(act=act, by="sandro", now=NOW) == 13
    assert whose() == {}


def test_two_people_agreed_already_so_many_cases_wait_for_nobody(book, monkeypatch):
    monkeypatch.setattr(bulk, "FOUR_EYES_ABOVE", 1)
    in_force(RULES)

    assert bulk.apply_bulk(act=try_rules(by="sun", now=NOW), by="sun", now=NOW)


def test_what_changed_since_it_was_seen_stays(book):
    in_force(RULES)
    act = try_rules(by="sun", now=NOW)
    by_hand(book.alma, kind="seat", seat="carla")
    bulk.apply_bulk(act=act, by="sun", now=NOW)

    assert whose()["A-1042"] == "carla"
    assert BulkLine.objects.get(bulk=act, case=book.alma).refused == "changed"


def test_rules_that_changed_since_they_were_seen_are_not_gone_by(book):
    in_force(RULES)
    act = try_rules(by="sun", now=NOW)
    in_force(TO_LI % "")

    bulk.apply_bulk(act=act, by="sun", now=NOW)

    assert whose() == {}
    refused = BulkLine.objects.filter(bulk=act).values_list("refused", flat=True)
    assert set(refused) == {"changed"}


def test_a_seat_that_is_away_or_gone_is_said_and_the_case_stays_nobody_s(book):
    Staff.objects.filter(user__username="li").update(absent_from=TODAY)
    in_force(TO_LI % "")

    assert hand() == 0
    act = try_rules(by="sun", now=NOW)
    refused = BulkLine.objects.filter(bulk=act).values_list("refused", flat=True)
    assert set(refused) == {"away"}
    Staff.objects.get(user__username="li").user.delete()
    assert hand() == 0


def test_a_closed_case_and_one_on_a_call_stay(book, call):
    call(book.alma)
    Case.objects.filter(pk=book.cleo.pk).update(closed_on=TODAY)
    in_force(RULES)

    assert hand() == 11
    assert not {"A-1042", "C-3015"} & set(whose())
