"""Stop ordinary contact with a debtor, with the ground for it."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import StopSet
from arrears.store import cases, journal
from arrears.store.models import Case, Stop


@transaction.atomic
def set_stop(*, number: str, kind: str, ground: str, by: str, now: datetime) -> None:
    """Set a stop of `kind` on the debtor of case `number`, and journal it."""
    stand_still(cases.lock(number), kind, ground=ground, by=by, now=now)


def stand_still(case: Case, kind: str, *, ground: str, by: str, now: datetime) -> None:
    """Set the stop on a locked case; one that stands already is left as it is."""
    _, made = Stop.objects.get_or_create(
        person=case.debtor,
        kind=kind,
        lifted_at=None,
        defaults={"ground": ground[:400], "since": now, "by": by},
    )
    if made:
        journal.write(StopSet(case.number, kind, ground[:400]), by=by, at=now)
