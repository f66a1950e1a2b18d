"""Say how a visit came out: a contact from then on, and what follows from what was said."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import OutcomeRecorded, VisitTold
from arrears.domain.case.promising import Horizon, accept
from arrears.domain.contact.channel import Channel
from arrears.domain.contact.outcome import BY_CODE, Result
from arrears.domain.contact.visit import SAID_AT_A_VISIT, STAYED_MOST, VisitEnd
from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import Promise
from arrears.domain.words import Words
from arrears.law.wording.judgement import Wording, judge
from arrears.store import cases, journal, sums
from arrears.store.models import Attempt, Case, Visit
from arrears.store.wording_facts import case_facts

from .book_visit import VisitRefused, on_their_clock, standing_visit
from .record_outcome import follow
from .replan import replan
from .take_promise import PROMISE_CODE, write_promise

VISIT_CODE = "EVT-24"
ALL_CHECKED = 2_000  # characters that the wording check reads at once


class VisitIsAhead(VisitRefused):
    """Nobody can tell yet."""

    words = Words(
        "约定的时间是 {at}，还没有到，不能登记结果。",
        "The visit is at {at}; nobody can say yet how it came out.",
    )


class EndMissing(VisitRefused):
    """Nobody said how it came out."""

    words = Words("请选择外访的结果。", "Choose how the visit came out.")


class NobodySaid(VisitRefused):
    """Somebody is said to have spoken whom nobody met, or in words we do not keep."""

    words = Words(
        "没有见到本人，就没有本人说的话。请改正结果，或清空“本人怎么说”。",
        "Where the person was not met, the person said nothing. Correct how it came out, or leave out what was said.",
    )


class StayUnfit(VisitRefused):
    """The minutes cannot be true."""

    words = Words(
        "停留的分钟数须在 0 到 {most} 之间。",
        "The minutes of the stay must lie between 0 and {most}.",
    )


class ReportForbidden(VisitRefused):
    """The report tells of something that must not happen, or says it in such words."""

    words = Words(
        "记录里的“{text}”：{title.zh}。如果真的发生了，请报告合规；否则请改写。",
        "“{text}” in the report: {title.en}. If it happened, tell compliance; if not, write it otherwise.",
    )


class PromiseUnfinished(VisitRefused):
    """A promise is more than a code."""

    words = Words(
        "登记承诺需要金额、日期和资金来源。",
        "A promise needs its amount, day and source of money.",
    )


@dataclass(frozen=True, slots=True)
class Promised:
    """What was promised at the door."""

    amount_minor: int
    due_on: date
    source: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """How a visit came out; `said` is the code of what the person said, empty: nothing."""

    ended_as: str
    text: str = ""
    cards_shown: bool | None = None
    stayed_minutes: int | None = None
    said: str = ""
    promised: Promised | None = None


@transaction.atomic
def tell_visit(
    *, number: str, visit: int, report: Report, by: str, now: datetime
) -> None:
    """
    Say how a visit came out: it counts as a contact from then on, at its own hour.

    What was said is written down with its code, and what follows by it follows: a stop
    is set, a promise is kept. Raises NoSuchVisit, VisitIsAhead and other VisitRefused;
    PromiseRefused.
    """
    case = cases.lock(number)
    row = standing_visit(case, visit)
    _raise_unless_whole(case, row, report, now=now)
    row.ended_as, row.report = report.ended_as, report.text
    row.cards_shown, row.stayed_minutes = report.cards_shown, report.stayed_minutes
    row.said, row.told_at, row.told_by = report.said, now, by
    row.save()
    _write_attempt(case, row)
    journal.write(VisitTold(case.number, row.pk, report.ended_as), by=by, at=now)
    _journal(case, row, VISIT_CODE, by=by, now=now)
    if report.said:
        _act_upon(case, row, report, by=by, now=now)
    replan(case.debtor_id, now=now)


def _raise_unless_whole(
    case: Case, row: Visit, report: Report, *, now: datetime
) -> None:
    if row.at > now:
        raise VisitIsAhead(at=on_their_clock(row))
    if report.ended_as not in set(VisitEnd):
        raise EndMissing
    stayed = report.stayed_minutes
    if stayed is not None and not 0 <= stayed <= STAYED_MOST:
        raise StayUnfit(most=STAYED_MOST)
    unsaid = report.said not in SAID_AT_A_VISIT or report.ended_as != VisitEnd.MET
    if report.said and unsaid:
        raise NobodySaid
    if report.said == PROMISE_CODE and report.promised is None:
        raise PromiseUnfinished
    facts = case_facts(case, now=now)
    for start in range(0, len(report.text), ALL_CHECKED):
        part = report.text[start : start + ALL_CHECKED]
        judged = judge(Wording(part, "colleague", Channel.VISIT, facts))
        if judged.verdict == "block":
            first = judged.findings[0]
            text, title = part[first.start : first.end], first.detector.title
            raise ReportForbidden(text=text, title=title)


def _write_attempt(case: Case, row: Visit) -> None:
    result = VisitEnd(row.ended_as).result
    Attempt.objects.create(
        case=case,
        person=row.person,
        point=row.point,
        at=row.at,
        channel=Channel.VISIT,
        result=result,
        code=VISIT_CODE,
        by=row.told_by,
        note=row.report,
    )
    if result is Result.CONVERSATION and row.person_id == case.debtor_id:
        case.lost_since = None
        case.save(update_fields=["lost_since"])


def _act_upon(
    case: Case, row: Visit, report: Report, *, by: str, now: datetime
) -> None:
    """Write down what was said as an event of the visit, and do what follows from it."""
    outcome = BY_CODE[report.said]
    told = Attempt.objects.create(
        case=case,
        person=row.person,
        point=row.point,
        at=row.at,
        channel=Channel.VISIT,
        result="",  # the visit itself is the contact
        code=outcome.code,
        by=by,
        note=report.text,
    )
    _journal(case, row, outcome.code, by=by, now=now)
    follow(case, outcome, told, by=by, now=now)
    if report.said == PROMISE_CODE and report.promised:
        _promise(case, report.promised, by=by, now=now)


def _promise(case: Case, told: Promised, *, by: str, now: datetime) -> None:
    owed = sums.total(sums.debt_sums(case))
    amount = Amount(owed.currency, told.amount_minor)
    promise = accept(
        Promise(amount, now, told.due_on, None, told.source.strip(), False),
        owed=owed,
        today=cases.local_day(case.debtor, now),
        reason=told.reason,
        horizon=Horizon(),
    )
    write_promise(case, promise, reason=told.reason.strip(), by=by, now=now)


def _journal(case: Case, row: Visit, code: str, *, by: str, now: datetime) -> None:
    told = OutcomeRecorded(case.number, code, Channel.VISIT, str(row.point_id or ""))
    journal.write(told, by=by, at=now)
