"""Set the zone in which somebody's own days are counted."""

from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction

from arrears.domain.audit.training import OwnZoneSet
from arrears.domain.words import Refusal, Words
from arrears.store import journal
from arrears.store.models import Staff


class UnknownZone(Refusal):
    """There is no such zone."""

    words = Words(
        "没有时区“{zone}”。请写成 Asia/Shanghai 这样。",
        "There is no time zone “{zone}”. Write it as Asia/Shanghai.",
    )


@transaction.atomic
def set_zone(zone: str, *, by: str, now: datetime) -> None:
    """Keep somebody's own zone and journal it; the same again changes nothing. Raises UnknownZone."""
    told = zone.strip()
    if told not in available_timezones():
        raise UnknownZone(zone=told[:40])
    staff = Staff.objects.select_for_update().filter(user__username=by).first()
    if staff is None or staff.zone == told:
        return
    staff.zone = told
    staff.save(update_fields=["zone"])
    journal.write(OwnZoneSet(by, told), by=by, at=now)
