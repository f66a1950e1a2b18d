"""The way to the workshop's cases and to the analyses written of them."""

from collections.abc import Sequence

from arrears.domain.words import Words
from arrears.training.workshop.case_file import (
    CaseFile,
    UnknownWorkshopCase,
    own_file,
    told_file,
    told_files,
)

from .models import WorkshopAnswer, WorkshopCase

OWN = "own-"
ENDED = {
    "settled": Words("后来：案件结清，", "Afterwards: settled; "),
    "recalled": Words("后来：案件退回委托方，", "Afterwards: recalled by the lender; "),
    "": Words("后来：案件已关闭，", "Afterwards: closed; "),
}
PAID = Words(
    "{ended.zh}从这一天到关闭共还 {paid} 元。",
    "{ended.en}{paid} yuan were paid from that day until it closed.",
)


def lock_own(number: int) -> WorkshopCase:
    """Return one of the team's own, held until the transaction ends. Raises UnknownWorkshopCase."""
    rows = WorkshopCase.objects.select_for_update()
    found = rows.filter(pk=number).first()
    if found is None:
        raise UnknownWorkshopCase(name=f"{OWN}{number}")
    return found


def own_row(name: str) -> WorkshopCase:
    """Return the row of `own-N`. Raises UnknownWorkshopCase."""
    number = name.removeprefix(OWN)
    fits = number.isascii() and number.isdecimal() and len(number) < DIGITS
    found = WorkshopCase.objects.filter(pk=int(number)).first() if fits else None
    if found is None:
        raise UnknownWorkshopCase(name=name[:40])
    return found


DIGITS = 18


def case_file(name: str, *, all_of_them: bool) -> CaseFile:
    """Return a case by name; one not released only to keepers. Raises UnknownWorkshopCase."""
    if not name.startswith(OWN):
        return told_file(name)
    row = own_row(name)
    if row.released_at is None and not all_of_them:
        raise UnknownWorkshopCase(name=name[:40])
    return _own(row)


def case_files(*, all_of_them: bool) -> Sequence[CaseFile]:
    """Return every case to analyse, the team's own last; where not all, the released ones."""
    rows = WorkshopCase.objects.order_by("pk")
    if not all_of_them:
        rows = rows.exclude(released_at=None)
    return [*told_files().values(), *map(_own, rows)]


def answers_of(by: str) -> Sequence[WorkshopAnswer]:
    """Return what somebody wrote, the oldest first."""
    return list(WorkshopAnswer.objects.filter(by=by).order_by("answered_at", "pk"))


def _own(row: WorkshopCase) -> CaseFile:
    return own_file(row.pk, row.title, row.kept, _after(row))


def _after(row: WorkshopCase) -> Words:
    ended = ENDED.get(row.after.get("ended", ""), ENDED[""])
    return PAID.filled(ended=ended, paid=row.after.get("paid", 0))
