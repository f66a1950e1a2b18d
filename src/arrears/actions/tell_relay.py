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
from .set_stop import stand_still


class NoSuchAnswer(Refusal):
    """The answer is none that a third person's call can have."""

    words = Words(
        "没有“{answer}”这种结果，请从列表中选择。",
        "There is no answer “{answer}”. Choose one from the list.",
    )


class NotAThirdPerson(Refusal):
    """The call went to somebody who owes; its outcome is told at the case."""

    words = Words(
        "这通电话不是打给第三人的，请在案件页面登记结果。",
        "This call was not to a third person. Record its outcome at the case.",
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its code, its words, and what it sets on the person."""

    code: str
    words: Words
    sets: StopKind | None = None


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

    A refusal stands for good; nothing here changes what is known of the debtor.
    Raises NoSuchAnswer, NotAThirdPerson, CallAlreadyTold.
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
