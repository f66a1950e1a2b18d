"""Put somebody on the register of those who need special care: minimal, and expiring."""

from datetime import date, datetime, timedelta

from django.db import transaction

from arrears.domain.case.needs import LONGEST_DAYS, NEEDS
from arrears.domain.case.standing import StopKind
from arrears.domain.words import Refusal, Words
from arrears.store import cases

from .set_stop import Narrowed, StopStands, stand_still


class NeedRefused(Refusal):
    """The entry cannot be made like this."""


class NeedUnknown(NeedRefused):
    """Nobody chose what is needed."""

    words = Words(
        "请选择需要的照顾方式；不登记病情等原因。",
        "Choose what is needed; the reason, such as an illness, is not kept.",
    )


class NeedTooLong(NeedRefused):
    """Every entry expires."""

    words = Words(
        "到期日须在 {first} 到 {last} 之间；到期前再看一次。",
        "It ends between {first} and {last}; somebody looks again before that.",
    )


@transaction.atomic
def register_need(
    *, number: str, need: str, expires_on: date, by: str, now: datetime
) -> None:
    """
    Register a need of the debtor until a day, and journal it.

    Raises NeedRefused, StopStands, UnknownCase, ClosedCase.
    """
    if need not in NEEDS:
        raise NeedUnknown
    case = cases.lock(number)
    on = cases.local_day(case.debtor, now)
    last = on + timedelta(days=LONGEST_DAYS)
    if not on <= expires_on <= last:
        raise NeedTooLong(first=on, last=last)
    made = stand_still(
        case,
        StopKind.VULNERABLE,
        ground=need,
        by=by,
        now=now,
        narrowed=Narrowed(expires_on=expires_on, review_on=expires_on),
    )
    if not made:
        raise StopStands(kind=StopKind.VULNERABLE.words)
