"""Names that belong to nobody, and numbers that ring nowhere."""

from collections.abc import Iterator
from itertools import chain, product

from .dice import Dice
from .lists import names

# docs/decisions/0005: +86 154 has no holder; whose number it is shows in its eighth part.
DEBTORS, OTHERS, WORK = 15400000000, 15460000000, 15480000000
DEBTORS_SPAN, OTHERS_SPAN, WORK_SPAN = 60_000_000, 20_000_000, 10_000_000
STRIDE = 7_368_787  # prime: numbers of neighbours look unlike, and none comes twice


def person_names(dice: Dice) -> Iterator[str]:
    """Return every name that the lists allow, once each, in the dice's order."""
    given = chain.from_iterable(names()["given"].values())
    pairs = product(names()["surnames"], given)
    told_apart = [surname + name for surname, name in pairs if surname not in name]
    return iter(dice.shuffled(told_apart))


def firm_names(dice: Dice) -> Iterator[str]:
    """Return every firm that the lists allow, once each, in the dice's order."""
    firms = names()["firms"]
    kinds = product(firms["words"], firms["trades"], firms["forms"])
    return iter(dice.shuffled([firms["city"] + "".join(kind) for kind in kinds]))


def address(dice: Dice) -> str:
    """Return an address in a city that is on no map."""
    places = names()["places"]
    district, road = dice.one_of(places["districts"]), dice.one_of(places["roads"])
    house, room = dice.between(1, 260), dice.between(1, 18) * 100 + dice.between(1, 6)
    return f"{places['city']}{district}{road}{house}号{room}室"


def debtors_telephone(index: int) -> str:
    """Return the debtor's own number `index`, E.164."""
    return _number(DEBTORS, index, DEBTORS_SPAN)


def others_telephone(index: int) -> str:
    """Return number `index` of somebody around a debtor, E.164."""
    return _number(OTHERS, index, OTHERS_SPAN)


def work_telephone(index: int) -> str:
    """Return number `index` of a place of work, E.164."""
    return _number(WORK, index, WORK_SPAN)


def _number(first: int, index: int, span: int) -> str:
    return f"+86{first + index * STRIDE % span}"
