"""A day is planned: saved as a whole, journalled, and the same when planned again."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from arrears.actions.plan_day import plan_day
from arrears.actions.record_outcome import record_outcome
from arrears.questions.why_not import why_not
from arrears.store import plans, sql
from arrears.store.models import PlanRun, Point, Stop, WorkItem
from tests.web import book as books
from tests.web.book import CARLA, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def seats(db):
    books.staff("carla", "collector", name="卡拉", number="S-01")


@pytest.fixture
def unplanned(seats):
    return books.built("zh", planned=False)


def planned(now, **more):
    return plan_day(on=TODAY, by="carla", now=now, **more)


def test_every_open_case_is_in_the_plan_called_or_with_a_reason(unplanned, now):
    found = planned(now)

    run = PlanRun.objects.get()
    assert (run.on, run.digest, run.cases) == (TODAY, found.digest, 13)
    assert run.called == found.summary.called > 0
    assert run.items.filter(reason="").count() == run.called
    assert run.items.count() == 13


def test_the_plan_reads_back_as_it_was(unplanned, now):
    found = planned(now).plan.to_native()

    assert plans.read(TODAY).select(found.columns).equals(found)


@pytest.mark.parametrize(
    ("kind", "told", "slot", "reason"),
    [
        ("inconvenient_time", {"from_minutes": 840, "until_minutes": 915}, 915, ""),
        ("inconvenient_time", {"from_minutes": 0, "until_minutes": 720}, 870, ""),
        (
            "inconvenient_time",
            {"from_minutes": 840, "until_minutes": 915, "weekdays": "sat,sun"},
            870,
            "",
        ),
        (
            "inconvenient_time",
            {"from_minutes": 0, "until_minutes": 1080},
            None,
            "house.named_times",
        ),
        ("inconvenient_time", {"from_minutes": 600, "until_minutes": 1080}, 504, ""),
        ("opt_out", {"channel": "sms"}, 870, ""),
        ("opt_out", {"channel": "phone"}, None, "house.opt_out"),
        ("dispute", {}, None, "cn.dispute"),
        ("dispute", {"expires_on": TODAY - timedelta(days=1)}, 870, ""),
        ("police_report", {}, None, "house.stopped"),
        ("police_report", {"expires_on": TODAY - timedelta(days=1)}, 870, ""),
    ],
)
def test_a_stop_in_part_moves_a_call_and_the_guard_agrees(
    unplanned, now, kind, told, slot, reason
):
    alma = unplanned.alma
    since = now - timedelta(days=2)
    stop = {"person": alma.debtor, "kind": kind, "since": since, "by": "carla"}
    Stop.objects.create(**stop, **told)

    planned(now)

    item = WorkItem.objects.get(case=alma)
    assert (item.slot_minutes, item.reason) == (slot, reason)
    for minutes in range(480, 1050, 15):
        at = local(minutes)
        allowed = why_not(alma.number, channel="phone", at=at).allowed
        assert not (reason and allowed)
    if slot:
        assert why_not(alma.number, channel="phone", at=local(slot)).allowed


def local(minutes):
    """Return that minute of the planned day at the debtor's."""
    clock = time(*divmod(minutes, 60), tzinfo=ZoneInfo("Asia/Shanghai"))
    return datetime.combine(TODAY, clock)


def test_the_stores_ids_stay_in_the_store(unplanned, now):
    assert not {"person", "point"} & set(planned(now).plan.columns)


def test_a_call_keeps_its_number_seat_and_hour(unplanned, now):
    planned(now)

    alma = WorkItem.objects.get(case=unplanned.alma)
    assert alma.point == unplanned.alma.debtor.points.order_by("pk").first()
    assert (alma.seat, bool(alma.round), alma.slot_minutes is None) == (
        "carla",
        True,
        False,
    )


def test_the_same_book_planned_again_changes_nothing(unplanned, now, journal):
    first = planned(now)
    run = PlanRun.objects.get().pk
    again = planned(now)

    assert (first.is_new, again.is_new) == (True, False)
    assert again.digest == first.digest
    assert PlanRun.objects.get().pk == run
    assert journal() == ["DayPlanned"]


def test_a_changed_book_is_planned_anew_in_the_old_plans_place(unplanned, now, journal):
    first = planned(now)
    Point.objects.filter(person=unplanned.alma.debtor).update(restriction="dead")
    again = planned(now)

    assert again.digest != first.digest
    assert PlanRun.objects.get().digest == again.digest
    assert WorkItem.objects.count() == 13
    assert journal() == ["DayPlanned", "DayPlanned"]


def test_other_days_plans_stay(unplanned, now):
    planned(now)
    plan_day(on=date(2026, 11, 25), by="carla", now=now)

    assert PlanRun.objects.count() == 2


def test_an_empty_book_has_an_empty_plan(seats, now):
    found = planned(now)

    assert found.summary.cases == 0
    assert plans.read(TODAY).is_empty()
    assert plans.read(date(2026, 11, 25)).is_empty()


def test_a_plan_that_cannot_be_saved_leaves_the_old_one(
    unplanned, now, journal, monkeypatch
):
    first = planned(now)
    Point.objects.update(restriction="dead")
    monkeypatch.setattr(
        "arrears.store.journal.write", lambda *_, **__: 1 / 0, raising=True
    )
    with pytest.raises(ZeroDivisionError):
        planned(now)

    assert PlanRun.objects.get().digest == first.digest
    assert WorkItem.objects.count() == 13


def test_interrupted_between_the_rows_it_leaves_the_old_plan_and_goes_again(
    unplanned, now, monkeypatch
):
    first = planned(now)
    Point.objects.update(restriction="dead")
    run = sql.run
    with monkeypatch.context() as patched:

        def interrupted(text, **values):
            wrote = run(text, **values)
            if values.get("run"):
                raise KeyboardInterrupt
            return wrote

        patched.setattr(sql, "run", interrupted)
        with pytest.raises(KeyboardInterrupt):
            planned(now)
    assert PlanRun.objects.get().digest == first.digest
    assert WorkItem.objects.count() == 13

    again = planned(now)

    assert again.is_new
    assert PlanRun.objects.get().digest == again.digest != first.digest
    assert WorkItem.objects.count() == 13


def test_a_day_under_way_keeps_its_lists_unless_asked_again(unplanned, now, call):
    book = unplanned
    first = plan_day(on=TODAY, by="carla", now=now)
    card = call(book.alma, after=1)
    record_outcome(
        number=book.alma.number,
        code="EVT-02",
        by=CARLA,
        now=now + timedelta(minutes=3),
        attempt=card.attempt,
    )
    Point.objects.filter(person=book.cleo.debtor).update(restriction="dead")

    kept = plan_day(on=TODAY, by="carla", now=now + timedelta(hours=1))
    anew = plan_day(on=TODAY, by="carla", now=now + timedelta(hours=1), again=True)

    assert (kept.is_kept, kept.is_new, kept.digest) == (True, False, first.digest)
    assert kept.summary == first.summary
    assert (anew.is_kept, anew.is_new) == (False, True)
