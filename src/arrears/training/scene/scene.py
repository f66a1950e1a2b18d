"""A scene read from YAML: what the trainee is told, and what she has to find out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NotRequired, TypedDict

import yaml

from arrears.domain.words import Words
from arrears.training.debtor.household import Household, Pay, Payer
from arrears.training.form import day_of

YUAN = 100
PairRow = TypedDict("PairRow", {"zh": str, "en": str})  # noqa: UP013


class Receipt(StrEnum):
    """What the debtor says about a payment that has been made already."""

    NONE = "none"
    FORGED = "forged"  # shows a receipt of no payment
    REAL = "real"  # has paid; it is not posted yet


class PersonRow(TypedDict):
    """Who is called."""

    surname: str
    called: str
    tail: str


class DebtRow(TypedDict):
    """What is owed, in yuan."""

    lender: str
    product: str
    owed: int
    overdue: int
    days: int


class PayRow(TypedDict):
    """Money that comes in every month, in yuan."""

    name: str
    day: int
    amount: int
    starts_in: NotRequired[int]


class MeansRow(TypedDict):
    """What there is to live on, in yuan."""

    cash: int
    savings: NotRequired[int]
    essentials: int
    other_debts: int
    payer: NotRequired[str]
    incomes: list[PayRow]


class EarlierRow(TypedDict):
    """What happened before this call."""

    calls: NotRequired[int]
    broken: NotRequired[int]
    disclosed: NotRequired[bool]


class SceneRow(TypedDict):
    """A scene as it is written; `scene_faults` says whether it holds."""

    title: PairRow
    brief: PairRow
    persona: str
    reason: str
    category: str
    today: str
    person: PersonRow
    debt: DebtRow
    means: MeansRow
    earlier: NotRequired[EarlierRow]
    receipt: NotRequired[str]
    cause: NotRequired[list[str]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the debtor remembers of earlier calls."""

    calls: int = 0
    broken: int = 0
    disclosed: bool = False  # somebody else learnt of the debt from us


@dataclass(frozen=True, slots=True)
class Scene:
    """One exercise. `household` and `cause` are hidden from the trainee."""

    name: str
    title: Words
    brief: Words
    persona: str
    reason: str
    category: str
    today: date
    surname: str
    called: str
    tail: str
    lender: str
    product: str
    owed_minor: int
    overdue_minor: int
    days: int
    household: Household
    earlier: Earlier
    receipt: Receipt
    cause: tuple[str, ...]


def read_scene(name: str, text: str) -> Scene:
    """Return the scene of a text that `scene_faults` finds nothing against."""
    row: SceneRow = yaml.safe_load(text)
    person, debt, earlier = row["person"], row["debt"], row.get("earlier", {})
    return Scene(
        name=name,
        title=Words(row["title"]["zh"], row["title"]["en"]),
        brief=Words(row["brief"]["zh"], row["brief"]["en"]),
        persona=row["persona"],
        reason=row["reason"],
        category=row["category"],
        today=day_of(row["today"]),
        surname=person["surname"],
        called=person["called"],
        tail=str(person["tail"]),
        lender=debt["lender"],
        product=debt["product"],
        owed_minor=debt["owed"] * YUAN,
        overdue_minor=debt["overdue"] * YUAN,
        days=debt["days"],
        household=_household(row["means"]),
        earlier=Earlier(**earlier),
        receipt=Receipt(row.get("receipt", Receipt.NONE)),
        cause=tuple(row.get("cause", ())),
    )


def _household(row: MeansRow) -> Household:
    return Household(
        cash_minor=row["cash"] * YUAN,
        savings_minor=row.get("savings", 0) * YUAN,
        pays=tuple(
            Pay(pay["name"], pay["day"], pay["amount"] * YUAN, pay.get("starts_in", 0))
            for pay in row["incomes"]
        ),
        essentials_minor=row["essentials"] * YUAN,
        other_debts_minor=row["other_debts"] * YUAN,
        payer=Payer(row.get("payer", Payer.SELF)),
    )
