"""Write a problem down, answer it, release it, remove it."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import (
    ProblemAnswered,
    ProblemReleased,
    ProblemRemoved,
    ProblemWritten,
)
from arrears.domain.words import Refusal, Words
from arrears.playbook.card import UnknownCard, cards
from arrears.store import journal
from arrears.store.models import Problem
from arrears.store.problems import UnknownProblem, lock_problem, met, problems_for
from arrears.training.calls.hidden import hidden
from arrears.training.repeats import Met, repeats

__all__ = [
    "UnknownProblem",
    "answer_problem",
    "release_problem",
    "remove_problem",
    "write_problem",
]

PROBLEM, ANSWER = 500, 2000


class ProblemEmpty(Refusal):
    """A problem comes without words."""

    words = Words("请写下遇到的问题。", "Write down the problem you met.")


class AnswerMissing(Refusal):
    """A problem is to be opened to everybody while nobody has written its answer."""

    words = Words(
        "还没有解法，写好了再开放。",
        "There is no answer yet; write it, then release the problem.",
    )


@transaction.atomic
def write_problem(
    problem: str, answer: str, *, card: str, by: str, all_of_them: bool, now: datetime
) -> int:
    """Keep a problem, masked, journal it, return its number. Raises ProblemEmpty, UnknownCard."""
    said, card = hidden(problem.strip())[:PROBLEM], card.strip().upper()
    if not said:
        raise ProblemEmpty
    if card and card not in cards():
        raise UnknownCard(card=card[:12])
    seen = met(problems_for(by, all_of_them=all_of_them))
    earlier = [Met(*each) for each in seen]
    row = Problem.objects.create(
        problem=said,
        answer=hidden(answer.strip())[:ANSWER],
        card=card,
        by=by,
        met_at=now,
    )
    fact = ProblemWritten(f"problem-{row.pk}", len(repeats(said, card, earlier)))
    journal.write(fact, by=by, at=now)
    return row.pk


@transaction.atomic
def answer_problem(
    number: int, answer: str, *, by: str, all_of_them: bool, now: datetime
) -> None:
    """
    Keep the answer, masked, and journal it; only the writer, or one who keeps them all.

    What is open to everybody only a keeper changes. Raises UnknownProblem.
    """
    row = lock_problem(number)
    if not all_of_them and (row.by != by or row.released_at):
        raise UnknownProblem
    said = hidden(answer.strip())[:ANSWER]
    if said == row.answer:
        return
    if row.released_at and not said:
        raise AnswerMissing
    row.answer = said
    row.save(update_fields=["answer"])
    journal.write(ProblemAnswered(f"problem-{number}"), by=by, at=now)


@transaction.atomic
def release_problem(number: int, *, by: str, now: datetime) -> None:
    """Open a problem to everybody and journal it. Raises UnknownProblem, AnswerMissing."""
    row = lock_problem(number)
    if row.released_at:
        return
    if not row.answer:
        raise AnswerMissing
    row.released_by, row.released_at = by, now
    row.save(update_fields=["released_by", "released_at"])
    journal.write(ProblemReleased(f"problem-{number}"), by=by, at=now)


@transaction.atomic
def remove_problem(number: int, *, by: str, all_of_them: bool, now: datetime) -> None:
    """Erase a problem and journal it; the own while it is not released, or any by a keeper."""
    row = lock_problem(number)
    if not all_of_them and (row.by != by or row.released_at):
        raise UnknownProblem
    row.delete()
    journal.write(ProblemRemoved(f"problem-{number}"), by=by, at=now)
