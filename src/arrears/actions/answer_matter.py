"""Answer a complaint, a dispute or a request; a deletion only where nothing holds."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from arrears.domain.audit.compliance import MatterAnswered
from arrears.domain.case.matter import OUTCOMES
from arrears.domain.words import Words
from arrears.store import cases, journal
from arrears.store.holds import holds

from .empty_outbox import empty_outbox
from .erase_person import erase
from .open_matter import LONGEST, MatterRefused, open_one


class AnswerMissing(MatterRefused):
    """Nobody wrote down the answer."""

    words = Words(
        "请选择结果，并写明怎样答复对方。",
        "Choose the outcome, and write down what the person was told.",
    )


class HeldByLaw(MatterRefused):
    """Something holds the records; they cannot be erased yet."""

    words = Words(
        "现在不能删除：{why.zh}。请选“依法暂不能办理”，并说明。",
        "Not to be erased now: {why.en}. Choose “held by law” and explain it.",
    )


def answer_matter(
    *, matter: int, outcome: str, answer: str, by: str, now: datetime, folder: Path
) -> None:
    """
    Write down how a matter was answered; a deletion that is done erases the person.

    Her files leave the outbox `folder` with it. The freeze stays until somebody else
    lifts it. Raises MatterRefused, FilesLeft.
    """
    if _answered(matter, outcome, answer, by=by, now=now):
        empty_outbox(folder=folder, by=by, now=now)


@transaction.atomic
def _answered(
    matter: int, outcome: str, answer: str, *, by: str, now: datetime
) -> bool:
    """Write the answer down; say whether it erased somebody."""
    row = open_one(matter)
    if outcome not in OUTCOMES or not answer.strip():
        raise AnswerMissing
    on = cases.desk_day(now)
    late = row.is_late(on)
    row.outcome, row.answer = outcome, answer.strip()[:LONGEST]
    row.answered_at, row.answered_by = now, by
    row.save(update_fields=["outcome", "answer", "answered_at", "answered_by"])
    number = row.case.number
    erases = row.kind == "deletion" and outcome == "done"
    if erases:
        held = holds(row.case.debtor, on=on, but=row.pk)
        if held:
            raise HeldByLaw(why=held[0].why)
        erase(row.case, ground=f"matter {row.pk}", by=by, now=now)
    journal.write(MatterAnswered(number, row.pk, outcome, late), by=by, at=now)
    return erases
