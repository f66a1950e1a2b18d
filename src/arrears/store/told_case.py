"""A case of the book in the form that the review reads: from our own records only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

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

from . import sums
from .cases import DESK_ZONE, local_day
from .models import Attempt, Case, Payment, Person, Stop
from .policies import policy_of
from .promises import judged, standing_payments

YEAR = timedelta(days=365)
MOST_TOUCHES = 200
PLAN_TERMS = Words("最长 {months} 个月", "up to {months} months")
WAIVER_TERMS = Words(
    "一次结清可申请减免，以审批为准",
    "a waiver may be applied for when all is paid at once",
)
EXTENSION_TERMS = Words("最多延期 {days} 天", "up to {days} days more")
ON_RECORD = {  # the ground of a path that a stop is, while it stands
    StopKind.DECEASED: "died",
    StopKind.POLICE_REPORT: "police",
    StopKind.PLAN_KEPT: "plan_kept",
    StopKind.CEASE: "cease",
    StopKind.STOPPED: "stopped",
    StopKind.MORATORIUM: "sued",
    StopKind.ATTORNEY: "attorney",
    StopKind.DISPUTE: "dispute",
    StopKind.COMPLAINT: "complaint",
    StopKind.VULNERABLE: "vulnerable",
}
OWN = {"mobile": "own_mobile", "home": "home", "work": "work"}


def told_case(case: Case, *, now: datetime, lang: str) -> Told:
    """
    Return what our records told of `case` at `now`; unknown stays unknown.

    Of a past moment it tells what was on record then and nothing that was entered
    later. Undated are only the policy's terms and the list of numbers: they are today's.
    Terms of the policy and names of products are in `lang`, for they are spoken.
    """
    on = local_day(case.debtor, now)
    debts = sums.debt_sums_known(case, at=now, on=on)
    due_on = sums.oldest_due_on(debts)
    late = days_past_due(due_on, on) if due_on else None
    found, currency = _findings(case, now=now, on=on), _currency(case, debts)
    promise, broken = _promises(case, now=now, on=on)
    stops = list(_stops(case.debtor, now).exclude(expires_on__lt=on))
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
        payments=tuple(_payments(case, now=now, on=on)),
        history=tuple(_history(case, now)),
        phones=tuple(_phones(case.debtor, now)),
        income=_sum(found, Found.INCOME, currency),
        expense=_sum(found, Found.ESSENTIALS, currency),
        creditors_monthly=_sum(found, Found.OTHER_DEBTS, currency),
        creditors=int(found[Found.CREDITORS]) if Found.CREDITORS in found else None,
        employment=found.get(Found.EMPLOYMENT, ""),
        flags=_flags(found),
        cards=len(debts),
        plan=_plan(case, now=now, on=on),
        legal_step=_legal_step(case, now),
        hand=case.placement.hand,
        placement_days_left=_days_left(case, on),
        allowed=_allowed(policy_of(case.placement.lender, on=on), products, lang),
        on_record=_on_record(stops),
        refused=_refused(stops),
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


def _currency(case: Case, debts: Sequence[sums.DebtSum]) -> str:
    if debts:
        return debts[0].debt.currency
    debt = case.debts.order_by("pk").first()
    return debt.currency if debt else "CNY"


def _findings(case: Case, *, now: datetime, on: date) -> Mapping[Found, str]:
    """Return the newest finding of each kind that is not over."""
    rows = [row for row in case.findings.all() if row.at <= now]
    rows.sort(key=lambda row: (row.at, row.pk))
    there = (row for row in rows if row.expires_on is None or row.expires_on >= on)
    return {Found(row.about): row.value for row in there}


def _sum(found: Mapping[Found, str], about: Found, currency: str) -> Amount | None:
    return Amount(currency, int(found[about])) if about in found else None


def _promises(case: Case, *, now: datetime, on: date) -> tuple[Promised | None, int]:
    told = judged([case.pk], on=on, known_at=now)
    broken = sum(each.state is PromiseState.BROKEN for each in told.values())
    current = Q(superseded_at=None) | Q(superseded_at__gt=now)
    for row in case.promises.filter(current, made_at__lte=now).order_by("made_at"):
        if told[row.pk].state.is_running:
            hour = row.due_at.strftime("%H:%M") if row.due_at else ""
            amount = Amount(row.currency, row.amount_minor)
            return Promised(row.due_on, hour, amount), broken
    return None, broken


def _payments(case: Case, *, now: datetime, on: date) -> Iterator[tuple[date, Amount]]:
    rows = Payment.objects.filter(
        standing_payments(now),
        debt__case=case,
        paid_on__gt=on - YEAR,
        paid_on__lte=on,
    )
    for row in rows.select_related("debt").order_by("paid_on"):
        yield row.paid_on, Amount(row.debt.currency, row.amount_minor)


def _history(case: Case, now: datetime) -> Iterator[Touch]:
    """Yield contacts and notes together, the oldest first, on the debtor's own clock."""
    zone = ZoneInfo(case.debtor.zone or DESK_ZONE)
    attempts = case.attempts.filter(at__lte=now).order_by("-at")[:MOST_TOUCHES]
    notes = case.notes.filter(at__lte=now).order_by("-at")[:MOST_TOUCHES]
    touches = [
        *(
            Touch(row.at, "inbound" if row.initiator == "debtor" else row.channel, row.code, row.note)
            for row in attempts
        ),
        *(Touch(row.at, "", "", row.text) for row in notes),
    ]  # fmt: skip
    for each in sorted(touches, key=lambda touch: str(touch.at)):
        at = each.at.astimezone(zone).replace(tzinfo=None) if each.at else None
        yield Touch(at, each.channel, each.code, each.note)


def _stops(debtor: Person, now: datetime) -> QuerySet[Stop]:
    """Return the stops that stood at that moment."""
    there = Q(lifted_at=None) | Q(lifted_at__gt=now)
    return debtor.stops.filter(there, since__lte=now)


def _phones(debtor: Person, now: datetime) -> Iterator[Phone]:
    """
    Yield the numbers; what is known of each has no date.

    Of one that was used later it may have been learnt then: there it is left open.
    """
    points = [("", point) for point in debtor.points.order_by("pk")]
    for other in debtor.others.prefetch_related("points"):
        points += [("relative", point) for point in other.points.all()]
    used = Attempt.objects.filter(point__in=[point for _, point in points], at__gt=now)
    later = set(used.values_list("point_id", flat=True))
    for whose, point in points:
        if point.kind in OWN:
            status = "" if point.pk in later else point.restriction or "ok"
            yield Phone(whose or OWN[point.kind], status)


def _flags(found: Mapping[Found, str]) -> Mapping[str, bool]:
    return {"hardship_evidence": found.get(Found.HARDSHIP) == "yes"}


def _on_record(stops: Iterable[Stop]) -> frozenset[str]:
    """Return the grounds that stand on a register; no note takes them away."""
    kinds = {StopKind(row.kind) for row in stops}
    return frozenset(ON_RECORD[kind] for kind in kinds & ON_RECORD.keys())


def _refused(stops: Iterable[Stop]) -> frozenset[str]:
    """Return the ways of contact that the debtor refused."""
    return frozenset(row.channel for row in stops if row.kind == StopKind.OPT_OUT)


def _plan(case: Case, *, now: datetime, on: date) -> PlanStatus:
    rows = list(case.offers.all())
    agreed = [
        (row.accepted_at, -row.pk, row)
        for row in rows
        if row.accepted_at
        and row.accepted_at <= now
        and not (row.ended_as == "cancelled" and _by(row.ended_on, on))
    ]
    row = max(agreed)[-1] if agreed else None
    if row is None:
        proposed = any(
            each.kind == "plan"
            and each.made_at <= now
            and not (each.declined_by and each.decided_at and each.decided_at <= now)
            and not _by(each.ended_on, on)
            for each in rows
        )
        return PlanStatus.PROPOSED if proposed else PlanStatus.NONE
    if row.ended_on is None or row.ended_on > on:
        return PlanStatus.KEPT
    return PlanStatus.BROKEN if row.ended_as == "broken" else PlanStatus.NONE


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _legal_step(case: Case, now: datetime) -> str:
    stands = [
        row
        for row in case.legal_steps.all()
        if row.at <= now and (row.struck_at is None or row.struck_at > now)
    ]
    step = max(stands, key=lambda row: (row.on, -row.pk), default=None)
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
