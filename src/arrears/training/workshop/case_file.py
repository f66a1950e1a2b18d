"""A case of the workshop: the thirteen of the catalogue, or one of the team's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Protocol

import yaml

from arrears.domain.words import Refusal, Words
from arrears.playbook.card import card
from arrears.playbook.review.case import Case
from arrears.playbook.review.told import case_told

FOLDER = "cases"
OWN, DIGITS = "own-", 18
AS_TYPED = Words("{title}", "{title}")
ENDED = {
    "settled": Words("后来：案件结清，", "Afterwards: settled; "),
    "recalled": Words("后来：案件退回委托方，", "Afterwards: recalled by the lender; "),
    "": Words("后来：案件已关闭，", "Afterwards: closed; "),
}
PAID = Words(
    "{ended.zh}从这一天到关闭共还 {paid} 元。",
    "{ended.en}{paid} yuan were paid from that day until it closed.",
)
Told = Mapping[str, object]


class UnknownWorkshopCase(Refusal):
    """There is no case of that name in the workshop."""

    words = Words(
        "案例工作坊里没有“{name}”。用 arrears practise workshop 看有哪些。",
        "The workshop has no case “{name}”. arrears practise workshop lists them.",
    )


@dataclass(frozen=True, slots=True)
class CaseFile:
    """
    One case to analyse.

    english  what stands in the file, said in English, by field; notes in order
    house    what experts said of it, by item; empty where the review answers alone
    note     their sentence on it; card: its card in the catalogue
    after    what became of it, for the team's own
    """

    name: str
    title: Words
    case: Case
    english: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()
    house: Told = field(default_factory=dict)
    note: Words | None = None
    card: str = ""
    after: Words | None = None


def told_file(name: str) -> CaseFile:
    """Return a case of the catalogue. Raises UnknownWorkshopCase."""
    found = told_files().get(name.strip().upper())
    if found is None:
        raise UnknownWorkshopCase(name=name[:40])
    return found


@cache
def told_files() -> Mapping[str, CaseFile]:
    """Return the thirteen cases by their cards."""
    folder = resources.files(__package__) / FOLDER
    names = sorted(file.name for file in folder.iterdir())
    rows = [
        yaml.load((folder / name).read_text("utf-8"), Loader=yaml.CSafeLoader)
        for name in names
        if name.endswith(".yaml")
    ]
    return {row["card"]: _told(row) for row in rows}


class Kept(Protocol):
    """What is kept of one of the team's own cases."""

    pk: int
    title: str
    kept: Told
    after: Told
    released_at: datetime | None


Own = Callable[[int], Kept | None]  # one of the team's own by its number


def case_file(name: str, *, own: Own, all_of_them: bool) -> CaseFile:
    """Return a case by name; one not released only to keepers. Raises UnknownWorkshopCase."""
    if not name.startswith(OWN):
        return told_file(name)
    number = own_number(name)
    row = None if number is None else own(number)
    if row is None or (row.released_at is None and not all_of_them):
        raise UnknownWorkshopCase(name=name[:40])
    return own_file(row)


def own_number(name: str) -> int | None:
    """Return the number of one of the team's own; None for the catalogue's and for nonsense."""
    number = name.removeprefix(OWN)
    fits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    return int(number) if fits and name.startswith(OWN) else None


def own_file(row: Kept) -> CaseFile:
    """Return one of the team's own cases from what was kept of it."""
    told = case_told(row.kept["case"])
    registers = {name: _texts(row.kept.get(name)) for name in ("on_record", "refused")}
    case = replace(
        told,
        on_record=frozenset(registers["on_record"]),
        refused=frozenset(registers["refused"]),
    )
    ended = ENDED.get(str(row.after.get("ended", "")), ENDED[""])
    after = PAID.filled(ended=ended, paid=row.after.get("paid", 0))
    title = AS_TYPED.filled(title=row.title)
    return CaseFile(f"{OWN}{row.pk}", title, case, after=after)


def _texts(told: object) -> Sequence[str]:
    return [str(each) for each in told] if isinstance(told, list) else []


def _told(row: Mapping[str, Mapping[str, str]]) -> CaseFile:
    name, english = str(row["card"]), dict(row["english"])
    notes = english.pop("notes", ())
    return CaseFile(
        name=name,
        title=card(name).title,
        case=case_told(row["case"]),
        english=english,
        notes=notes,
        house=row["house"],
        note=Words(**row["note"]),
        card=name,
    )
