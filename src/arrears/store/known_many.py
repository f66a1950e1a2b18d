"""What is on record for calls about many cases at once, in a handful of looks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from arrears.law.engine.counter import Happened

from . import narrow, sql
from .known import CONTACTS, HISTORY_DAYS, Known, happened
from .models import Case, Consent, Point, Promise, Stop
from .promises import READ, PromiseRead, promise_states
from .scope import whole


@whole()
def known_of_many(
    cases: Sequence[Case], points: Sequence[Point], *, at: datetime, on: date
) -> dict[int, Known]:
    """
    Return what is on record of each case, by its id, for contacts by any of `points`.

    The same as `known.known_around` says of one case, but about no more than these
    numbers and addresses: the debtors' own, or also of those around them.
    """
    numbers = _numbers(points)
    told = _history(cases, points, at=at)
    stops = _stops(cases, points)
    consents = _consents(cases)
    promises = _running(cases, on=on)
    return {
        case.pk: Known(
            stops=stops.get(case.debtor_id, ()),
            consents=consents.get(case.pk, ()),
            promise=promises.get(case.pk),
            restricted=frozenset(
                point.value
                for point in numbers.get(case.debtor_id, ())
                if point.restriction
            ),
            history=_of(told, case, numbers.get(case.debtor_id, ())),
        )
        for case in cases
    }


def _numbers(points: Sequence[Point]) -> Mapping[int, list[Point]]:
    theirs: dict[int, list[Point]] = defaultdict(list)
    for point in points:
        theirs[_debtor(point)].append(point)
    return theirs


def _history(
    cases: Sequence[Case], points: Sequence[Point], *, at: datetime
) -> Mapping[str, list[Happened]]:
    """Return the contacts by person and by number; one with both stands under both."""
    among = {"people": _people(cases, points), "points": {p.pk for p in points}}
    told = narrow.rows(
        THEIRS,
        among=among,
        since=sql.stored(at - timedelta(days=HISTORY_DAYS)),
        latest=sql.stored(at),
    )
    found: dict[str, list[Happened]] = defaultdict(list)
    for each in happened(told, at=at):
        for key in {f"person {each.person}", f"point {each.point}"}:
            found[key].append(each)
    return found


THEIRS = CONTACTS.replace(
    "[which]",
    """SELECT w.id FROM {attempt} w WHERE w.person_id [in people]
           AND w.at > %(since)s AND w.at <= %(latest)s
       UNION
       SELECT o.id FROM {point} m JOIN {point} s ON s.value = m.value
           JOIN {attempt} o ON o.point_id = s.id
       WHERE m.id [in points]""",
)


def _of(
    told: Mapping[str, list[Happened]], case: Case, points: Sequence[Point]
) -> Sequence[Happened]:
    keys = {f"person {case.debtor_id}": None}
    keys |= {f"person {each.person_id}": None for each in points}
    keys |= {f"point {each.value}": None for each in points}
    found = {id(each): each for key in keys for each in told.get(key, ())}
    return tuple(found.values())


def _people(cases: Sequence[Case], points: Sequence[Point]) -> set[int]:
    return {case.debtor_id for case in cases} | {point.person_id for point in points}


def _stops(cases: Sequence[Case], points: Sequence[Point]) -> Mapping[int, list[Stop]]:
    """Return the stops that stand, by the debtor around whom they do."""
    found: dict[int, list[Stop]] = defaultdict(list)
    around = {point.person_id: _debtor(point) for point in points}
    rows = Stop.objects.filter(person_id__in=_people(cases, points), lifted_at=None)
    for stop in rows:
        found[around.get(stop.person_id, stop.person_id)].append(stop)
    return found


def _debtor(point: Point) -> int:
    """Return the debtor whose number it is, or around whom its owner stands."""
    return point.person.debtor_id or point.person_id


def _consents(cases: Sequence[Case]) -> Mapping[int, list[Consent]]:
    found: dict[int, list[Consent]] = defaultdict(list)
    rows = Consent.objects.filter(case_id__in=[case.pk for case in cases])
    for row in rows.select_related("point").order_by("since", "pk"):
        found[row.case_id].append(row)
    return found


def _running(cases: Sequence[Case], *, on: date) -> Mapping[int, PromiseRead]:
    current = Promise.objects.filter(
        case_id__in=[case.pk for case in cases], superseded_at=None
    )
    rows = [PromiseRead(*row) for row in current.values_list(*READ)]
    states = promise_states(rows, on=on)
    return {row.case_id: row for row in rows if states[row.pk].is_running}
