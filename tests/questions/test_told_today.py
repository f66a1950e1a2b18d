"""Which calls of the day are done: by the clock of each debtor's own zone."""

from datetime import timedelta

import pytest

from arrears.questions.told_today import calls_by_seat, is_done
from arrears.store.models import Attempt, PlanRun, WorkItem
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def book():
    """Alma lives by Shanghai's clock, Boris two hours behind it: 13:00 where she has 15:00."""
    book = books.built("zh", planned=False)
    debtor = book.boris.debtor
    debtor.zone = "Asia/Urumqi"
    debtor.save()
    run = PlanRun.objects.create(
        on=TODAY, made_at=NOW, policy="house-2", digest="x", cases=2, called=2
    )
    for case in (book.alma, book.boris):
        WorkItem.objects.create(run=run, case=case, round="afternoon", seat="carla")
        Attempt.objects.create(
            case=case,
            person=case.debtor,
            at=NOW,
            by="carla",
            channel="phone",
            result="no_answer",
            code="EVT-10",
        )
    return book


def rung(*, at):
    newest = Attempt.objects.filter(at__gte=NOW).values_list("pk", flat=True)
    Attempt.objects.filter(pk__in=list(newest)).update(at=at)


def done(**told):
    run = PlanRun.objects.get()
    items = run.items.filter(is_done(run, **told))
    return set(items.values_list("case__number", flat=True))


def test_a_call_in_vain_before_the_debtors_own_afternoon_leaves_it_to_make(book):
    assert done() == {book.alma.number}

    rung(at=NOW + timedelta(hours=1, minutes=29))  # 14:29 at his place
    assert done() == {book.alma.number}

    rung(at=NOW + timedelta(hours=1, minutes=30))
    assert done() == {book.alma.number, book.boris.number}


def test_where_all_keep_one_clock_no_debtor_is_read(book, django_assert_num_queries):
    debtor = book.boris.debtor
    debtor.zone = ""
    debtor.save()
    with django_assert_num_queries(4):  # the plan, the zones, who is called after a
        # promised hour, and the calls
        assert done() == {book.alma.number, book.boris.number}


def test_only_the_cases_asked_of_are_told(book):
    assert done(among=[book.boris.pk]) == set()
    assert done(among=[book.alma.pk]) == {book.alma.number}
    assert done(among=[]) == set()


def test_of_rounds_that_nobody_is_called_in_nothing_is_asked(
    book, django_assert_num_queries
):
    with django_assert_num_queries(3):  # the plan, the zones and the calls
        assert done(rounds={"afternoon"}) == {book.alma.number}
    with django_assert_num_queries(2):
        assert done(rounds={"morning", "promised"}) == set()


def test_the_calls_of_a_seat_and_of_these_the_done(book):
    run = PlanRun.objects.get()
    assert calls_by_seat(run) == {("carla", "afternoon"): (2, 1)}

    WorkItem.objects.create(run=run, case=book.emil, reason="house.stopped")
    WorkItem.objects.create(run=run, case=book.cleo, round="promised", seat="carla")
    assert calls_by_seat(run) == {
        ("carla", "afternoon"): (2, 1),
        ("carla", "promised"): (1, 0),
    }


def test_a_call_told_twice_is_one_that_is_done(book):
    newest = Attempt.objects.get(case=book.alma, at=NOW)
    newest.pk, newest.at = None, NOW + timedelta(minutes=5)
    newest.save()

    assert calls_by_seat(PlanRun.objects.get()) == {("carla", "afternoon"): (2, 1)}
