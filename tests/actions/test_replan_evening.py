"""The day moves toward its evening: a replan sends there whom a full plan would."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrears.actions.plan_day import plan_day
from arrears.actions.replan import replan
from arrears.actions.replan_team import replan_many, replan_under
from arrears.actions.set_stop import set_stop
from arrears.planner.faults import read_policy
from arrears.planner.policy import house_text
from arrears.store.models import Attempt, Case, Staff, Stop, WorkItem
from tests.actions.moving_day import HAPPENS, done, rung, something, undone
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
MORNING = NOW - timedelta(hours=6)  # nine in Shanghai
LATE = read_policy(
    house_text()
    .replace("seats: []", "seats: [carla]")
    .replace("version: house-2", "version: late-1")
    .replace("least_stage_dials: 100", "least_stage_dials: 20")
)


@pytest.fixture
def book(db):
    """Return a book of which some are reached in the evening and not by day."""
    for n, seat in enumerate(("carla", "dora")):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    made = books.built("zh", planned=False)
    Attempt.objects.all().delete()
    for case in (made.alma, *Case.objects.filter(closed_on=None)[4:9]):
        reached_late(case)
    return made


def reached_late(case):
    evening = NOW.replace(hour=11, minute=30)  # 19:30 in Shanghai
    for n in range(1, 7):
        rung(case, evening - timedelta(days=n), "conversation")
        rung(case, evening - timedelta(days=n, hours=9), "no_answer")
    rung(case, MORNING - timedelta(hours=20), "conversation")


def planned(policy=LATE, *, now=MORNING):
    plan_day(on=TODAY, by="sun", now=now, policy=policy, again=True)


def rounds():
    rows = WorkItem.objects.filter(reason="").select_related("case")
    return {row.case.number: row.round for row in rows}


def late():
    return {number for number, round_ in rounds().items() if round_ == "evening"}


def one_of_the_morning():
    mornings = [number for number, round_ in rounds().items() if round_ == "morning"]
    return Case.objects.get(number=min(mornings))


def move(case, *, at_once, now=MORNING):
    if at_once:
        return replan_many([case.debtor_id], now=now)
    return replan(case.debtor_id, now=now)


@pytest.mark.parametrize("at_once", [False, True])
def test_nothing_happened_changes_nothing(book, at_once):
    planned()
    before = rounds()

    for case in Case.objects.all():
        assert move(case, at_once=at_once) == 0

    assert book.alma.number in late()
    assert rounds() == before


@pytest.mark.covers("CAD-11")
@pytest.mark.parametrize("at_once", [False, True])
def test_who_may_be_called_again_goes_to_the_evening_where_a_full_plan_sends_her(
    book, at_once
):
    number = book.alma.number
    set_stop(number=number, kind="dispute", ground="x", by="carla", now=MORNING)
    planned()
    assert number not in rounds()
    Stop.objects.filter(person=book.alma.debtor).update(lifted_at=MORNING)

    assert move(book.alma, at_once=at_once) == 1

    assert rounds()[number] == "evening"
    assert WorkItem.objects.get(case=book.alma).seat == "carla"
    planned()
    assert rounds()[number] == "evening"


@pytest.mark.parametrize("at_once", [False, True])
def test_who_says_that_she_likes_the_evening_goes_there_at_once(book, at_once):
    planned()
    case = one_of_the_morning()
    case.debtor.prefers_from_minutes = 20 * 60
    case.debtor.save()

    move(case, at_once=at_once)

    row = WorkItem.objects.get(case=case)
    assert (row.round, row.slot_minutes) == ("evening", 20 * 60)


@pytest.mark.parametrize("at_once", [False, True])
def test_who_rang_in_vain_by_day_and_is_reached_in_the_evening_is_called_then(
    book, at_once
):
    planned(read_policy(house_text()))  # nobody is there in the evening
    assert rounds()[book.alma.number] != "evening"
    rung(book.alma, MORNING, "no_answer")
    replan_under(LATE, by="sun", now=NOW)
    move(book.alma, at_once=at_once, now=NOW)

    assert rounds()[book.alma.number] == "evening"
    assert not done(book.alma, TODAY)
    rung(book.alma, NOW, "no_answer")  # and again at three
    move(book.alma, at_once=at_once, now=NOW)
    assert rounds()[book.alma.number] == "evening"
    assert not done(book.alma, TODAY)
    evening = NOW.replace(hour=11, minute=10)
    rung(book.alma, evening, "no_answer")
    assert done(book.alma, TODAY)


def test_a_full_evening_leaves_who_comes_later_by_day(book):
    Staff.objects.filter(user__username="carla").update(calls_per_round=2)
    planned()
    assert len(late()) == 2
    waiting = Case.objects.filter(number__in=rounds().keys() - late())
    before = rounds()

    replan_many([case.debtor_id for case in waiting], now=MORNING)

    assert rounds() == before


def test_a_free_place_of_the_evening_goes_to_who_belongs_there(book):
    Staff.objects.filter(user__username="carla").update(calls_per_round=2)
    planned()
    gone = Case.objects.get(number=min(late()))
    before = late()
    set_stop(number=gone.number, kind="dispute", ground="x", by="carla", now=MORNING)

    replan_many([case.debtor_id for case in Case.objects.all()], now=MORNING)

    assert len(late()) == 2
    assert len(late() - before) == 1


def test_once_the_evening_is_over_nobody_goes_there(book):
    planned()
    over = NOW.replace(hour=12, minute=30)  # 20:30
    case = one_of_the_morning()
    case.debtor.prefers_from_minutes = 20 * 60
    case.debtor.save()

    replan_many([case.debtor_id], now=over)
    assert WorkItem.objects.get(case=case).round != "evening"

    replan_many([case.debtor_id], now=over - timedelta(minutes=1))
    assert WorkItem.objects.get(case=case).round == "evening"


EVENINGS = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from([*HAPPENS, "likes", "lifted"])),
    min_size=1,
    max_size=4,
)


@given(EVENINGS)
@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whom_a_full_plan_takes_to_the_evening_a_replan_takes_too(book, happened):
    with undone():
        planned(now=NOW)
        cases = list(Case.objects.filter(closed_on=None).order_by("number"))
        for n, kind in happened:
            something_late(str(kind), cases[n])

        replan_many([case.debtor_id for case in cases], now=NOW)
        at_once = late()
        planned(now=NOW)

        assert at_once & rounds().keys() == late()


def something_late(kind, case):
    if kind == "likes":
        case.debtor.prefers_from_minutes = 20 * 60
        case.debtor.save()
    elif kind == "lifted":
        Stop.objects.filter(person=case.debtor).update(lifted_at=NOW)
    else:
        something(kind, case, NOW)
