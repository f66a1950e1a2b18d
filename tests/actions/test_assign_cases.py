"""Cases change hands: previewed, done, undone, refused with a reason, by four eyes."""

from datetime import date, timedelta

import pytest

from arrears.actions import assign_cases as bulk
from arrears.actions.decide_bulk import OwnBulk, decide_bulk
from arrears.actions.plan_day import plan_day
from arrears.domain.case.assigning import Change
from arrears.store.models import (
    Assignment,
    Attempt,
    BulkAct,
    BulkLine,
    Case,
    JournalEntry,
    Staff,
    Steer,
    WorkItem,
)
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def book(db):
    for n, seat in enumerate(("carla", "li", "mo")):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    Staff.objects.exclude(user__username="mo").update(team="A")
    return books.built("zh")


def tried(cases, ground="lender asks", by="sun", **change):
    return bulk.try_bulk(
        cases=[case.pk for case in cases],
        change=Change(**change),
        ground=ground,
        told="",
        by=by,
        now=NOW,
    )


def done(cases, **told):
    act = tried(cases, **told)
    bulk.apply_bulk(act=act, by="sun", now=NOW)
    return act


def owner(case):
    found = Assignment.objects.filter(case=case, ended_at=None).first()
    return (found.seat, found.team) if found else None


def refusals(act):
    return set(BulkLine.objects.filter(bulk=act).values_list("refused", flat=True))


def test_a_preview_changes_nothing(book):
    tried([book.alma, book.cleo], kind="seat", seat="li")

    assert not Assignment.objects.exists()
    assert not JournalEntry.objects.exists()


def test_what_was_previewed_is_done_and_todays_calls_go_along(book):
    done([book.alma, book.cleo], kind="seat", seat="li")

    assert owner(book.alma) == ("li", "")
    assert WorkItem.objects.get(case=book.alma).seat == "li"
    kinds = list(JournalEntry.objects.values_list("kind", flat=True))
    assert kinds.count("CaseAssigned") == 2
    assert kinds.count("BulkDone") == 1


def test_a_call_that_was_told_of_today_stays_in_its_list(book):
    Attempt.objects.create(
        case=book.alma,
        person=book.alma.debtor,
        at=NOW,
        channel="phone",
        result="conversation",
        code="EVT-01",
        by="carla",
    )

    done([book.alma], kind="seat", seat="li")

    assert WorkItem.objects.get(case=book.alma).seat == "carla"


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("absent_from", TODAY, "away"),
        ("authority_minor", 1, "authority"),
        ("products", "mortgage", "product"),
    ],
)
def test_who_may_not_have_a_case_is_refused_it_with_the_reason(
    book, field, value, reason
):
    Staff.objects.filter(user__username="li").update(**{field: value})

    act = tried([book.alma], kind="seat", seat="li")

    assert refusals(act) == {reason}
    with pytest.raises(bulk.NobodyLeft):
        bulk.apply_bulk(act=act, by="sun", now=NOW)


def test_a_closed_case_and_one_on_a_call_are_refused(book):
    Case.objects.filter(pk=book.alma.pk).update(closed_on=TODAY)
    Attempt.objects.create(
        case=book.cleo,
        person=book.cleo.debtor,
        at=NOW,
        channel="phone",
        result="reserved",
        by="carla",
    )

    assert refusals(tried([book.alma, book.cleo], kind="seat", seat="li")) == {
        "closed",
        "call_open",
    }


def test_by_rule_cases_go_evenly_and_first_to_who_talked_last(book):
    cases = list(Case.objects.order_by("number"))[:8]
    act = done(cases, kind="even", team="A")

    seats = [owner(case)[0] for case in cases]
    assert (seats.count("carla"), seats.count("li")) == (4, 4)
    bulk.undo_bulk(act=act, by="sun", now=NOW)
    done(cases, kind="keeper", team="A")
    known = Assignment.objects.filter(reason="knows", ended_at=None)
    assert set(known.values_list("seat", flat=True)) == {"carla"}


def test_undone_within_half_an_hour_all_is_as_before(book):
    done([book.alma], kind="team", team="A")
    act = done([book.alma, book.cleo], kind="seat", seat="li")

    assert bulk.undo_bulk(act=act, by="sun", now=NOW + bulk.UNDO_WITHIN) == 2
    assert owner(book.alma) == ("", "A")
    assert owner(book.cleo) is None
    assert WorkItem.objects.get(case=book.alma).seat == "carla"


def test_a_moment_later_it_is_too_late(book):
    act = done([book.alma], kind="seat", seat="li")

    with pytest.raises(bulk.UndoTooLate):
        bulk.undo_bulk(
            act=act, by="sun", now=NOW + bulk.UNDO_WITHIN + timedelta(seconds=1)
        )
    assert owner(book.alma) == ("li", "")


def test_what_went_to_somebody_else_since_is_not_undone(book):
    act = done([book.alma, book.cleo], kind="seat", seat="li")
    done([book.alma], kind="seat", seat="mo")

    assert bulk.undo_bulk(act=act, by="sun", now=NOW) == 1
    assert owner(book.alma) == ("mo", "")


def test_a_case_changed_since_the_preview_is_left_as_it_is(book):
    act = tried([book.alma, book.cleo], kind="seat", seat="li")
    done([book.alma], kind="seat", seat="mo")

    bulk.apply_bulk(act=act, by="sun", now=NOW)

    assert owner(book.alma) == ("mo", "")
    assert refusals(act) == {"", "changed"}


def test_a_large_change_waits_for_another_supervisor(book, monkeypatch):
    monkeypatch.setattr(bulk, "FOUR_EYES_ABOVE", 1)
    act = tried([book.alma, book.cleo], kind="seat", seat="li")

    assert not bulk.apply_bulk(act=act, by="sun", now=NOW)
    assert owner(book.alma) is None
    with pytest.raises(OwnBulk):
        decide_bulk(act=act, grant=True, ground="fine", by="sun", now=NOW)
    books.decider("moon")
    decide_bulk(act=act, grant=True, ground="fine", by="moon", now=NOW)
    assert owner(book.alma) == ("li", "")
    assert BulkAct.objects.get(pk=act).approved_by == "moon"


def test_a_large_change_that_was_declined_changes_nothing(book, monkeypatch):
    monkeypatch.setattr(bulk, "FOUR_EYES_ABOVE", 1)
    act = tried([book.alma, book.cleo], kind="seat", seat="li")
    bulk.apply_bulk(act=act, by="sun", now=NOW)

    books.decider("moon")
    decide_bulk(act=act, grant=False, ground="too many", by="moon", now=NOW)

    assert not Assignment.objects.exists()
    with pytest.raises(bulk.NoSuchBulk):
        bulk.undo_bulk(act=act, by="sun", now=NOW)


def test_left_out_in_bulk_and_taken_back(book):
    act = done([book.alma, book.cleo], kind="leave_out", until_on=TODAY)

    assert Steer.objects.filter(withdrawn_at=None, excluded=True).count() == 2
    assert bulk.undo_bulk(act=act, by="sun", now=NOW) == 2
    assert not Steer.objects.filter(withdrawn_at=None).exists()


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "seat", "seat": "nobody"},
        {"kind": "team", "team": "Z"},
        {"kind": "dance"},
        {"kind": "leave_out", "until_on": TODAY - timedelta(days=1)},
        {"kind": "weigh", "until_on": TODAY, "weight_percent": 1001},
        {"kind": "weigh", "until_on": TODAY, "weight_percent": 100},
    ],
)
def test_a_change_that_means_nothing_is_refused(book, change):
    with pytest.raises(bulk.ChangeUnfit):
        tried([book.alma], **change)
    assert not BulkAct.objects.exists()


def test_too_many_or_none_or_without_a_reason_leave_no_trace(book, monkeypatch):
    monkeypatch.setattr(bulk, "MOST", 1)
    with pytest.raises(bulk.TooManyChosen):
        tried([book.alma, book.cleo], kind="release")
    with pytest.raises(bulk.NothingChosen):
        tried([], kind="release")
    with pytest.raises(bulk.BulkGroundMissing):
        tried([book.alma], kind="release", ground=" ")
    assert not BulkAct.objects.exists()


def planned_seat(case, on=TODAY):
    plan_day(on=on, by="sun", now=NOW, again=True)
    return WorkItem.objects.get(case=case, run__on=on).seat


def test_the_plan_gives_a_case_to_its_owner_and_while_away_to_the_stand_in(book):
    done([book.alma], kind="seat", seat="li")
    assert planned_seat(book.alma) == "li"

    Staff.objects.filter(user__username="li").update(
        absent_from=TODAY, absent_until=date(2026, 11, 30), stand_in="mo"
    )
    assert planned_seat(book.alma) == "mo"
    Staff.objects.filter(user__username="li").update(stand_in="")
    assert planned_seat(book.alma) == "carla"  # of her team


def test_the_plan_keeps_a_team_s_case_in_the_team(book):
    Staff.objects.filter(user__username="mo").update(team="B")
    done([book.alma], kind="team", team="B")

    assert planned_seat(book.alma) == "mo"
