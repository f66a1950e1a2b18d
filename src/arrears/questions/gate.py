"""The people around a debtor who owe nothing, and whether a word may be relayed now."""

from dataclasses import dataclass
from datetime import datetime

from arrears.domain.case.standing import StopKind
from arrears.domain.contact.channel import Channel, PointKind
from arrears.domain.contact.person import Role
from arrears.domain.words import Words
from arrears.law.engine.verdict import Judgement
from arrears.playbook import relay
from arrears.store import cases
from arrears.store.models import Person, Staff, Stop

from .open_call import OpenCall, open_call
from .why_not import answer, dialled_points

PURPOSE = "relay"


@dataclass(frozen=True, slots=True)
class ThirdPoint:
    """One number of theirs, masked, and the guard's answer for relaying a word."""

    point: int
    kind: PointKind
    masked: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class ThirdPerson:
    """Somebody who owes nothing; `refused` is for good."""

    person: int
    name: str
    role: Role
    refused: bool
    volunteers: bool
    points: tuple[ThirdPoint, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """All that the page of third persons says; `words` are read out as they stand."""

    number: str
    debtor: str
    zone: str
    lost_since: bool
    people: tuple[ThirdPerson, ...]
    words: Words
    open_call: OpenCall | None


def gate(number: str, *, now: datetime, by: str) -> Gate:
    """Return the third persons of case `number` as the gate sees them at `now`."""
    case = cases.case(number)
    others = [p for p in case.debtor.others.order_by("pk") if not Role(p.role).owes]
    staff = Staff.objects.filter(user__username=by).first()
    call = open_call(by=by)

    def person(one: Person) -> ThirdPerson:
        kinds = set(
            Stop.objects.filter(person=one, lifted_at=None).values_list(
                "kind", flat=True
            )
        )
        answers = [
            answer(case, point, channel=Channel.PHONE, at=now, purpose=PURPOSE)
            for point in dialled_points(one)
        ]
        return ThirdPerson(
            person=one.pk,
            name=one.name,
            role=Role(one.role),
            refused=StopKind.REFUSAL in kinds,
            volunteers=StopKind.VOLUNTEER in kinds,
            points=tuple(
                ThirdPoint(each.point, each.kind, each.masked, each.judgement)
                for each in answers
            ),
        )

    return Gate(
        number=case.number,
        debtor=case.debtor.name,
        zone=case.debtor.zone,
        lost_since=case.lost_since is not None,
        people=tuple(person(one) for one in others),
        words=relay.ASK.filled(
            lender=case.placement.lender.name,
            staff=staff.staff_number if staff else "–",
            name=case.debtor.name,
        ),
        open_call=call if call and call.case == case.number and call.relay else None,
    )
