"""Who is in the book: each debtor with what is owed and how the story will end."""

from collections.abc import Iterator
from datetime import date, timedelta

from arrears.domain.case.product import Product

from .debts import account
from .dice import Dice
from .drafts import UNKNOWN_ZONE, Draft, drafts
from .entries import Account, Debtor
from .lists import endings, tempers
from .names import (
    address,
    debtors_telephone,
    firm_names,
    others_telephone,
    person_names,
    work_telephone,
)

BANDS = {
    (1, 5): 24,
    (6, 10): 15,
    (11, 30): 25,
    (31, 60): 15,
    (61, 90): 10,
    (91, 200): 11,
}
LATER_HANDS_FROM_DAY = 31
PREFERRED = (9 * 60, 9 * 60 + 30, 15 * 60, 15 * 60 + 30, 16 * 60)  # minutes of day
CURED_UNTIL_DAY = 28
LEAST_DAYS = 2  # overdue by a day when the lender wrote its file last evening


def debtors(seed: str, *, on: date) -> tuple[Debtor, ...]:
    """Return the debtors, by number; the same seed and day give the same ones."""
    persons = person_names(Dice(seed, "persons"))
    firms = firm_names(Dice(seed, "firms"))
    return tuple(
        _debtor(draft, seed, persons, firms, on=on) for draft in drafts(seed, on=on)
    )


def _debtor(
    draft: Draft, seed: str, persons: Iterator[str], firms: Iterator[str], *, on: date
) -> Debtor:
    dice = Dice(seed, "debtor", draft.number)
    days = _days_past_due(draft, dice)
    accounts = tuple(_accounts(draft, dice, days=days, on=on))
    earlier = _earlier(draft, dice, accounts[0].product, days=days, on=on)
    has_kin = not draft.is_firm and dice.hits(0.34)
    has_guarantor = draft.lender["products"].keys() == {"private_loan"} and dice.hits(
        0.12
    )
    return Debtor(
        lender=draft.lender["key"],
        number=draft.number,
        name=_name(draft, persons, firms),
        zone=draft.zone,
        prefers_from_minutes=dice.one_of(PREFERRED) if dice.hits(0.12) else None,
        mobile=debtors_telephone(2 * draft.index),
        home=debtors_telephone(2 * draft.index + 1) if dice.hits(0.16) else "",
        work=work_telephone(draft.index) if dice.hits(_at_work(draft)) else "",
        email=f"{draft.number.lower()}@example.com" if dice.hits(0.4) else "",
        address=address(dice) if dice.hits(0.86) else "",
        contact_name=next(persons) if has_kin else "",
        contact_phone=others_telephone(2 * draft.index) if has_kin else "",
        guarantor_name=next(persons) if has_guarantor else "",
        guarantor_phone=others_telephone(2 * draft.index + 1) if has_guarantor else "",
        persona=_persona(draft, dice),
        ending=draft.ending,
        opened_on=earlier or _opened(draft, dice, days=days, on=on),
        earlier_from=earlier,
        accounts=accounts,
    )


def _name(draft: Draft, persons: Iterator[str], firms: Iterator[str]) -> str:
    """Return the debtor's name; a firm's with the person there who knows the invoice."""
    if draft.is_firm:
        return f"{next(firms)}（经办：{next(persons)}）"
    return next(persons)


def _at_work(draft: Draft) -> float:
    return 0.6 if draft.is_firm else 0.26


def _persona(draft: Draft, dice: Dice) -> str:
    """Return a type that such an ending suits; firms have none."""
    if draft.is_firm:
        return ""
    weights = {
        code: temper.share * temper.endings.get(draft.ending, 1)
        for code, temper in tempers().items()
    }
    persona = dice.weighted(weights)
    return "" if persona == "new" else persona


def _days_past_due(draft: Draft, dice: Dice) -> int:
    least = endings()[draft.ending].days
    if draft.placement.hand > 1:
        least = max(least, LATER_HANDS_FROM_DAY)
    elif draft.ending == "fresh":
        return dice.between(2, 4)
    first, last = dice.weighted(
        {band: n for band, n in BANDS.items() if band[1] >= least}
    )
    return dice.between(max(first, least), last)


def _accounts(draft: Draft, dice: Dice, *, days: int, on: date) -> Iterator[Account]:
    ages = [days]  # the main account's is the oldest
    more = dice.between(0, 3) if draft.is_firm else dice.hits(0.2)
    for step in range(1, more + 1):
        younger = max(LEAST_DAYS + dice.below(5), days - 30 * step)
        ages.append(min(days, younger))
    placed = [draft.placement.key] * len(ages)
    if draft.second_placement:
        placed.append(draft.second_placement)
        ages.append(dice.between(max(days, LATER_HANDS_FROM_DAY), 200))
    for index, (age, placement) in enumerate(zip(ages, placed, strict=True), start=1):
        yield account(
            dice,
            debtor=draft.number,
            index=index,
            placement=placement,
            product=Product(dice.weighted(draft.lender["products"])),
            days_past_due=age,
            on=on,
        )


def _earlier(
    draft: Draft, dice: Dice, product: Product, *, days: int, on: date
) -> date | None:
    """Return when an earlier instalment was late, if this debtor knows us already."""
    possible = (
        product in {Product.CARD, Product.INSTALMENT_LOAN}
        and draft.placement.hand == 1
        and draft.ending != "fresh"
        and days <= CURED_UNTIL_DAY
    )
    if possible and dice.hits(0.4):
        return on - timedelta(days=dice.between(56, 88))
    return None


def _opened(draft: Draft, dice: Dice, *, days: int, on: date) -> date:
    """Return when the case came to us: overdue, and the placement begun."""
    if draft.ending == "fresh":
        since = 1 if draft.zone == UNKNOWN_ZONE else dice.between(0, 2)
        return on - timedelta(days=min(days - 1, since))
    overdue_from = on - timedelta(days=days - 1)
    return max(overdue_from, draft.placement.starts_on)
