"""The day moves: one debtor's rows at once, as a full plan would have them."""

import datetime as dt
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrears.actions.plan_day import plan_day
from arrears.actions.replan import replan
from arrears.actions.replan_team import replan_many
from arrears.actions.rest_of_day import OF_THE_BOOK
from arrears.actions.set_stop import Narrowed, lift_stop, set_stop
from arrears.domain.case.standing import StopKind
from arrears.questions.told_today import done_on
from arrears.store import asides
from arrears.store.models import (
    Attempt,
    Case,
    Payment,
    PlanRun,
    Point,
    Promise,
    Staff,
    Stop,
    Trace,
    WorkItem,
)
from tests.web import book as books
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def planned(db, now):
    books.staff("carla", "collector", name="卡拉", number="S-01")
    book = books.built("zh", planned=False)
    plan_day(on=TODAY, by="carla", now=now)
    return book


def rows():
    return {
        item.case.number: (item.reason, item.seat, item.slot_minutes)
        for item in WorkItem.objects.select_related("case")
    }


def rounds():
    return {
        item.case.number: item.round for item in WorkItem.objects.select_related("case")
    }


@contextmanager
def undone():
    """Take back what was done inside, so that one book serves many examples."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_a_stop_takes_the_call_off_the_list_at_once(planned, now):
    number = planned.alma.number
    assert rows()[number][0] == ""

    set_stop(number=number, kind="dispute", ground="x", by="carla", now=now)

    assert rows()[number] == ("cn.dispute", "", None)
    assert PlanRun.objects.get().called == sum(not r[0] for r in rows().values())


def test_a_lifted_stop_brings_the_case_back_in_the_afternoon(planned, now):
    number = planned.alma.number
    set_stop(number=number, kind="dispute", ground="x", by="carla", now=now)
    stop = Stop.objects.get(person=planned.alma.debtor, kind="dispute")

    books.decider("sun")
    lift_stop(number=number, stop=stop.pk, ground="y", by="sun", now=now)

    reason, seat, slot = rows()[number]
    assert (reason, seat) == ("", "carla")
    assert 870 <= slot < 1050


def test_nothing_happened_changes_nothing(planned, now):
    before = rows()

    for case in Case.objects.all():
        assert replan(case.debtor_id, now=now) == 0

    assert rows() == before


def test_without_a_plan_there_is_nothing_to_change(db, now):
    book = books.built("zh", planned=False)

    assert replan(book.alma.debtor_id, now=now) == 0


def something(kind, case, now):
    """Let something happen to the case, past its action."""
    if kind == "no number":
        Point.objects.filter(person=case.debtor).update(restriction="wrong")
    elif kind == "talked":
        Attempt.objects.create(
            case=case,
            person=case.debtor,
            at=now - timedelta(minutes=5),
            channel="phone",
            result="conversation",
            initiator="collector",
            by="carla",
        )
    elif kind == "elsewhere":
        case.debtor.zone = ""
        case.debtor.save()
    elif kind == "paid":
        _paid(case, now)
    elif kind == "in vain":
        _rung(case, now - timedelta(hours=5))
    elif kind.startswith("promise"):
        _promised(case, now, at=kind.partition(" ")[2])
    else:
        _stop(kind, case, now)


def _paid(case, now):
    debt = case.debts.get()
    Payment.objects.get_or_create(
        debt=debt,
        ref=f"p-{case.pk}",
        defaults={"amount_minor": 10_000_000_00, "paid_on": TODAY, "booked_at": now},
    )


def _rung(case, at):
    Attempt.objects.create(
        case=case,
        person=case.debtor,
        point=case.debtor.points.first(),
        at=at,
        channel="phone",
        result="no_answer",
        code="EVT-02",
        initiator="collector",
        by="carla",
    )


def _promised(case, now, *, at):
    case.promises.filter(superseded_at=None).update(superseded_at=now)
    Promise.objects.create(
        case=case,
        amount_minor=100_00,
        currency="CNY",
        made_at=now,
        due_on=TODAY if at else TODAY + timedelta(days=1),
        due_at=dt.time.fromisoformat(at) if at else None,
        reminder_agreed=True,
        source="wages",
        by="carla",
    )


def _stop(kind, case, now):
    kind, _, hours = kind.partition(" ")
    told = Narrowed(channel="phone" if kind == "opt_out" else "")
    if hours:
        told = Narrowed(from_minutes=0, until_minutes=1439)
    since = now - timedelta(minutes=1)
    Stop.objects.get_or_create(
        person=case.debtor,
        kind=kind,
        channel=told.channel,
        from_minutes=told.from_minutes,
        until_minutes=told.until_minutes,
        lifted_at=None,
        defaults={"ground": "", "since": since, "by": "carla"},
    )


HAPPENS = [
    "talked",
    "in vain",
    "paid",
    "promise 17:00",
    "promise 16:15",
    "promise",
    "elsewhere",
    "no number",
    "opt_out",
    "inconvenient_time all",
    *(kind for kind in StopKind if kind not in {"opt_out", "inconvenient_time"}),
]


def comparable(found):
    """Return the rows that no other row of the book decides."""
    return {number: row for number, row in found.items() if row[0] not in OF_THE_BOOK}


@pytest.mark.parametrize("kind", HAPPENS)
def test_a_full_plan_gives_the_same_reasons(planned, now, kind):
    for case in Case.objects.filter(closed_on=None)[:6]:
        something(str(kind), case, now)
        replan(case.debtor_id, now=now)
    at_once, its_round = comparable(rows()), rounds()

    plan_day(on=TODAY, by="carla", now=now, again=True)

    anew = comparable(rows())
    for number in at_once.keys() & anew.keys():
        if (at_once[number][0], anew[number][0]) == ("", "reminded_today"):
            # what is done stays on its list
            assert done(Case.objects.get(number=number), TODAY)
            continue
        assert at_once[number][0] == anew[number][0], number
        if "promised" in {its_round[number], rounds()[number]}:
            assert its_round[number] == rounds()[number]
            assert at_once[number][2] == anew[number][2], number


HAPPENED = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(HAPPENS)), min_size=1, max_size=5
)
FEW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@given(HAPPENED)
@FEW
def test_calls_that_stay_keep_their_seat_and_their_time(planned, now, happened):
    with undone():
        before, cases = rows(), list(Case.objects.filter(closed_on=None))

        for n, kind in happened:
            something(str(kind), cases[n], now)
            replan(cases[n].debtor_id, now=now)

        touched = {cases[n].number for n, _ in happened}
        for number, row in rows().items():
            assert row == before[number] or number in touched


@given(HAPPENED)
@FEW
def test_many_at_once_are_replanned_as_one_by_one(planned, now, happened):
    with undone():
        cases = list(Case.objects.filter(closed_on=None).order_by("number"))
        for n, kind in happened:
            something(str(kind), cases[n], now)
        debtors = [case.debtor_id for case in cases]
        with undone():
            for debtor in debtors:
                replan(debtor, now=now)
            singly = comparable(rows()), rounds()

        replan_many(debtors, now=now)

        together = comparable(rows()), rounds()
        assert together[0].keys() >= singly[0].keys()
        for number in singly[0]:
            assert together[0][number][0] == singly[0][number][0], number
            assert together[1][number] == singly[1][number], number
        assert replan_many(debtors, now=now) == 0


@pytest.mark.parametrize("at_once", [False, True])
def test_who_rang_in_vain_this_morning_is_called_in_the_afternoon(
    planned, now, at_once
):
    morning, case = now - timedelta(hours=5), planned.alma
    _rung(case, morning)

    _move(case.debtor_id, now=morning, at_once=at_once)

    assert rounds()[case.number] == "afternoon"
    assert done(case, TODAY) is False

    _rung(case, now)  # 15:00: never the same slot twice in a row
    assert _move(case.debtor_id, now=now, at_once=at_once) == 0
    assert done(case, TODAY) is True


@pytest.mark.parametrize("at_once", [False, True])
def test_a_promise_for_today_is_reminded_an_hour_before(planned, now, at_once):
    morning, case = now - timedelta(hours=5), planned.alma
    _rung(case, morning)
    Attempt.objects.update(result="conversation", code="EVT-01")
    _promised(case, morning, at="14:00")

    _move(case.debtor_id, now=morning, at_once=at_once)

    assert (rounds()[case.number], rows()[case.number][2]) == ("promised", 780 - 94)
    assert done(case, TODAY) is False


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize("at_once", [False, True])
def test_an_hour_after_the_promised_one_she_is_called_unless_she_paid(
    planned, now, at_once
):
    case, morning = planned.alma, now - timedelta(hours=5)
    _promised(case, morning - timedelta(days=1), at="14:00")
    _move(case.debtor_id, now=morning, at_once=at_once)
    assert rounds()[case.number] == "promised"

    _move(case.debtor_id, now=now, at_once=at_once)  # 15:00, nobody reminded her

    assert (rounds()[case.number], rows()[case.number][2]) == ("follow_up", 15 * 60)
    assert done(case, TODAY) is False
    with undone():
        _rung(case, now)
        assert done(case, TODAY) is True
        assert _move(case.debtor_id, now=now, at_once=at_once) == 0
    with undone():
        Trace.objects.create(
            case=case,
            amount_minor=100_00,
            currency="CNY",
            paid_on=TODAY,
            opened_at=now,
            by="carla",
        )
        _move(case.debtor_id, now=now, at_once=at_once)
        assert rows()[case.number][0] == "payment_claimed"
    debt = case.debts.get()
    paid = {"amount_minor": 100_00, "paid_on": TODAY, "booked_at": now}
    Payment.objects.create(debt=debt, ref="p-kept", **paid)
    _move(case.debtor_id, now=now, at_once=at_once)
    assert rows()[case.number][0] == "promise_kept"


@pytest.mark.covers("CAD-10")
@pytest.mark.parametrize("at_once", [False, True])
def test_who_was_reminded_is_on_the_list_again_after_the_hour(planned, now, at_once):
    case, eleven = planned.alma, now - timedelta(hours=4)
    _promised(case, now - timedelta(days=1), at="12:00")
    _move(case.debtor_id, now=eleven, at_once=at_once)
    _rung(case, eleven)
    _move(case.debtor_id, now=eleven, at_once=at_once)

    assert rounds()[case.number] == "follow_up"
    assert rows()[case.number][2] == 13 * 60 + 30  # an hour later people eat
    assert done(case, TODAY) is False


@pytest.mark.parametrize("at_once", [False, True])
def test_the_number_that_was_answered_is_the_one_to_call(planned, now, at_once):
    case = planned.alma
    other = case.debtor.points.exclude(pk=case.debtor.points.first().pk)
    other.update(kind="home", restriction="")
    home, day = other.first(), timedelta(days=1)
    assert home is not None
    for n in range(3):
        _rung(case, now - (n + 2) * day)
    Attempt.objects.filter(case=case).update(
        point=home, result="conversation", code="EVT-01"
    )
    _stop("dispute", case, now)
    _move(case.debtor_id, now=now, at_once=at_once)
    Stop.objects.filter(person=case.debtor).update(lifted_at=now)

    _move(case.debtor_id, now=now, at_once=at_once)

    assert WorkItem.objects.get(case=case).point == home


@pytest.mark.parametrize("at_once", [False, True])
def test_a_case_comes_back_only_to_a_seat_that_fits(planned, now, at_once):
    books.staff("dora", "collector", name="朵拉", number="S-02")
    Staff.objects.filter(user__username="carla").update(products="mortgage")
    number = planned.boris.number
    Stop.objects.filter(person=planned.boris.debtor).update(lifted_at=now)

    _move(planned.boris.debtor_id, now=now, at_once=at_once)

    assert rows()[number][:2] == ("", "dora")

    Staff.objects.filter(user__username="dora").update(products="mortgage")
    WorkItem.objects.filter(case=planned.boris).update(reason="cn.dispute", seat="")
    _move(planned.boris.debtor_id, now=now, at_once=at_once)

    assert rows()[number][0] == "no_seat_fits"


def test_a_freed_place_goes_to_the_next_of_whom_no_seat_was_left(planned, now):
    Staff.objects.update(calls_per_round=3)
    plan_day(on=TODAY, by="carla", now=now, again=True)
    before = {number for number, row in rows().items() if not row[0]}
    afternoon = [number for number in before if rounds()[number] == "afternoon"]
    gone = Case.objects.get(number=min(afternoon))
    something("dispute", gone, now)

    replan_many([c.debtor_id for c in Case.objects.all()], now=now)

    after = {number for number, row in rows().items() if not row[0]}
    assert gone.number not in after
    assert len(after - before) == 1


def _move(debtor, *, now, at_once):
    return replan_many([debtor], now=now) if at_once else replan(debtor, now=now)


def done(case, on):
    return done_on(on).filter(case=case).exists()


def test_one_case_is_read_with_few_questions(
    planned, now, django_assert_max_num_queries
):
    replan(planned.alma.debtor_id, now=now)

    with django_assert_max_num_queries(18):  # its time: benchmarks/plan_moves.py
        replan(planned.alma.debtor_id, now=now)


def test_the_counts_by_reason_follow_each_row_that_moves(planned, now):
    def counted():
        rows = WorkItem.objects.exclude(reason="").order_by()
        return dict(rows.values_list("reason").annotate(n=Count("pk")))

    run, number = PlanRun.objects.get(), planned.alma.number
    assert asides.of(run) == counted()

    set_stop(number=number, kind="dispute", ground="x", by="carla", now=now)
    assert asides.of(run) == counted()
    assert asides.of(run)["cn.dispute"] > 0

    stop = Stop.objects.get(person=planned.alma.debtor, kind="dispute")
    books.decider("sun")
    lift_stop(number=number, stop=stop.pk, ground="y", by="sun", now=now)
    assert asides.of(run) == counted()


def test_a_plan_kept_before_there_were_counts_is_counted(planned, now):
    run = PlanRun.objects.get()
    kept = asides.of(run)
    run.asides.all().delete()

    assert asides.of(run) == kept
