"""The persons of a case and their contact points, with what is allowed now."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.person import Role
from arrears.domain.contact.point import Restriction, source_words
from arrears.domain.words import Words
from arrears.law.engine.guard import judge, lawful_until
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.store import asking
from arrears.store.models import Case, Person, Point

from .masked import masked
from .why_not import PACKS


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """
    One number or address of somebody who owes.

    `judgement` is None for points that are not telephoned. `lawful_until` is when
    a point that may be used now no longer may, if nothing else happens.
    """

    point: int
    kind: PointKind
    masked: str
    source: Words
    verified_on: date | None
    restriction: Restriction
    permitted_until: date | None
    judgement: Judgement | None
    lawful_until: datetime | None

    @property
    def callable_now(self) -> bool:
        """Say whether a call may be placed to it now."""
        return self.judgement is not None and self.judgement.allowed


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """A person of the case; somebody who owes nothing is `protected`: no points."""

    name: str
    role: Role
    protected: bool
    points: tuple[ContactPoint, ...]


def case_contacts(case: Case, *, at: datetime) -> tuple[ContactPerson, ...]:
    """Return the debtor first, then others who owe, then the protected ones."""
    others = case.debtor.others.prefetch_related("points")
    people = [case.debtor, *others.order_by("pk")]
    lines = [_person(case, person, at=at) for person in people]
    return tuple(sorted(lines, key=lambda line: line.protected))


def _person(case: Case, person: Person, *, at: datetime) -> ContactPerson:
    role = Role(person.role)
    rows = person.points.all() if role.owes else ()
    points = [_point(case, point, at=at) for point in rows]
    points.sort(key=lambda each: (list(PointKind).index(each.kind), each.point))
    return ContactPerson(person.name, role, not role.owes, tuple(points))


def _point(case: Case, point: Point, *, at: datetime) -> ContactPoint:
    kind = PointKind(point.kind)
    judgement, until = _judged(case, point, at=at) if kind.is_dialled else (None, None)
    return ContactPoint(
        point=point.pk,
        kind=kind,
        masked=masked(point.value, point.kind),
        source=source_words(point.source),
        verified_on=point.verified_on,
        restriction=Restriction(point.restriction),
        permitted_until=point.permitted_until,
        judgement=judgement,
        lawful_until=until,
    )


def _judged(
    case: Case, point: Point, *, at: datetime
) -> tuple[Judgement, datetime | None]:
    asked = asking.question(case, point, channel=Channel.PHONE, at=at)
    judgement = judge(asked, rules(PACKS))
    until = lawful_until(asked, rules(PACKS)) if judgement.allowed else None
    return judgement, until
