"""Somebody goes away within the day: her calls go where there is room, and come back."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrears.actions.hand_over import Hand, give
from arrears.actions.plan_day import plan_day
from arrears.actions.rest_of_day import OF_THE_BOOK
from arrears.actions.set_absence import Absence, end_absence, set_absence
from arrears.planner.afresh import Afresh
from arrears.planner.engines import polars as engine
from arrears.planner.policy import Policy
from arrears.questions.why_planned import why_planned
from arrears.store.frames import frames
from arrears.store.models import (
    Attempt,
    BulkLine,
    Case,
    JournalEntry,
    MovedCall,
    Staff,
    WorkItem,
)
from tests.actions.moving_day import undone
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
MORNING = NOW - timedelta(hours=7)  # eight in Shanghai
SEATS = ("carla", "dora", "elsa")


@pytest.fixture
def planned(db):
    for n, seat in enumerate(SEATS):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    book = books.built("zh", planned=False)
    planned_with(calls_per_round=4)
    return book


def planned_with(*, again=False, **told):
    Staff.objects.update(**told)
    plan_day(on=TODAY, by="sun", now=MORNING, again=again)


def rows():
    """Return where each case stands, by number."""
    found = WorkItem.objects.select_related("case")
    return {
        row.case.number: (row.reason, row.seat, row.round, row.slot_minutes)
        for row in found
    }


def listed(seat):
    return {number for number, row in rows().items() if row[1] == seat}


def away(seat="carla", stand_in="", now=MORNING):
    told = Absence(TODAY, TODAY, stand_in)
    return set_absence(seat=seat, absence=told, ground="", by="sun", now=now)


def back(seat="carla", now=MORNING):
    return end_absence(seat=seat, ground="", by="sun", now=now)


def told(number, *, now=MORNING):
    case = Case.objects.get(number=number)
    Attempt.objects.create(
        case=case,
        person=case.debtor,
        at=now - timedelta(minutes=1),
        channel="phone",
        result="conversation",
        code="EVT-01",
        initiator="collector",
        by="carla",
    )


def test_the_calls_go_to_others_and_back_to_where_they_were(planned):
    before = rows()
    own = listed("carla")

    moved = away()

    assert own
    assert (moved.calls, moved.aside) == (len(own), {})
    assert set(moved.to) == {"dora", "elsa"}
    assert not listed("carla")
    assert back().to == {"carla": len(own)}
    assert rows() == before


def test_a_stand_in_takes_what_she_can_and_others_the_rest(planned):
    planned_with(again=True, calls_per_round=40)
    own = listed("carla")
    assert away(stand_in="elsa").to == {"elsa": len(own)}
    back()

    Staff.objects.filter(user__username="elsa").update(products="mortgage")
    assert away(stand_in="elsa").to == {"dora": len(own)}


def test_what_is_done_stays_and_no_call_is_made_twice(planned):
    before, done = rows(), min(listed("carla"))
    told(done)

    away()
    assert listed("carla") == {done}
    after = min(listed("dora") - {n for n, row in before.items() if row[1] == "dora"})
    told(after)
    back()

    assert rows()[after][1] == "dora"
    assert {n for n in before if before[n][1] == "carla"} == listed("carla") | {after}


def test_who_is_on_the_telephone_ends_her_talk(planned):
    ringing = Case.objects.get(number=min(listed("carla")))
    Attempt.objects.create(
        case=ringing,
        person=ringing.debtor,
        at=MORNING,
        channel="phone",
        result="reserved",
        initiator="collector",
        by="carla",
    )

    away()

    assert listed("carla") == {ringing.number}


def test_what_the_morning_did_not_do_is_done_in_the_afternoon(planned):
    noon = MORNING + timedelta(hours=4)
    own = listed("carla")

    assert away(now=noon).calls == len(own)

    assert {rows()[number][2] for number in own} <= {"afternoon", "promised"}


def test_on_a_full_day_who_comes_first_keeps_a_place_and_comes_back(planned):
    planned_with(again=True, calls_per_round=2)
    before = rows()
    first = ranks()

    moved = away()

    after = rows()
    assert moved.aside["no_seat_left"] > 0
    called = [n for n in after if not after[n][0] and after[n][2] != "promised"]
    gave_way = [n for n in after if not before[n][0] and after[n][0]]
    for round_ in ("morning", "afternoon"):
        kept = [first[n] for n in called if after[n][2] == round_]
        lost = [first[n] for n in gave_way if before[n][2] == round_]
        assert not kept or not lost or max(kept) < min(lost)

    back()

    assert rows() == before


def ranks():
    """Return the order of rank as the plan has it."""
    book = engine.frames(**frames(TODAY))
    found = Afresh(book, on=TODAY, policy=Policy.default()).standings()
    return {one.case: n for n, one in enumerate(found)}


def test_a_case_that_became_another_s_meanwhile_stays_hers(planned):
    number = min(listed("carla"))
    away()
    line = BulkLine(case=Case.objects.get(number=number), after_seat="elsa")
    give([line], Hand(ground="asked for her", by="sun", now=MORNING))

    back()

    assert rows()[number][1] == "elsa"


def test_two_go_away_and_come_back_in_any_order(planned):
    before = rows()
    away("carla"), away("dora", now=MORNING + timedelta(minutes=1))
    later = MORNING + timedelta(minutes=2)

    back("carla", now=later), back("dora", now=later)

    assert rows() == before
    assert not MovedCall.objects.filter(back_at=None).exists()


def test_it_is_journalled_where_the_calls_went(planned):
    away(), back()

    kinds = list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds[-4:] == ["AbsenceSet", "CallsMoved", "AbsenceSet", "CallsMoved"]


def test_a_seat_takes_over_only_within_its_hours(planned):
    Staff.objects.filter(user__username="elsa").update(works_until_minutes=870)
    Staff.objects.filter(user__username="dora").update(breaks="08:00-10:00")
    planned_with(again=True, calls_per_round=40)

    away()

    found = rows().values()
    assert {row[2] for row in found if row[1] == "elsa"} <= {"morning", "promised"}
    assert all(row[3] < 870 for row in found if row[1] == "elsa")
    assert not [row for row in found if row[1] == "dora" and row[3] < 600]


def test_why_says_from_whom_the_call_came(planned):
    number = min(listed("carla"))

    away()
    told = {step.step: step.words.en for step in why_planned(number, on=TODAY)}
    assert "stood with carla and moved because carla is away" in told["place"]

    back()
    told = {step.step: step.words.en for step in why_planned(number, on=TODAY)}
    assert "moved" not in told["place"]


ABLE = st.fixed_dictionaries(
    {
        "calls_per_round": st.integers(1, 8),
        "products": st.sampled_from(["", "", "instalment_loan", "mortgage"]),
        "most_cases": st.sampled_from([None, None, 3, 6]),
    }
)


@given(able=st.tuples(ABLE, ABLE, ABLE), hour=st.integers(0, 8))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_it_is_as_a_full_plan_has_it_and_no_seat_gets_too_much(planned, able, hour):
    now = MORNING + timedelta(hours=hour)
    with undone():
        for seat, told_of in zip(SEATS, able, strict=True):
            Staff.objects.filter(user__username=seat).update(**told_of)
        plan_day(on=TODAY, by="sun", now=MORNING, again=True)
        before = rows()

        away(now=now)

        after = rows()
        _holds(after, dict(zip(SEATS, able, strict=True)))
        assert after.keys() == before.keys()
        back(now=now)
        if hour == 0:
            assert rows() == before
        away(now=now)
        plan_day(on=TODAY, by="sun", now=now, again=True)
        anew = rows()
        for n in (n for n in before if before[n][1] == "carla"):  # that were asked for
            fits = {found[n][0] == "no_seat_fits" for found in (after, anew)}
            assert len(fits) == 1, n
        for n in after:
            if {after[n][0], anew[n][0]} - OF_THE_BOOK - {""}:
                assert after[n][0] == anew[n][0], n


def _holds(found, able):
    """No seat has more than it holds, nor what it may not have, nor who is away any."""
    for seat, limits in able.items():
        own = [row for row in found.values() if row[1] == seat]
        assert not own or (seat != "carla" and limits["products"] != "mortgage")
        assert len(own) <= (limits["most_cases"] or len(own))
        for round_ in ("morning", "afternoon", "promised"):
            of_round = [row for row in own if row[2] == round_]
            assert len(of_round) <= limits["calls_per_round"]
