"""Three months of work in bulk: attempts, promises, payments, stops, notes."""

from collections.abc import Iterator

from arrears.domain.contact.outcome import BY_CODE
from arrears.lab.demo_book.entries import Book, Event, Promised, Story
from arrears.store.models import Attempt, Note, Payment, Promise, Stop

from .rows import ROWS_AT_ONCE, Rows

CURRENCY = "CNY"


def write_history(book: Book, rows: Rows) -> int:
    """Write everything that happened; return the number of attempts and events."""
    told = book.stories
    attempts = [_attempt(story, event, rows) for story, event in _events(told)]
    Attempt.objects.bulk_create(attempts, batch_size=ROWS_AT_ONCE)
    promises = (_promise(s, promised, rows) for s in told for promised in s.promises)
    Promise.objects.bulk_create(promises, batch_size=ROWS_AT_ONCE)
    Payment.objects.bulk_create(_payments(told, rows), batch_size=ROWS_AT_ONCE)
    Stop.objects.bulk_create(_stops(told, rows), batch_size=ROWS_AT_ONCE)
    Note.objects.bulk_create(_notes(told, rows), batch_size=ROWS_AT_ONCE)
    return len(attempts)


def _events(told: tuple[Story, ...]) -> list[tuple[Story, Event]]:
    """Return all events in the order of time, as a desk would have written them."""
    events = [(story, event) for story in told for event in story.events]
    return sorted(events, key=lambda pair: (pair[1].at, pair[0].debtor))


def _attempt(story: Story, event: Event, rows: Rows) -> Attempt:
    return Attempt(
        case_id=rows.cases[story.debtor, event.placement],
        person_id=rows.debtors[story.debtor],
        point_id=rows.point(story.debtor, event),
        at=event.at,
        channel=event.channel,
        initiator=event.initiator,
        result=BY_CODE[event.code].result or "",
        code=event.code,
        by=event.by,
        note=event.note,
    )


def _promise(story: Story, promised: Promised, rows: Rows) -> Promise:
    return Promise(
        case_id=rows.cases[story.debtor, promised.placement],
        amount_minor=promised.amount_minor,
        currency=CURRENCY,
        made_at=promised.made_at,
        due_on=promised.due_on,
        due_at=promised.due_at,
        source=promised.source,
        reason=promised.reason,
        reminder_agreed=promised.reminder_agreed,
        by=promised.by,
        superseded_at=promised.superseded_at,
    )


def _payments(told: tuple[Story, ...], rows: Rows) -> Iterator[Payment]:
    for story in told:
        for paid in story.payments:
            yield Payment(
                debt_id=rows.debts[paid.account],
                paid_on=paid.paid_on,
                booked_at=paid.booked_at,
                amount_minor=paid.amount_minor,
                ref=paid.ref,
            )


def _stops(told: tuple[Story, ...], rows: Rows) -> Iterator[Stop]:
    for story in told:
        for stop in story.stops:
            yield Stop(
                person_id=rows.debtors[story.debtor],
                kind=stop.kind,
                ground=stop.ground,
                since=stop.since,
                by=stop.by,
                review_on=stop.review_on,
                lifted_at=stop.lifted_at,
                lifted_by=stop.lifted_by,
            )


def _notes(told: tuple[Story, ...], rows: Rows) -> Iterator[Note]:
    for story in told:
        for noted in story.notes:
            yield Note(
                case_id=rows.cases[story.debtor, noted.placement],
                at=noted.at,
                by=noted.by,
                text=noted.text,
            )
