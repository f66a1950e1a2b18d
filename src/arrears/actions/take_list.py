"""Write down that somebody took a list along as a file, masked or in full."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.compliance import ListTaken
from arrears.domain.audit.door import ListTakenInFull
from arrears.domain.words import Words
from arrears.store import journal

from .show_personal import ShowingRefused, why_shown

LONGEST = 400  # characters of what was asked for


class NoMaskInList(ShowingRefused):
    """The list shows all that it has to who asks."""

    words = Words(
        "这个列表没有打码的内容，请直接导出，不需要写原因。没有导出任何内容。",
        "Nothing in this list is masked. Take it along as it is, without a reason; nothing was taken along.",
    )


@dataclass(frozen=True, slots=True)
class Taken:
    """Which list, in which form, how many rows, and what it was narrowed to."""

    name: str
    form: str
    rows: int
    asked: str


@transaction.atomic
def take_list(taken: Taken, *, by: str, now: datetime) -> None:
    """Journal what was taken along."""
    asked = taken.asked[:LONGEST]
    fact = ListTaken(taken.name, taken.form, taken.rows, asked)
    journal.write(fact, by=by, at=now)


@transaction.atomic
def take_list_in_full(
    taken: Taken, *, reason: str, told: str, by: str, now: datetime
) -> None:
    """Journal what was taken along with nothing masked, and why. Raises ReasonMissing."""
    asked, why = taken.asked[:LONGEST], why_shown(reason, told)
    fact = ListTakenInFull(taken.name, taken.form, taken.rows, asked, why)
    journal.write(fact, by=by, at=now)
