"""The offers that wait for somebody with the authority, whatever their case."""

from dataclasses import dataclass
from datetime import datetime

from arrears.store import cases
from arrears.store.models import Offer

from .case_history import staff_names
from .money_page import OfferLine, offer_line

MOST = 200


@dataclass(frozen=True, slots=True)
class WaitingOffer:
    """One offer with the case it is on."""

    number: str
    name: str
    offer: OfferLine


def waiting_offers(*, now: datetime, by: str) -> tuple[WaitingOffer, ...]:
    """Return the offers nobody has decided on that still stand, the first to end first."""
    rows = Offer.objects.filter(
        approved_by="", declined_by="", expires_on__gte=cases.desk_day(now)
    ).select_related("case__debtor")
    names = staff_names()
    return tuple(
        WaitingOffer(
            row.case.number,
            row.case.debtor.name,
            offer_line(
                row, on=cases.local_day(row.case.debtor, now), by=by, names=names
            ),
        )
        for row in rows.order_by("expires_on", "pk")[:MOST]
    )
