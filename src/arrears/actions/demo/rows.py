"""The rows that the lenders' files became, found again by the names the book uses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from arrears.lab.demo_book.entries import Event, Place
from arrears.store.models import Case, Debt, Lender, Person, Point

ROWS_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Database ids by the lender's numbers; they never leave the actions."""

    lenders: dict[str, int]  # key
    debtors: dict[str, int]  # debtor number
    cases: dict[tuple[str, str], int]  # debtor number, placement key
    debts: dict[str, int]  # account number
    points: dict[tuple[int, str], int]  # debtor, number or address

    def point(self, debtor: str, event: Event) -> int | None:
        """Return the point that the event used, if it used one."""
        return self.place(debtor, event.place) if event.place else None

    def place(self, debtor: str, place: Place) -> int:
        """Return the point with this number or address."""
        return self.points[self.debtors[debtor], place.value]


def rows(lenders: Iterable[str]) -> Rows:
    """Return the ids of everything these lenders' files brought."""
    keys = list(lenders)
    cases = Case.objects.filter(placement__lender__key__in=keys)
    debts = Debt.objects.filter(lender__key__in=keys)
    persons = Person.objects.filter(lender__key__in=keys, debtor=None)
    points = Point.objects.filter(person__lender__key__in=keys, person__debtor=None)
    return Rows(
        lenders=dict(Lender.objects.filter(key__in=keys).values_list("key", "pk")),
        debtors=dict(persons.values_list("number", "pk")),
        cases={
            (number, placement): pk
            for number, placement, pk in cases.values_list(
                "debtor__number", "placement__key", "pk"
            )
        },
        debts=dict(debts.values_list("account_number", "pk")),
        points={
            (person, value): pk
            for person, value, pk in points.values_list("person", "value", "pk")
        },
    )


def grouped(told: Iterable[tuple[int, object]]) -> Iterator[tuple[object, list[int]]]:
    """Yield each value with the ids it belongs to, so that one update serves all."""
    ids: dict[object, list[int]] = {}
    for pk, value in told:
        ids.setdefault(value, []).append(pk)
    yield from ids.items()
