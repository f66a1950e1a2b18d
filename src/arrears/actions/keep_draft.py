"""Keep what is typed in a call, so that a lost line or a closed window loses nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from arrears.store import cases
from arrears.store.models import CallSheet

from .record_outcome import my_reserved

LONGEST = 4_000  # characters of one field
MOST = 24  # fields


@transaction.atomic
def keep_draft(
    *, number: str, attempt: int, typed: Mapping[str, str], by: str, now: datetime
) -> None:
    """
    Keep the fields as they stand; a draft is no fact and is not journalled.

    Raises CallAlreadyTold, where the call is told of or somebody else's.
    """
    case = cases.lock(number)
    call = my_reserved(case, attempt, by=by)
    kept = {name[:40]: text[:LONGEST] for name, text in list(typed.items())[:MOST]}
    CallSheet.objects.update_or_create(
        attempt=call, defaults={"typed": kept, "typed_at": now}
    )
