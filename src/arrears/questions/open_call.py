"""The call that somebody placed and has not told of yet."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import phonenumbers

from arrears.domain.contact.outcome import Result
from arrears.law.engine.clearance import MINUTES_CLEARED
from arrears.store.models import Attempt


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
    mine = Attempt.objects.filter(by=by, result=Result.RESERVED)
    row = mine.select_related("case__debtor", "point").first()
    if row is None or row.point is None:
        return None
    return OpenCall(
        attempt=row.pk,
        case=row.case.number,
        name=row.case.debtor.name,
        dial=row.point.value,
        spoken=_grouped(row.point.value),
        until=row.at + timedelta(minutes=MINUTES_CLEARED),
    )


def _grouped(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form)
