"""Put on record that the person on the line is the debtor."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import IdentityConfirmed
from arrears.domain.contact.identity import IdentifiedBy
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import CallSheet

from .record_outcome import my_reserved


class IdentityNotSure(Refusal):
    """Nothing was said by which the person could be known."""

    words = Words(
        "请选择对方说出了哪一项；对不上或不愿说，就不谈账务。",
        "Choose what the person told you. Where nothing fits, nothing is said of the debt.",
    )


@transaction.atomic
def confirm_identity(
    *, number: str, attempt: int, identified_as: str, by: str, now: datetime
) -> None:
    """
    Write down how identity was made sure in call `attempt`, and journal it.

    What was said is not kept, only which item. Raises IdentityNotSure; CallAlreadyTold.
    """
    case = cases.lock(number)
    call = my_reserved(case, attempt, by=by)
    if identified_as not in set(IdentifiedBy):
        raise IdentityNotSure
    sheet, _made = CallSheet.objects.get_or_create(attempt=call)
    if sheet.identified_at:
        return
    sheet.identified_as, sheet.identified_at = identified_as, now
    sheet.save(update_fields=["identified_as", "identified_at"])
    fact = IdentityConfirmed(case.number, call.pk, identified_as)
    journal.write(fact, by=by, at=now)
