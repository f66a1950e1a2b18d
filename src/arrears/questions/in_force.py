"""What is in force at a moment: stops, consents and visits to come, case by case."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from arrears.store import cases
from arrears.store.models import Case, Consent, Stop, Visit

from .case_history import staff_names
from .standing_lines import (
    ConsentLine,
    Names,
    StopLine,
    VisitLine,
    consent_lines,
    stop_lines,
    visit_lines,
)


@dataclass(frozen=True, slots=True)
class InForce:
    """What stands on one open case and its debtor; visits not told of yet stand too."""

    number: str
    name: str
    zone: str
    stops: tuple[StopLine, ...]
    consents: tuple[ConsentLine, ...]
    visits: tuple[VisitLine, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing stands."""
        return not (self.stops or self.consents or self.visits)


def in_force(number: str = "", *, now: datetime) -> tuple[InForce, ...]:
    """
    Return what stands on case `number`; without one, on every open case, by number.

    A case on which nothing stands is left out, unless it was asked for by its
    number. Raises UnknownCase.
    """
    names = staff_names()
    if number:
        return (_standing(cases.case(number), now=now, names=names),)
    rows = Case.objects.filter(closed_on=None).filter(_something_stands())
    rows = rows.select_related("debtor").order_by("number")
    rows = rows.prefetch_related("debtor__stops", "consents__point", "visits")
    found = (_standing(row, now=now, names=names) for row in rows)
    return tuple(each for each in found if not each.is_empty)


def _something_stands() -> Q:
    stopped = Stop.objects.filter(lifted_at=None).values("person")
    agreed = Consent.objects.filter(revoked_at=None).values("case")
    booked = Visit.objects.filter(cancelled_at=None, ended_as="").values("case")
    return Q(debtor__in=stopped) | Q(pk__in=agreed) | Q(pk__in=booked)


def _standing(case: Case, *, now: datetime, names: Names) -> InForce:
    on = cases.local_day(case.debtor, now)
    stops = [stop for stop in case.debtor.stops.all() if _stands(stop, on)]
    consents = [row for row in case.consents.all() if row.stands(on)]
    visits = [
        row for row in case.visits.all() if not (row.cancelled_at or row.ended_as)
    ]
    return InForce(
        number=case.number,
        name=case.debtor.name,
        zone=case.debtor.zone or cases.DESK_ZONE,
        stops=stop_lines(sorted(stops, key=_since), by="", names=names),
        consents=consent_lines(sorted(consents, key=_since), on=on, names=names),
        visits=visit_lines(sorted(visits, key=_hour), now=now, names=names),
    )


def _stands(stop: Stop, on: date) -> bool:
    over = stop.expires_on is not None and stop.expires_on < on
    return stop.lifted_at is None and not over


def _since(row: Stop | Consent) -> datetime:
    return row.since


def _hour(row: Visit) -> datetime:
    return row.at
