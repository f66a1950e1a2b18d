"""Queue the letter of appointment for a visit: one more message through the one gate."""

from datetime import datetime

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.message import MessageState
from arrears.domain.words import Lang, Words
from arrears.playbook.scripts.appointment import appointment_text
from arrears.store import cases, outbox
from arrears.store.appointments import batch_of, visiting
from arrears.store.composing import Draft
from arrears.store.models import Case, Message, Point, Visit

from .book_visit import VisitIsPast, VisitRefused, on_their_clock, standing_visit
from .release_message import release_message

OVER = (str(MessageState.WITHDRAWN), str(MessageState.REFUSED))


class NoPostalAddress(VisitRefused):
    """There is nowhere to send a letter to."""

    words = Words(
        "案件上没有 {name} 能用的通信地址，先登记地址，或用短信确认。",
        "The case has no postal address of {name} that may be used. Add one, or confirm by text message.",
    )


class LetterIsOut(VisitRefused):
    """One letter is enough."""

    words = Words(
        "这次外访的确认函已经{state.zh}（{message} 号）。",
        "The letter for this visit is {state.en} already (message {message}).",
    )


def post_appointment(
    *, number: str, visit: int, lang: Lang, by: str, now: datetime
) -> int:
    """
    Release the letter of a visit to come into the outbox, and return the message's id.

    It is a letter like any other: its words are checked, the guard asked now and at
    the gate; a visit that was called off or is past stops it there. Raises NoSuchVisit,
    VisitIsPast, NoPostalAddress, LetterIsOut, and what release_message raises.
    """
    case = cases.still_open(cases.case(number))
    row = standing_visit(case, visit)
    if row.at <= now:
        raise VisitIsPast(at=on_their_clock(row))
    sent = Message.objects.filter(case=case, batch=batch_of(row.pk))
    standing = sent.exclude(state__in=OVER).first()
    if standing:
        state = MessageState(standing.state).words
        raise LetterIsOut(state=state, message=standing.pk)
    draft = Draft(
        channel=Channel.LETTER,
        point=_address(case, row).pk,
        lang=lang,
        text=appointment_text(visiting(row), lang=lang),
        batch=batch_of(row.pk),
    )
    return release_message(number=case.number, draft=draft, by=by, now=now)


def _address(case: Case, row: Visit) -> Point:
    """Return where the visited gets letters: the place itself first, if it is one."""
    found = [
        point
        for point in outbox.points_by(case, Channel.LETTER)
        if point.person_id == row.person_id and not point.restriction
    ]
    found.sort(key=lambda point: point.pk != row.point_id)
    if not found:
        raise NoPostalAddress(name=row.person.name)
    return found[0]
