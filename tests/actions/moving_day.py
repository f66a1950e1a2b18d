"""What may happen on a day under way, and where its calls stand then."""

import datetime as dt
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction

from arrears.actions.replan import replan
from arrears.actions.replan_team import replan_many
from arrears.actions.rest_of_day import OF_THE_BOOK
from arrears.actions.set_stop import Narrowed
from arrears.domain.case.standing import StopKind
from arrears.questions.told_today import is_done
from arrears.store.models import (
    Attempt,
    Payment,
    PlanRun,
    Point,
    Promise,
    Stop,
    WorkItem,
)
from tests.web.book import TODAY


def rows():
    return {
        item.case.number: (item.reason, item.seat, item.slot_minutes)
        for item in WorkItem.objects.select_related("case")
    }


def rounds():
    return {
        item.case.number: item.round for item in WorkItem.objects.select_related("case")
    }


def comparable(found):
    """Return the rows that no other row of the book decides."""
    return {number: row for number, row in found.items() if row[0] not in OF_THE_BOOK}


def done(case, on):
    run = PlanRun.objects.get(on=on)
    return run.items.filter(is_done(run), case=case).exists()


def move(debtor, *, now, at_once):
    return replan_many([debtor], now=now) if at_once else replan(debtor, now=now)


@contextmanager
def undone():
    """Take back what was done inside, so that one book serves many examples."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


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
        paid(case, now)
    elif kind == "in vain":
        rung(case, now - timedelta(hours=5))
    elif kind.startswith("promise"):
        promised(case, now, at=kind.partition(" ")[2])
    else:
        stop(kind, case, now)


def paid(case, now):
    debt = case.debts.get()
    Payment.objects.get_or_create(
        debt=debt,
        ref=f"p-{case.pk}",
        defaults={"amount_minor": 10_000_000_00, "paid_on": TODAY, "booked_at": now},
    )


def rung(case, at, result="no_answer"):
    Attempt.objects.create(
        case=case,
        person=case.debtor,
        point=case.debtor.points.first(),
        at=at,
        channel="phone",
        result=result,
        code="EVT-02" if result == "no_answer" else "EVT-01",
        initiator="collector",
        by="carla",
    )


def promised(case, now, *, at):
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


def stop(kind, case, now):
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
