"""The places in the book, dealt out: which lender, how the story will end, which clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, repeat
from typing import Any

from arrears.domain.case.product import Product

from .dice import Dice
from .entries import Placement
from .lists import endings, lenders

HOME_ZONE, UNKNOWN_ZONE = "Asia/Shanghai", ""
AWAY = (
    ("Asia/Urumqi",) * 14 + ("Asia/Tokyo",) * 3 + ("Europe/London", "Australia/Sydney")
)
OF_UNKNOWN_ZONE = 2
FIRST_PLACEMENT, SECOND_PLACEMENT = "WY-1", "WY-2"
ONE_IN = 23  # debtors of the first placement has a case in the second too
FIRST_NUMBER = 100_001


@dataclass(frozen=True, slots=True)
class Draft:
    """One debtor before the details are drawn."""

    index: int
    lender: dict[str, Any]
    placement: Placement
    ending: str
    zone: str
    second_placement: str = ""

    @property
    def number(self) -> str:
        """Return the lender's number for this debtor."""
        return f"{self.lender['prefix']}{FIRST_NUMBER + self.index}"

    @property
    def is_firm(self) -> bool:
        """Say whether a firm will stand here."""
        return Product.TRADE_INVOICE in self.lender["products"]


def placements(on: date) -> tuple[Placement, ...]:
    """Return every placement with its days, as seen from the planned day."""
    return tuple(
        Placement(
            lender=lender["key"],
            key=placed["key"],
            hand=placed["hand"],
            starts_on=on - timedelta(days=placed["begun"]),
            ends_on=on + timedelta(days=placed["ends"]),
        )
        for lender in lenders()
        for placed in lender["placements"]
    )


def drafts(seed: str, *, on: date) -> Iterator[Draft]:
    """Return every place in the book, by number."""
    decks = _decks(Dice(seed, "endings"))
    zones = iter(_zones(Dice(seed, "zones")))
    nowhere = iter([UNKNOWN_ZONE] * OF_UNKNOWN_ZONE)
    by_key = {placement.key: placement for placement in placements(on)}
    seats = [
        (lender, by_key[placed["key"]])
        for lender in lenders()
        for placed in lender["placements"]
        for _ in range(placed["debtors"])
    ]
    for index, (lender, placement) in enumerate(seats):
        firm = Product.TRADE_INVOICE in lender["products"]
        ending, zone = next(decks[firm]), next(zones)
        if ending == "fresh" and not firm:
            zone = next(nowhere, zone)
        twice = placement.key == FIRST_PLACEMENT and index % ONE_IN == 0
        second = SECOND_PLACEMENT if twice else ""
        yield Draft(index, lender, placement, ending, zone, second)


def _decks(dice: Dice) -> dict[bool, Iterator[str]]:
    """Return the endings of persons (False) and of firms (True), shuffled."""
    persons = [[name] * ending.persons for name, ending in endings().items()]
    firms = [[name] * ending.firms for name, ending in endings().items()]
    return {
        False: iter(dice.shuffled(list(chain.from_iterable(persons)))),
        True: iter(dice.shuffled(list(chain.from_iterable(firms)))),
    }


def _zones(dice: Dice) -> Iterator[str]:
    """Return a zone for each debtor; who lives away is among the first thousand."""
    at_home = [HOME_ZONE] * (1_000 - len(AWAY))
    return chain(dice.shuffled([*AWAY, *at_home]), repeat(HOME_ZONE))
