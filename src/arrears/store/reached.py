"""How often each of a debtor's numbers was answered lately."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import IN_VAIN, Result

from .models import Attempt


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """Our dials of one number, and the talks among them."""

    dials: int = 0
    talks: int = 0


NEVER_RUNG = NumberRecord()


def number_records(
    person: int, *, since: datetime, until: datetime
) -> Mapping[int, NumberRecord]:
    """Return, by number, what our dials of a debtor from `since` up to `until` say."""
    ours = Attempt.objects.filter(
        person_id=person,
        at__gte=since,
        at__lte=until,
        channel=Channel.PHONE,
        initiator="collector",
        point__isnull=False,
        result__in=[*IN_VAIN, Result.CONVERSATION, Result.RESERVED],
    )
    found: dict[int, NumberRecord] = {}
    for point, result in ours.values_list("point_id", "result"):
        before = found.get(point, NEVER_RUNG)
        talked = result == Result.CONVERSATION
        found[point] = NumberRecord(before.dials + 1, before.talks + talked)
    return found
