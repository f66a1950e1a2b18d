"""The persons of a case and their contact points, with what is allowed now."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.person import Role
from arrears.domain.contact.point import Restriction, source_words
from arrears.domain.words import Words
from arrears.law.engine.guard import Question, judge, lawful_until
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.store import asking
from arrears.store.known import Known
from arrears.store.models import Case, Person, Point

from .masked import masked
from .why_not import PACKS


@dataclass(frozen=True, slots=True)
class Way:
    """
    One way of contact by a point, and the guard's answer for now.

    `lawful_until` is when a way that is open now no longer is, if nothing else happens.
    """

    channel: Channel
    judgement: Judgement
    lawful_until: datetime | None


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One number or address of somebody who owes, with each way it serves."""

    point: int
    kind: PointKind
    masked: str
    source: Words
    verified_on: date | None
    restriction: Restriction
    permitted_until: date | None
    ways: tuple[Way, ...]

    @property
    def callable_now(self) -> bool:
        """Say whether a call may be placed to it now."""
        return any(
            way.channel is Channel.PHONE and way.judgement.allowed for way in self.ways
        )


@dataclass(frozen=True, slots=True)
class ContactPerson:
    """A person of the case; somebody who owes nothing is `protected`: no points."""

    name: str
    role: Role
    protected: bool
    points: tuple[ContactPoint, ...]


def case_contacts(
    case: Case, *, at: datetime, known: Known
) -> tuple[ContactPerson, ...]:
    """Return the debtor first, then others who owe, then the protected ones."""
    others = case.debtor.others.prefetch_related("points")
    people = [case.debtor, *others.order_by("pk")]
    lines = [_person(case, person, at=at, known=known) for person in people]
    return tuple(sorted(lines, key=lambda line: line.protected))


def _person(case: Case, person: Person, *, at: datetime, known: Known) -> ContactPerson:
    role = Role(person.role)
    rows = person.points.all() if role.owes else ()
    points = [_point(case, point, at=at, known=known) for point in rows]
    points.sort(key=lambda each: (list(PointKind).index(each.kind), each.point))
    return ContactPerson(person.name, role, not role.owes, tuple(points))


def _point(case: Case, point: Point, *, at: datetime, known: Known) -> ContactPoint:
    kind = PointKind(point.kind)
    return ContactPoint(
        point=point.pk,
        kind=kind,
        masked=masked(point.value, point.kind),
        source=source_words(point.source),
        verified_on=point.verified_on,
        restriction=Restriction(point.restriction),
        permitted_until=point.permitted_until,
        ways=tuple(
            _way(asking.question_from(known, case, point, channel=channel, at=at))
            for channel in kind.channels
        ),
    )


def _way(asked: Question) -> Way:
    judgement = judge(asked, rules(PACKS))
    until = lawful_until(asked, rules(PACKS)) if judgement.allowed else None
    return Way(Channel(asked.channel), judgement, until)
