"""Which of many cases may be called now, until when, and when the others may."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.words import Words
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.store import asking
from arrears.store.cases import desk_day
from arrears.store.known import Known
from arrears.store.known_many import known_of_many
from arrears.store.models import Case, Point

from .why_not import PACKS

NO_NUMBER = Words("没有可拨打的号码", "there is no number to call")


@dataclass(frozen=True, slots=True)
class Now:
    """Whether the case may be called now; if not, why, and when it next may."""

    allowed: bool
    why: Words | None = None
    next_at: datetime | None = None
    zone: str = ""


def open_now(numbers: Iterable[str], *, now: datetime) -> Mapping[str, Now]:
    """
    Return the guard's answer for the best of each debtor's own numbers, by case number.

    A number that may be called goes before one that may not; of these the one that is
    open again first.
    """
    wanted = set(numbers)
    if not wanted:
        return {}
    cases = list(
        Case.objects.filter(number__in=wanted).select_related("debtor", "placement")
    )
    points = _points(cases)
    on = desk_day(now)
    known = known_of_many(
        cases, [p for each in points.values() for p in each], at=now, on=on
    )
    return {
        case.number: _best(case, points[case.debtor_id], known[case.pk], now=now)
        for case in cases
    }


def _points(cases: Iterable[Case]) -> dict[int, list[Point]]:
    dialled = [str(kind) for kind in PointKind if kind.is_dialled]
    debtors = {case.debtor_id: case.debtor for case in cases}
    rows = Point.objects.filter(person_id__in=debtors, kind__in=dialled)
    found: dict[int, list[Point]] = defaultdict(list)
    for point in rows.order_by("pk"):
        point.person = debtors[point.person_id]
        found[point.person_id].append(point)
    return found


def _best(case: Case, points: Iterable[Point], known: Known, *, now: datetime) -> Now:
    told = [_judged(case, point, known, now=now) for point in points]
    if any(each.allowed for each in told):
        return Now(allowed=True, zone=case.debtor.zone)
    later = [each for each in told if each.next_allowed_at]
    first = min(later or told, key=_when, default=None)
    if first is None:
        return Now(allowed=False, why=NO_NUMBER, zone=case.debtor.zone)
    why = first.findings[0].why
    return Now(
        allowed=False, why=why, next_at=first.next_allowed_at, zone=case.debtor.zone
    )


def _judged(case: Case, point: Point, known: Known, *, now: datetime) -> Judgement:
    asked = asking.question_from(known, case, point, channel=Channel.PHONE, at=now)
    return judge(asked, rules(PACKS))


def _when(judgement: Judgement) -> str:
    return judgement.next_allowed_at.isoformat() if judgement.next_allowed_at else ""
