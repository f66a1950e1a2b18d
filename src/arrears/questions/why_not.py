"""May this debtor be contacted, and if not, by what law."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.contact.channel import Channel, PointKind
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.store import asking, cases
from arrears.store.models import Case, Person, Point

from .masked import masked

PACKS = ("cn", "house")
CHANNELS = (Channel.PHONE,)


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """The guard's answer for one of the person's numbers or addresses."""

    point: int
    kind: PointKind
    masked: str
    owner: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answers for all of the debtor's points, best first."""

    number: str
    at: datetime
    answers: tuple[PointAnswer, ...]

    @property
    def allowed(self) -> bool:
        """Say whether any of them may be used."""
        return any(answer.judgement.allowed for answer in self.answers)


def why_not(number: str, *, channel: str, at: datetime) -> WhyNot:
    """
    Return, for each of the debtor's own points, whether it may be used at `at`.

    Every rule that speaks is named, with its citation; and the next lawful time.
    Raises UnknownCase.
    """
    case = cases.case(number)
    answers = [
        answer(case, point, channel=Channel(channel), at=at)
        for point in dialled_points(case.debtor)
    ]
    answers.sort(key=lambda each: (each.judgement.verdict, each.point))
    return WhyNot(case.number, at, tuple(answers))


def answer(
    case: Case, point: Point, *, channel: Channel, at: datetime, purpose: str = ""
) -> PointAnswer:
    """Return the guard's answer for one point; to collect, where nothing is said."""
    asked = asking.question(case, point, channel=channel, at=at, purpose=purpose)
    judgement = judge(asked, rules(PACKS))
    return PointAnswer(
        point=point.pk,
        kind=PointKind(point.kind),
        masked=masked(point.value, point.kind),
        owner=point.person.name,
        judgement=judgement,
    )


def dialled_points(person: Person) -> list[Point]:
    """Return the person's telephone points, oldest first."""
    dialled = [kind for kind in PointKind if kind.is_dialled]
    points = person.points.filter(kind__in=dialled).select_related("person")
    return list(points.order_by("pk"))
