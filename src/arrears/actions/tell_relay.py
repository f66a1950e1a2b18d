"""Write down what a third person answered when asked to pass on a word (SCN-08)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import PointRestricted
from arrears.domain.case.standing import StopKind
from arrears.domain.contact.outcome import BY_CODE
from arrears.domain.contact.person import Role
from arrears.domain.words import Refusal, Words
from arrears.store import cases, journal
from arrears.store.models import Attempt, Case

from .record_outcome import settle
from .replan import replan
from .set_stop import GroundMissing, StopStands, stand_still


class NoSuchAnswer(Refusal):
    """The answer is none that a third person's call can have."""

    words = Words(
        "没有“{answer}”这种结果，请从列表中选择。",
        "There is no answer “{answer}”. Choose one from the list.",
    )


class NotAThirdPerson(Refusal):
    """It is somebody who owes, or nobody of this case; what they say is told there."""

    words = Words(
        "对方不是第三人，请在案件页面登记。",
        "This is not a third person. Record it at the case.",
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its code, its words, and what it sets on the person or the debtor."""

    code: str
    words: Words
    sets: StopKind | None = None
    of_debtor: StopKind | None = None  # what it says of the debtor, believed at once


ANSWERS: Mapping[str, Answer] = {
    "passed_on": Answer("EVT-09", Words("愿意转告", "will pass it on")),
    "refused": Answer(
        "EVT-28",
        Words("拒绝，不要再联系", "refuses; never contact again"),
        StopKind.REFUSAL,
    ),
    "volunteers": Answer(
        "EVT-09",
        Words("主动提出代为还款", "offers by themselves to pay"),
        StopKind.VOLUNTEER,
    ),
    "unknown": Answer("EVT-09", Words("联系不上本人", "cannot reach the debtor")),
    "died": Answer(
        "EVT-09",
        Words("告知本人已去世", "says that the debtor has died"),
        of_debtor=StopKind.DECEASED,
    ),
    "wrong_number": Answer("EVT-06", Words("不认识本人", "does not know the debtor")),
    "no_answer": Answer("EVT-02", Words("无人接听", "no answer")),
    "dead_number": Answer("EVT-04", Words("空号", "dead number")),
}


@transaction.atomic
def tell_relay(
    *, number: str, attempt: int, answer: str, by: str, now: datetime
) -> None:
    """
    Settle the reserved call to a third person with its answer, and journal it.

    A refusal stands for good. Of the debtor nothing is taken from it but a death, on
    which all contact rests. Raises NoSuchAnswer, NotAThirdPerson, CallAlreadyTold.
    """
    told = ANSWERS.get(answer)
    if told is None:
        raise NoSuchAnswer(answer=answer)
    case = cases.lock(number)
    _raise_unless_third(case, attempt)
    call = settle(
        case,
        BY_CODE[told.code],
        attempt=attempt,
        initiator="collector",
        note=told.words.zh,
        by=by,
        now=now,
    )
    _restrict(case, call, told, by=by, now=now)
    if told.sets:
        stand_still(
            case, told.sets, ground=told.words.zh, by=by, now=now, person=call.person
        )
    if told.of_debtor and stand_still(
        case, told.of_debtor, ground=told.words.zh, by=by, now=now
    ):
        replan(case.debtor_id, now=now)


@transaction.atomic
def refuse_contact(
    *, number: str, person: int, told: str, by: str, now: datetime
) -> None:
    """
    Put on record that a third person asked us, unasked, never to be contacted.

    They rang, wrote, or came; no call of ours is settled by it. It stands for good.
    Raises NotAThirdPerson, GroundMissing, StopStands.
    """
    case, kind = cases.lock(number), StopKind.REFUSAL
    row = case.debtor.others.filter(pk=person).first()
    if row is None or Role(row.role).owes:
        raise NotAThirdPerson
    if not told.strip():
        raise GroundMissing
    if not stand_still(case, kind, ground=told.strip(), by=by, now=now, person=row):
        raise StopStands(kind=kind.words)


def _raise_unless_third(case: Case, attempt: int) -> None:
    row = Attempt.objects.filter(pk=attempt, case=case).select_related("person").first()
    if row and Role(row.person.role).owes:
        raise NotAThirdPerson


def _restrict(
    case: Case, call: Attempt, told: Answer, *, by: str, now: datetime
) -> None:
    restricts = BY_CODE[told.code].restricts
    if restricts and call.point:
        call.point.restriction = restricts
        call.point.save(update_fields=["restriction"])
        fact = PointRestricted(case.number, str(call.point_id), restricts)
        journal.write(fact, by=by, at=now)
