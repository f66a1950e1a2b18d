"""The call that somebody placed and has not told of yet."""

from dataclasses import dataclass
from datetime import datetime

import phonenumbers

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.person import Role
from arrears.law.engine.clearance import cleared_until
from arrears.law.engine.packs import rules
from arrears.store import asking
from arrears.store.known import Known, known_of
from arrears.store.models import Attempt, Case, Point
from arrears.store.open_calls import open_calls

from .why_not import PACKS


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A cleared and reserved call with its number in full, for the one who placed it."""

    attempt: int
    case: str  # its number
    name: str  # the debtor's
    dial: str  # E.164, for the tel: link
    spoken: str  # grouped as people read it
    until: datetime  # the clearance holds no longer
    relay: bool  # to somebody who owes nothing: the gate tells its outcome


def open_call(
    *, by: str, case: Case | None = None, known: Known | None = None
) -> OpenCall | None:
    """
    Return the call that `by` still has to tell of; there is at most one.

    With a `case`, only if it is on that case; what is `known` of it already is not
    looked up again.
    """
    row = _mine(by) if case is None else _on(case, by)
    if row is None or row.point is None:
        return None
    return OpenCall(
        attempt=row.pk,
        case=row.case.number,
        name=row.case.debtor.name,
        dial=row.point.value,
        spoken=_grouped(row.point.value),
        until=_until(row.case, row.point, at=row.at, known=known),
        relay=not Role(row.point.person.role).owes,
    )


def _mine(by: str) -> Attempt | None:
    mine = open_calls().filter(by=by)
    if not mine.exists():  # mostly; a short question
        return None
    told = mine.select_related("case__debtor", "case__placement", "point__person")
    return told.first()


def _on(case: Case, by: str) -> Attempt | None:
    mine = open_calls().filter(by=by, case=case)
    row = mine.select_related("point__person").first()
    if row is not None:
        row.case = case  # as it was read already, with debtor and placement
    return row


def _until(case: Case, point: Point, *, at: datetime, known: Known | None) -> datetime:
    known = known or known_of(case, point, at=at)
    purpose = "" if Role(point.person.role).owes else "relay"
    asked = asking.question_from(
        known, case, point, channel=Channel.PHONE, at=at, purpose=purpose
    )
    return cleared_until(asked, rules(PACKS))


def _grouped(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
