"""All that a collector reads of one case before, in and after a call."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from arrears.domain.case.cause import Cause, by_code
from arrears.domain.case.product import Product
from arrears.domain.case.stage import Ladder, Stage, cycle, days_past_due
from arrears.domain.contact.language import LANGUAGES
from arrears.domain.contact.outcome import OUTCOMES, Outcome
from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import Owed
from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Words
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from arrears.law.engine.verdict import Judgement
from arrears.planner.reasons import reason_words
from arrears.playbook.stages import StageCard, stage_card
from arrears.store import cases, sums
from arrears.store.asking import visit_asked
from arrears.store.cases import desk_day
from arrears.store.hands import hand_rows
from arrears.store.known import Known, known_around
from arrears.store.models import Case, Promise, Visit
from arrears.store.promises import promise_states

from .case_contacts import ContactPerson, case_contacts
from .case_hands import Hands, case_hands
from .case_history import Event, case_history, staff_names
from .masked import masked_account
from .open_call import OpenCall, open_call
from .standing_lines import (
    ConsentLine,
    Names,
    StopLine,
    VisitLine,
    consent_lines,
    stop_lines,
    visit_lines,
)
from .visit_letter import letters_of
from .why_not import PACKS

States = Mapping[int, PromiseState]  # of promises, by id
AFTER_A_CALL = [
    "EVT-01",
    "EVT-12",
    "EVT-02",
    "EVT-03",
    "EVT-05",
    "EVT-06",
    "EVT-04",
    "EVT-07",
    "EVT-16",
    "EVT-17",
    "EVT-18",
    "EVT-20",
    "EVT-19",
    "EVT-28",
    "EVT-27",
    "EVT-21",
]


@dataclass(frozen=True, slots=True)
class DebtLine:
    """One debt and how its sum arises: stated, paid since, owed now."""

    debt: int
    account: str  # masked
    product: Product
    stated_on: date
    due_on: date
    days_past_due: int
    stated: Owed
    paid_since: tuple[tuple[date, Amount], ...]
    now: Owed
    credit_limit: Amount | None
    instalments: tuple[int, int] | None  # paid, of


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise with where it stands."""

    amount: Amount
    made_at: datetime
    due_on: date
    due_at: time | None
    source: str
    reason: str
    reminder_agreed: bool
    state: PromiseState
    current: bool


RECALL = ("house.placement_over", "house.placement_ending")


@dataclass(frozen=True, slots=True)
class CasePage:
    """The page, in plain values; sums are the debtor's debts in this placement."""

    number: str
    name: str
    zone: str
    language: Words | None  # she would rather talk in; None: not known
    local_now: datetime | None  # the clock at the debtor's place; None: not known
    lender: str
    placement: str
    hand: int
    placement_days_left: int | None  # CALC-14
    days_since_payment: int | None  # CALC-15; None: none on record
    closed_on: date | None
    stage: Stage
    card: StageCard
    days_past_due: int
    cycle: int
    total: Amount
    persona: Cause | None
    category: Cause | None
    reason: Cause | None
    broken_promises: int  # DAT-04
    debts: tuple[DebtLine, ...]
    people: tuple[ContactPerson, ...]
    promises: tuple[PromiseRow, ...]
    stops: tuple[StopLine, ...]
    consents: tuple[ConsentLine, ...]  # newest first, also those that ended
    visits: tuple[VisitLine, ...]  # the last first
    hands: Hands
    staff: tuple[tuple[str, str], ...]  # who may be sent on a visit: user name, name
    history: tuple[Event, ...]
    outcomes: tuple[Outcome, ...]
    open_call: OpenCall | None  # the asker's own, on this case
    aside: Words | None  # why it is not called today, where a plan left it out
    other_cases: tuple[str, ...]  # the debtor's other open cases, by number

    @property
    def recall(self) -> Words | None:
        """Return what the rules of the recall day say now, near it and after it."""
        found = (
            finding
            for person in self.people
            for point in person.points
            for way in point.ways
            for finding in way.judgement.findings
        )
        return next((each.why for each in found if each.rule in RECALL), None)


def case_page(number: str, *, now: datetime, by: str) -> CasePage:
    """Return case `number` as it stands at `now` for `by`. Raises UnknownCase."""
    case = cases.case(number)
    debtor, on = case.debtor, cases.local_day(case.debtor, now)
    debts = sums.debt_sums(case)
    days = _days(sums.oldest_due_on(debts), on)
    stage = Ladder().stage(days)
    told = list(case.promises.select_related("case__debtor").order_by("-made_at"))
    states = promise_states(told, on=on)
    promises, names = _promises(told, states), staff_names()
    known = known_around(case, at=now, promise=_running(told, states))
    hands = hand_rows(case)
    return CasePage(
        number=case.number,
        name=debtor.name,
        language=LANGUAGES.get(debtor.language),
        zone=debtor.zone,
        local_now=now.astimezone(ZoneInfo(debtor.zone)) if debtor.zone else None,
        lender=case.placement.lender.name,
        placement=case.placement.key,
        hand=case.placement.hand,
        placement_days_left=_days_left(case.placement.ends_on, on),
        days_since_payment=_days_since_payment(debts, on),
        closed_on=case.closed_on,
        stage=stage,
        card=stage_card(stage),
        days_past_due=days,
        cycle=cycle(days),
        total=sums.total(debts),
        persona=_cause(debtor.persona),
        category=_cause(case.category),
        reason=_cause(case.reason),
        broken_promises=sum(p.state is PromiseState.BROKEN for p in promises),
        debts=tuple(_debt(each, on) for each in debts),
        people=case_contacts(case, at=now, known=known),
        promises=promises,
        stops=_stops(case, known, by=by, names=names),
        hands=case_hands(hands, names),
        consents=consent_lines(reversed(known.consents), on=on, names=names),
        visits=_visits(case, known, now=now, names=names),
        staff=tuple(names.items()),
        history=case_history(case, names, hands),
        outcomes=tuple(o for code in AFTER_A_CALL for o in OUTCOMES if o.code == code),
        open_call=open_call(by=by, case=case, known=known),
        aside=_aside(case, on=desk_day(now)),
        other_cases=_other_cases(case),
    )


def _days(due_on: date | None, on: date) -> int:
    return days_past_due(due_on, on) if due_on else 0


def _days_left(ends_on: date | None, on: date) -> int | None:
    return max(0, (ends_on - on).days) if ends_on else None


def _days_since_payment(debts: Iterable[sums.DebtSum], on: date) -> int | None:
    """Return the days since the last payment on the case that was not taken back."""
    paid = (
        payment.paid_on
        for each in debts
        for payment in each.debt.payments.all()
        if payment.paid_on <= on and sums.reversed_by(payment) is None
    )
    last = max(paid, default=None)
    return (on - last).days if last else None


def _cause(code: str) -> Cause | None:
    return by_code(code) if code else None


def _debt(each: sums.DebtSum, on: date) -> DebtLine:
    debt, currency = each.debt, each.debt.currency
    limit, of = debt.credit_limit_minor, debt.instalments_total
    return DebtLine(
        debt=debt.pk,
        account=masked_account(debt.account_number),
        product=Product(debt.product),
        stated_on=each.statement.as_of,
        due_on=each.statement.due_on,
        days_past_due=_days(each.statement.due_on, on),
        stated=each.stated,
        paid_since=tuple(
            (payment.paid_on, Amount(currency, payment.amount_minor))
            for payment in each.payments
        ),
        now=each.now,
        credit_limit=Amount(currency, limit) if limit is not None else None,
        instalments=(debt.instalments_paid or 0, of) if of else None,
    )


def _running(rows: Iterable[Promise], states: States) -> Promise | None:
    """Return the promise that runs, as the guard means it."""
    return next(
        (
            row
            for row in rows
            if row.superseded_at is None and states[row.pk].is_running
        ),
        None,
    )


def _promises(rows: Iterable[Promise], states: States) -> tuple[PromiseRow, ...]:
    return tuple(
        PromiseRow(
            amount=Amount(row.currency, row.amount_minor),
            made_at=row.made_at,
            due_on=row.due_on,
            due_at=row.due_at,
            source=row.source,
            reason=row.reason,
            reminder_agreed=row.reminder_agreed,
            state=states[row.pk],
            current=row.superseded_at is None,
        )
        for row in rows
    )


def _stops(case: Case, known: Known, *, by: str, names: Names) -> tuple[StopLine, ...]:
    """Return what stands on the debtor; what others said is told at the gate."""
    mine = [stop for stop in known.stops if stop.person_id == case.debtor_id]
    mine.sort(key=lambda stop: stop.since)
    return stop_lines(mine, by=by, names=names)


def _visits(
    case: Case, known: Known, *, now: datetime, names: Names
) -> tuple[VisitLine, ...]:
    visits = case.visits.select_related("person", "point__person")
    rows = list(visits.order_by("-at", "-pk"))

    def judged(row: Visit) -> Judgement:
        return judge(visit_asked(known, case, row), rules(PACKS))

    letters = letters_of(row.pk for row in rows)
    return visit_lines(rows, now=now, names=names, judged=judged, letters=letters)


def _aside(case: Case, *, on: date) -> Words | None:
    items = case.work_items.filter(run__on=on).exclude(reason="")
    reason = items.values_list("reason", flat=True).first()
    return reason_words(reason) if reason else None


def _other_cases(case: Case) -> tuple[str, ...]:
    others = case.debtor.cases.filter(closed_on=None).exclude(pk=case.pk)
    return tuple(others.order_by("number").values_list("number", flat=True))
