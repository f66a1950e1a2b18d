"""Where one account of a lender stands today."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.stage import days_past_due
from arrears.domain.money.amount import Amount
from arrears.domain.money.owed import Owed
from arrears.domain.money.promise import PromiseState
from arrears.domain.words import Refusal, Words
from arrears.store import cases, sums
from arrears.store.models import Case, Debt
from arrears.store.promises import promise_state


class NoSuchAccount(Refusal):
    """The lender has placed no such account, or taken it back."""

    words = Words(
        "没有账号为 {account} 的账户，或已收回。",
        "There is no account {account}, or it was taken back.",
    )


@dataclass(frozen=True, slots=True)
class PromiseStanding:
    """The current promise of the account's case."""

    amount: Amount
    due_on: date
    state: PromiseState


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """One account; `due_on` is the oldest unpaid due day, None when nothing is owed."""

    account: str
    case: str
    owed: Owed
    due_on: date | None
    days_past_due: int
    promise: PromiseStanding | None


def account_standing(lender: str, account: str, *, now: datetime) -> AccountStanding:
    """Return where the account stands. Raises NoSuchAccount."""
    rows = Debt.objects.filter(lender__key=lender, account_number=account)
    debt = rows.filter(recalled_on=None).select_related("case__debtor").first()
    if debt is None:
        raise NoSuchAccount(account=account)
    on = cases.local_day(debt.case.debtor, now)
    found = sums.debt_sum(debt, on=on)
    due_on = found.statement.due_on if found.now.total.is_positive else None
    return AccountStanding(
        account=account,
        case=debt.case.number,
        owed=found.now,
        due_on=due_on,
        days_past_due=days_past_due(due_on, on) if due_on else 0,
        promise=_promise(debt.case, on=on),
    )


def _promise(case: Case, *, on: date) -> PromiseStanding | None:
    row = case.promises.filter(superseded_at=None).select_related("case__debtor")
    found = row.first()
    if found is None:
        return None
    amount = Amount(found.currency, found.amount_minor)
    return PromiseStanding(amount, found.due_on, promise_state(found, on=on))
