"""What each debtor owes: accounts with plausible, lawful sums."""

from dataclasses import replace
from datetime import date, timedelta

from arrears.domain.case.product import Product
from arrears.domain.case.stage import cycle

from .dice import Dice
from .entries import Account

YUAN = 100  # minor units
TAILS = {
    Product.CARD: "K",
    Product.INSTALMENT_LOAN: "D",
    Product.PRIVATE_LOAN: "J",
    Product.TRADE_INVOICE: "F",
}
LIMITS = (5_000, 8_000, 10_000, 15_000, 20_000, 30_000, 50_000, 80_000, 100_000)  # yuan
TERMS = (6, 12, 18, 24, 36)  # instalments
FIRST_MISSED_UNTIL_DAY, FIRST_MISSED = 30, 0.14

# Yearly rates in basis points, each below its ceiling (regulation.md CN-R1, CN-R3):
# 24 % in all for lenders with a licence, four times LPR = 12 % between private people.
CARD, LOAN, LATE, PRIVATE, TRADE = 1_800, 1_400, 700, 1_000, 360
YEAR = 365 * 10_000


def account(
    dice: Dice,
    *,
    debtor: str,
    index: int,
    placement: str,
    product: Product,
    days_past_due: int,
    on: date,
) -> Account:
    """Return the debtor's account `index`, stated on the eve of `on`."""
    bare = Account(
        number=f"{debtor}-{TAILS[product]}{index}",
        placement=placement,
        product=product,
        due_on=on - timedelta(days=days_past_due),
        principal_minor=0,
    )
    return STATED[product](bare, dice, days_past_due)


def _card(bare: Account, dice: Dice, days: int) -> Account:
    limit = dice.one_of(LIMITS) * YUAN
    used = limit * dice.between(350, 1_000) // 1_000
    interest = _for(used, days + 25, CARD)
    return replace(
        bare, principal_minor=used, interest_minor=interest, credit_limit_minor=limit
    )


def _instalments(bare: Account, dice: Dice, days: int) -> Account:
    late = cycle(days)
    total = max(dice.one_of(TERMS), late + 1)
    first = days <= FIRST_MISSED_UNTIL_DAY and dice.hits(FIRST_MISSED)
    owed = late * dice.between(300_00, 4_500_00)
    return replace(
        bare,
        principal_minor=owed,
        interest_minor=_for(owed, days + 30, LOAN),
        penalty_minor=_for(owed, days, LATE),
        instalments_total=total,
        instalments_paid=0 if first else dice.between(1, total - late),
        first_instalment=first,
    )


def _private(bare: Account, dice: Dice, days: int) -> Account:
    lent = dice.between(50, 3_000) * 100 * YUAN
    interest = _for(lent, days + 180, PRIVATE)
    return replace(bare, principal_minor=lent, interest_minor=interest)


def _invoice(bare: Account, dice: Dice, days: int) -> Account:
    billed = dice.between(800_00, 180_000_00)
    return replace(
        bare, principal_minor=billed, penalty_minor=_for(billed, days, TRADE)
    )


def _for(principal: int, days: int, basis_points: int) -> int:
    """Return simple interest in minor units, rounded down."""
    return principal * days * basis_points // YEAR


STATED = {
    Product.CARD: _card,
    Product.INSTALMENT_LOAN: _instalments,
    Product.PRIVATE_LOAN: _private,
    Product.TRADE_INVOICE: _invoice,
}
