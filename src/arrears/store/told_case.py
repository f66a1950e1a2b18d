"""A case of the book in the form that the review reads: from our own records only."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from arrears.domain.case.finding import CORRECTIONS, Found
from arrears.domain.case.product import Product
from arrears.domain.case.stage import cycle, days_past_due
from arrears.domain.case.standing import StopKind
from arrears.domain.money.amount import Amount
from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Words
from arrears.playbook.offers.policy import Policy
from arrears.playbook.review.case import (
    Allowed,
    Phone,
    PlanStatus,
    Promised,
    Touch,
)
from arrears.playbook.review.case import Case as Told

from . import offers, sums
from .cases import DESK_ZONE
from .models import Case, Payment, Person
from .policies import policy_of
from .promises import promise_states

YEAR = timedelta(days=365)
MOST_TOUCHES = 200
PLAN_TERMS = Words("最长 {months} 个月", "up to {months} months")
WAIVER_TERMS = Words(
    "一次结清可申请减免，以审批为准",
    "a waiver may be applied for when all is paid at once",
)
EXTENSION_TERMS = Words("最多延期 {days} 天", "up to {days} days more")
FLAGS = {
    "dispute": StopKind.DISPUTE,
    "complaint_open": StopKind.COMPLAINT,
    "vulnerable": StopKind.VULNERABLE,
    "cease_request": StopKind.CEASE,
    "police_report": StopKind.POLICE_REPORT,
}
TOLD_AS = {StopKind.DECEASED: "本人已去世", StopKind.ATTORNEY: "已委托律师代理", StopKind.MORATORIUM: "法院受理破产申请", StopKind.STOPPED: "主管批停催"}  # fmt: skip
OWN = {"mobile": "own_mobile", "home": "home", "work": "work"}


def told_case(case: Case, *, on: date, lang: str) -> Told:
    """
    Return what our records tell of `case` on `on`; unknown stays unknown.

    Terms of the policy and names of products are in `lang`, for they are spoken.
    """
    debts = sums.debt_sums(case)
    due_on = sums.oldest_due_on(debts)
    late = days_past_due(due_on, on) if due_on else None
    found, currency = _findings(case, on=on), debts[0].debt.currency if debts else "CNY"
    promise, broken = _promises(case, on=on)
    plan, plan_detail = _plan(case)
    products = [Product(each.debt.product) for each in debts]
    return Told(
        as_of=on,
        lender=case.placement.lender.name,
        product=products[0].words.to(lang) if products else "",
        principal=_principal(debts),
        overdue=sums.total(debts) if debts else None,
        days_past_due=late,
        cycle=f"M{cycle(late)}" if late else "",
        collected_days=(on - case.opened_on).days,
        broken_promises=broken,
        promise=promise,
        payments=tuple(_payments(case, on=on)),
        history=tuple(_history(case)),
        phones=tuple(_phones(case.debtor)),
        income=_sum(found, Found.INCOME, currency),
        expense=_sum(found, Found.ESSENTIALS, currency),
        creditors_monthly=_sum(found, Found.OTHER_DEBTS, currency),
        creditors=int(found[Found.CREDITORS]) if Found.CREDITORS in found else None,
        employment=found.get(Found.EMPLOYMENT, ""),
        flags=_flags(case, found),
        cards=len(debts),
        plan=plan,
        plan_detail=plan_detail,
        legal_step=_legal_step(case),
        hand=case.placement.hand,
        placement_days_left=_days_left(case, on),
        allowed=_allowed(policy_of(case.placement.lender), products, lang),
        corrected=_set_right(case, found),
    )


def _set_right(case: Case, found: Mapping[Found, str]) -> Mapping[str, str]:
    """Return what people wrote down of the debtor; it counts before any estimate."""
    noted = {"persona": case.debtor.persona, "reason": case.reason}
    told = {str(about): found[about] for about in CORRECTIONS & found.keys()}
    return {name: value for name, value in (noted | told).items() if value}


def _principal(debts: Sequence[sums.DebtSum]) -> Amount | None:
    parts = [each.now.heads["principal"] for each in debts]
    return sum(parts[1:], start=parts[0]) if parts else None


def _findings(case: Case, *, on: date) -> Mapping[Found, str]:
    """Return the newest finding of each kind that is not over."""
    rows = case.findings.exclude(expires_on__lt=on).order_by("at", "pk")
    return {Found(row.about): row.value for row in rows}


def _sum(found: Mapping[Found, str], about: Found, currency: str) -> Amount | None:
    return Amount(currency, int(found[about])) if about in found else None


def _promises(case: Case, *, on: date) -> tuple[Promised | None, int]:
    rows = list(case.promises.order_by("made_at"))
    states = promise_states(rows, on=on)
    broken = sum(states[row.pk] is PromiseState.BROKEN for row in rows)
    for row in rows:
        if row.superseded_at is None and states[row.pk].is_running:
            hour = row.due_at.strftime("%H:%M") if row.due_at else ""
            amount = Amount(row.currency, row.amount_minor)
            return Promised(row.due_on, hour, amount), broken
    return None, broken


def _payments(case: Case, *, on: date) -> Iterator[tuple[date, Amount]]:
    rows = Payment.objects.filter(
        debt__case=case, reversal=None, paid_on__gt=on - YEAR, paid_on__lte=on
    )
    for row in rows.select_related("debt").order_by("paid_on"):
        yield row.paid_on, Amount(row.debt.currency, row.amount_minor)


def _history(case: Case) -> Iterator[Touch]:
    """Yield contacts and notes together, the oldest first, on the debtor's own clock."""
    zone = ZoneInfo(case.debtor.zone or DESK_ZONE)
    attempts = case.attempts.order_by("-at")[:MOST_TOUCHES]
    notes = case.notes.order_by("-at")[:MOST_TOUCHES]
    stops = case.debtor.stops.filter(lifted_at=None, kind__in=list(TOLD_AS))
    touches = [
        *(
            Touch(row.at, "inbound" if row.initiator == "debtor" else row.channel, row.code, row.note)
            for row in attempts
        ),
        *(Touch(row.at, "", "", row.text) for row in notes),
        *(Touch(row.since, "", "", TOLD_AS[StopKind(row.kind)]) for row in stops),
    ]  # fmt: skip
    for each in sorted(touches, key=lambda touch: str(touch.at)):
        at = each.at.astimezone(zone).replace(tzinfo=None) if each.at else None
        yield Touch(at, each.channel, each.code, each.note)


def _phones(debtor: Person) -> Iterator[Phone]:
    for point in debtor.points.order_by("pk"):
        if point.kind in OWN:
            yield Phone(OWN[point.kind], point.restriction or "ok")
    for other in debtor.others.prefetch_related("points"):
        for point in other.points.all():
            if point.kind in OWN:
                yield Phone("relative", point.restriction or "ok")


def _flags(case: Case, found: Mapping[Found, str]) -> Mapping[str, bool]:
    kinds = set(case.debtor.stops.filter(lifted_at=None).values_list("kind", flat=True))
    flags = {name: kind in kinds for name, kind in FLAGS.items()}
    return flags | {"hardship_evidence": found.get(Found.HARDSHIP) == "yes"}


def _plan(case: Case) -> tuple[PlanStatus, str]:
    row = offers.agreement(case)
    if row is None:
        waiting = case.offers.filter(kind="plan", declined_by="", ended_on=None)
        proposed = waiting.exists()
        return (PlanStatus.PROPOSED if proposed else PlanStatus.NONE), ""
    if row.ended_on is None:
        return PlanStatus.KEPT, ""
    broken = row.ended_as == "broken"
    return (PlanStatus.BROKEN if broken else PlanStatus.NONE), ""


def _legal_step(case: Case) -> str:
    step = case.legal_steps.filter(struck_at=None).order_by("-on").first()
    return "" if step is None or step.step == "demand_letter" else step.step


def _days_left(case: Case, on: date) -> int | None:
    ends = case.placement.ends_on
    return max(0, (ends - on).days) if ends else None


def _allowed(policy: Policy, products: Sequence[Product], lang: str) -> Allowed:
    months = min((policy.plan_months.get(p, 0) for p in products), default=0)
    days = policy.extension_days
    return Allowed(
        plan=PLAN_TERMS.filled(months=months).to(lang) if months else None,
        waiver=WAIVER_TERMS.to(lang) if policy.waiver else None,
        extension=EXTENSION_TERMS.filled(days=days).to(lang) if days else None,
    )
