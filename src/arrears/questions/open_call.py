"""The call that somebody placed and has not told of yet."""

from dataclasses import dataclass
from datetime import datetime

import phonenumbers

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import Result
from arrears.law.engine.clearance import cleared_until
from arrears.law.engine.packs import rules
from arrears.store import asking
from arrears.store.models import Attempt, Case, Point

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


def open_call(*, by: str) -> OpenCall | None:
    """Return the call that `by` still has to tell of; there is at most one."""
    mine = Attempt.objects.filter(by=by, result=Result.RESERVED, expired_at=None)
    row = mine.select_related("case__debtor", "point__person").first()
    if row is None or row.point is None:
        return None
    return OpenCall(
        attempt=row.pk,
        case=row.case.number,
        name=row.case.debtor.name,
        dial=row.point.value,
        spoken=_grouped(row.point.value),
        until=_until(row.case, row.point, at=row.at),
    )


def _until(case: Case, point: Point, *, at: datetime) -> datetime:
    asked = asking.question(case, point, channel=Channel.PHONE, at=at)
    return cleared_until(asked, rules(PACKS))


def _grouped(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
