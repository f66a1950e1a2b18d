"""The demo desk's templates, a few messages that wait, and visits that were agreed."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from arrears.actions.approve_template import approve_template, take_in_playbook
from arrears.actions.book_visit import Appointment, book_visit
from arrears.actions.release_message import Draft, release_message
from arrears.domain.contact.channel import Channel
from arrears.domain.words import Refusal
from arrears.lab.demo_book.desk import COMPLIANCE, SUPERVISOR, seats
from arrears.store import cases, outbox
from arrears.store.models import Case, MessageTemplate

WAITING, LOOKED_AT = 6, 60
VISITS = 3
TEN, PLAIN = time(10), "confirmation"


def write_messages(*, on: date, now: datetime) -> None:
    """
    Approve the playbook's wordings, release some messages, and book some visits.

    Each goes by the ordinary action, so the guard has judged every one of them.
    """
    take_in_playbook(by=SUPERVISOR, now=now)
    for row in MessageTemplate.objects.filter(approved_at=None).order_by("pk"):
        approve_template(template=row.pk, by=COMPLIANCE, now=now)
    open_cases = Case.objects.filter(closed_on=None).select_related("debtor")
    found = list(open_cases.order_by("number")[:LOOKED_AT])
    sent = (case for case in found if _released(case, now=now))
    for _ in islice(sent, WAITING):
        continue
    days = iter(range(1, LOOKED_AT))
    agreed = (case for case in reversed(found) if _booked(case, on, days, now=now))
    for _ in islice(agreed, VISITS):
        continue


def _released(case: Case, *, now: datetime) -> bool:
    """Release a message for ten on the next day; say whether the law let it."""
    places = outbox.points_by(case, Channel.SMS)
    rows = MessageTemplate.objects.filter(key__startswith=PLAIN, after="")
    template = rows.order_by("pk").first()
    if not places or template is None:
        return False
    tomorrow = cases.local_day(case.debtor, now) + timedelta(1)
    draft = Draft(
        channel=Channel.SMS,
        point=places[0].pk,
        template=template.pk,
        send_at=cases.instant(case.debtor, on=tomorrow, clock=TEN),
    )
    try:
        release_message(number=case.number, draft=draft, by=seats()[0], now=now)
    except Refusal:
        return False
    return True


def _booked(case: Case, on: date, days: Iterator[int], *, now: datetime) -> bool:
    """Book a visit that was agreed, within the next days; say whether the law let it."""
    day = max(on, cases.local_day(case.debtor, now)) + timedelta(1 + next(days) % 2)
    try:
        book_visit(
            number=case.number,
            agreed=Appointment(day, TEN, seats()[:2], place="示例市解放路 8 号茶馆"),
            how="spoken",
            ground="电话中本人提出当面谈",
            by=seats()[0],
            now=now,
        )
    except Refusal:
        return False
    return True
