"""Take out of the tables what says who somebody is, once nothing holds it."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from arrears.domain.audit.compliance import PersonErased
from arrears.domain.contact.message import WAITING, MessageState
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.holds import holds
from arrears.store.models import (
    Assignment,
    Attempt,
    BankLine,
    CallSheet,
    Case,
    Consent,
    Escalation,
    Finding,
    LiftRequest,
    Matter,
    Message,
    Note,
    Pair,
    Paper,
    Person,
    Point,
    Promise,
    Stop,
    Visit,
)

from .empty_outbox import empty_outbox

ERASED = "erased"
SENTENCES = {  # what people wrote about somebody, by table
    Note: ("text",),
    Attempt: ("note",),
    Promise: ("source", "reason"),
    Visit: ("place", "ground", "report", "cancelled_because"),
    Consent: ("ground", "revoked_because"),
    Finding: ("value", "reason"),
    Matter: ("told", "answer"),
    Assignment: ("ground",),
    Escalation: ("told", "answer_told"),
    LiftRequest: ("ground", "decided_because"),
    Pair: ("ground",),
    Message: ("address", "subject", "body", "withdrawn_because", "why_zh", "why_en"),
    Paper: ("name", "told", "ground"),
}


class StillHeld(Refusal):
    """Something holds the records."""

    words = Words("现在不能删除：{why.zh}。", "Not to be erased now: {why.en}.")


def erase_case(
    *, number: str, ground: str, by: str, now: datetime, folder: Path
) -> int:
    """
    Erase who the debtor of a case was, in the tables and in the outbox folder.

    Returns how many files went. Raises StillHeld, UnknownCase; FilesLeft.
    """
    _erased(number, ground=ground, by=by, now=now)
    return empty_outbox(folder=folder, by=by, now=now)


@transaction.atomic
def _erased(number: str, *, ground: str, by: str, now: datetime) -> None:
    cases.hold(number)
    case = cases.case(number)
    if held := holds(case.debtor, on=cases.desk_day(now)):
        raise StillHeld(why=held[0].why)
    erase(case, ground=ground, by=by, now=now)


def erase(case: Case, *, ground: str, by: str, now: datetime) -> None:
    """
    Erase names, numbers, addresses and what was written of the debtor and the others.

    Sums, days, codes and the journal stay: they say what was done, and not of whom.
    What lies in the outbox folder is marked; once this stands, `empty_outbox` takes it.
    """
    debtor = case.debtor
    people = Person.objects.filter(pk=debtor.pk) | debtor.others.all()
    ids = list(people.values_list("pk", flat=True))
    for person in Person.objects.filter(pk__in=ids):
        person.name = f"{ERASED} {person.pk}"
        person.save(update_fields=["name"])
    points = 0
    for point in Point.objects.filter(person_id__in=ids):
        point.value, point.source = f"{ERASED} {point.pk}", ""
        point.restriction = "dead"
        point.save(update_fields=["value", "source", "restriction"])
        points += 1
    texts = Stop.objects.filter(person_id__in=ids).update(ground="")
    for model, fields in SENTENCES.items():
        rows = model.objects.filter(case__debtor=debtor)  # type: ignore[attr-defined]
        texts += rows.update(**dict.fromkeys(fields, ""))
    drafts = CallSheet.objects.filter(attempt__case__debtor=debtor)
    drafts.update(typed={}, typed_at=None)
    Paper.objects.filter(case__debtor=debtor).update(content=b"")
    _unsent(debtor, by=by, now=now)
    lines = BankLine.objects.filter(payment__debt__case__debtor=debtor)
    lines.update(payer="", memo="", account="")
    fact = PersonErased(case.number, len(ids), points, texts, ground[:400])
    journal.write(fact, by=by, at=now)


def _unsent(debtor: Person, *, by: str, now: datetime) -> None:
    """Let nothing more go to the person; mark what went, so that its files are removed."""
    rows = Message.objects.filter(case__debtor=debtor)
    rows.filter(state__in=WAITING).update(
        state=MessageState.WITHDRAWN, withdrawn_at=now, withdrawn_by=by
    )
    rows.update(erased_at=now)
