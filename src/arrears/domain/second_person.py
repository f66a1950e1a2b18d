"""Four eyes: who decides on what another asked for, and that it is another person."""

from enum import StrEnum

DOORS = ("cli:", "api:")  # how the journal marks a command's and a program's own people


class Deed(StrEnum):
    """What one person asks for and another decides on."""

    LIFT = "lift"  # a stop
    BULK = "bulk"  # a change of many cases
    CHANGE = "change"  # a policy of offers, a lost second key
    TEMPLATE = "template"


# Who may be the second pair of eyes. Of offers the lender's own matrix says it.
DECIDERS: dict[Deed, frozenset[str]] = {
    Deed.LIFT: frozenset({"supervisor", "compliance", "administrator"}),
    Deed.BULK: frozenset({"supervisor", "administrator"}),
    Deed.CHANGE: frozenset({"compliance", "administrator"}),
    Deed.TEMPLATE: frozenset({"compliance"}),
}


def is_another(by: str, *first: str) -> bool:
    """
    Say whether `by` is none of those who came first, by whichever door each came.

    One name is one person: `cli:ann` is Ann. A door alone names nobody, and who is
    not known is not known to be another.
    """
    name = _name(by)
    return bool(name) and name not in {_name(each) for each in first}


def _name(by: str) -> str:
    told = by.strip().casefold()
    for door in DOORS:
        if told in {door, door[:-1]}:
            return ""
        told = told.removeprefix(door)
    return told
