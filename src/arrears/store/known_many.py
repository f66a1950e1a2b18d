"""What is on record for calls about many cases at once, in a handful of looks."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from arrears.domain.contact.outcome import Result
from arrears.law.engine.counter import Happened

from .known import HISTORY_DAYS, Known
from .models import Attempt, Case, Consent, Point, Promise, Stop
from .promises import promise_states
from .scope import whole

TOLD = ("at", "person_id", "point__value", "result", "initiator", "channel")


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
    since = Attempt.objects.filter(
        at__gt=at - timedelta(days=HISTORY_DAYS), at__lte=at
    ).exclude(result="")
    same = Point.objects.filter(value__in={point.value for point in points})
    # a question within, so that SQLite does not read all attempts of these weeks
    used = Attempt.objects.filter(point_id__in=list(same.values_list("pk", flat=True)))
    found: dict[str, list[Happened]] = defaultdict(list)
    seen: set[int] = set()
    for rows in (
        since.filter(person_id__in=_people(cases, points)),
        since.filter(pk__in=used.values("pk")),
    ):
        for pk, when, who, value, result, begun, channel in rows.values_list(
            "pk", *TOLD
        ):
            if pk in seen:
                continue
            seen.add(pk)
            each = Happened(when, str(who), value or "", Result(result), begun, channel)
            for key in {f"person {who}", f"point {value or ''}"}:
                found[key].append(each)
    return found


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


def _running(cases: Sequence[Case], *, on: date) -> Mapping[int, Promise]:
    current = Promise.objects.filter(
        case_id__in=[case.pk for case in cases], superseded_at=None
    )
    rows = list(current.select_related("case__debtor"))
    states = promise_states(rows, on=on) if rows else {}
    return {row.case_id: row for row in rows if states[row.pk].is_running}
