"""What the registers know of a case, by the slots of scripts and messages."""

from datetime import date
from itertools import chain

from arrears.domain.case.product import Product
from arrears.domain.case.stage import days_past_due
from arrears.domain.money.amount import Amount
from arrears.domain.money.offer import OfferState
from arrears.domain.money.written import money
from arrears.domain.words import Words
from arrears.playbook.scripts.slots import SLOTS, Facts, day_words

from . import offers, sums
from .letterheads import letterhead_of
from .models import Case, Promise, Staff
from .promises import newest_standing

JOINED = Words("、", ", ")
OF_PROMISES = frozenset(("promise_on", "promise_amount"))
OF_OFFERS = frozenset(("offer", "expires_on"))
TAIL = 4  # the characters of an account that are shown


def script_facts(
    case: Case,
    *,
    on: date,
    by: str,
    asked: frozenset[str] = frozenset(SLOTS),
    debts: tuple[sums.DebtSum, ...] | None = None,
) -> Facts:
    """
    Return what the registers know of the case, by slot; what they lack is not there.

    Promises and offers are looked up only where one of their slots is `asked` for;
    `debts` are the case's sums, where they are at hand.
    """
    debts = sums.debt_sums(case) if debts is None else debts
    staff = Staff.objects.filter(user__username=by).first()
    found = newest_standing([case.pk], on=on) if asked & OF_PROMISES else {}
    promise = found.get(case.pk)
    return facts_from(case, debts, staff, promise, on=on, asked=asked)


def facts_from(
    case: Case,
    debts: tuple[sums.DebtSum, ...],
    staff: Staff | None,
    promise: Promise | None,
    *,
    on: date,
    asked: frozenset[str],
) -> Facts:
    """Return the same from what was gathered before; the case's offers may be, too."""
    oldest = sums.oldest_due_on(debts)
    days = days_past_due(oldest, on) if oldest else 0
    told = {
        "name": case.debtor.name,
        "lender": case.placement.lender.name,
        "number": case.number,
        "overdue": money(sums.total(debts)),
        "days": str(days) if days else "",
        "tail": JOINED.zh.join(each.debt.account_number[-TAIL:] for each in debts),
        "staff": staff.staff_number if staff else "",
    }
    plain = {name: Words(text, text) for name, text in told.items() if text}
    due_on = [each.statement.due_on for each in debts if each.now.total.is_positive]
    return {
        **letterhead_of(case.placement.lender),
        **plain,
        "as_of": day_words(on),
        **({"due_on": day_words(min(due_on), today=on)} if due_on else {}),
        **_product(debts),
        **(_promise(promise, on) if promise else {}),
        **_payment(debts, on),
        **(_offer(case, on) if asked & OF_OFFERS else {}),
    }


def _product(debts: tuple[sums.DebtSum, ...]) -> Facts:
    names = list(dict.fromkeys(Product(each.debt.product).words for each in debts))
    if not names:
        return {}
    zh = JOINED.zh.join(each.zh for each in names)
    en = JOINED.en.join(each.en.lower() for each in names)
    return {"product": Words(zh, en)}


def _promise(row: Promise, on: date) -> Facts:
    amount = money(Amount(row.currency, row.amount_minor))
    day = day_words(row.due_on, today=on)
    return {"promise_on": day, "promise_amount": Words(amount, amount)}


def _payment(debts: tuple[sums.DebtSum, ...], on: date) -> Facts:
    paid = list(chain.from_iterable(each.payments for each in debts))
    if not paid:
        return {}
    last = max(paid, key=lambda each: each.paid_on)
    text = money(Amount(last.debt.currency, last.amount_minor))
    return {
        "paid_on": day_words(last.paid_on, today=on),
        "paid_amount": Words(text, text),
    }


def _offer(case: Case, on: date) -> Facts:
    found = [offers.offer_of(row) for row in case.offers.all()]
    standing = [each for each in found if each.state(on) is OfferState.OPEN]
    if not standing:
        return {}
    last = max(standing, key=lambda each: each.expires_on)
    return {
        "offer": last.kind.words,
        "expires_on": day_words(last.expires_on, today=on),
    }
