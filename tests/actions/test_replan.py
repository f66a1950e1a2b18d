"""The day moves: one debtor's rows at once, and those of many."""

from datetime import timedelta

import pytest
from django.db.models import Count

from arrears.actions.plan_day import plan_day
from arrears.actions.replan import replan
from arrears.actions.replan_team import replan_many
from arrears.actions.set_stop import lift_stop, set_stop
from arrears.store import asides, scope
from arrears.store.models import (
    Attempt,
    Case,
    Lender,
    PlanAside,
    PlanRun,
    Staff,
    Stop,
    WorkItem,
)
from tests.actions.moving_day import (
    done,
    move,
    rounds,
    rows,
    rung,
    something,
    stop,
)
from tests.web import book as books
from tests.web.book import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


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


@pytest.mark.parametrize("at_once", [False, True])
def test_who_rang_in_vain_this_morning_is_called_in_the_afternoon(
    planned, now, at_once
):
    morning, case = now - timedelta(hours=5), planned.alma
    rung(case, morning)

    move(case.debtor_id, now=morning, at_once=at_once)

    assert rounds()[case.number] == "afternoon"
    assert done(case, TODAY) is False

    rung(case, now)  # 15:00: never the same slot twice in a row
    assert move(case.debtor_id, now=now, at_once=at_once) == 0
    assert done(case, TODAY) is True


@pytest.mark.parametrize("at_once", [False, True])
def test_the_number_that_was_answered_is_the_one_to_call(planned, now, at_once):
    case = planned.alma
    other = case.debtor.points.exclude(pk=case.debtor.points.first().pk)
    other.update(kind="home", restriction="")
    home, day = other.first(), timedelta(days=1)
    assert home is not None
    for n in range(3):
        rung(case, now - (n + 2) * day)
    Attempt.objects.filter(case=case).update(
        point=home, result="conversation", code="EVT-01"
    )
    stop("dispute", case, now)
    move(case.debtor_id, now=now, at_once=at_once)
    Stop.objects.filter(person=case.debtor).update(lifted_at=now)

    move(case.debtor_id, now=now, at_once=at_once)

    assert WorkItem.objects.get(case=case).point == home


@pytest.mark.parametrize("at_once", [False, True])
def test_a_case_comes_back_only_to_a_seat_that_fits(planned, now, at_once):
    books.staff("dora", "collector", name="朵拉", number="S-02")
    Staff.objects.filter(user__username="carla").update(products="mortgage")
    number = planned.boris.number
    Stop.objects.filter(person=planned.boris.debtor).update(lifted_at=now)

    move(planned.boris.debtor_id, now=now, at_once=at_once)

    assert rows()[number][:2] == ("", "dora")

    Staff.objects.filter(user__username="dora").update(products="mortgage")
    WorkItem.objects.filter(case=planned.boris).update(reason="cn.dispute", seat="")
    move(planned.boris.debtor_id, now=now, at_once=at_once)

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


def test_who_is_limited_to_a_lender_reads_that_lender_s_counts(planned, now):
    run = PlanRun.objects.get()
    other = Lender.objects.create(key="other", name="旁支银行")
    PlanAside.objects.create(run=run, reason="not_overdue", lender=other, cases=5)
    mine = planned.alma.debtor.lender_id

    with scope.limited((mine,)):
        assert "not_overdue" not in asides.of(run)
        set_stop(
            number=planned.alma.number, kind="dispute", ground="x", by="carla", now=now
        )
        assert asides.of(run)["cn.dispute"] > 0
    with scope.limited((other.pk,)):
        assert asides.of(run) == {"not_overdue": 5}
    assert asides.of(run)["not_overdue"] == 5


def test_a_plan_kept_before_there_were_counts_is_counted(planned, now):
    run = PlanRun.objects.get()
    kept = asides.of(run)
    run.asides.all().delete()

    assert asides.of(run) == kept
