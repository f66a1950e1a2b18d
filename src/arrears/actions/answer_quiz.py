"""Answer a sheet of questions of the course."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from arrears.domain.audit.training import QuizAnswered
from arrears.store import journal
from arrears.store.course import released_turns
from arrears.store.models import QuizAnswer
from arrears.training.course.quiz.asked import asked
from arrears.training.course.quiz.quiz import UnknownQuestion

__all__ = ["UnknownQuestion", "answer_quiz"]


@transaction.atomic
def answer_quiz(
    choices: Mapping[str, Collection[int]], *, seed: int, by: str, now: datetime
) -> None:
    """
    Keep whether each item of a sheet was chosen rightly, and journal the sheet.

    An item answered before on the same sheet stays as it was. Raises UnknownQuestion.
    """
    before = QuizAnswer.objects.select_for_update().filter(by=by, seed=seed)
    known = {each.item for each in before}
    fresh = [
        QuizAnswer(
            by=by,
            item=item,
            seed=seed,
            right=asked(item, seed, released=released_turns).is_right(chosen),
            answered_at=now,
        )
        for item, chosen in choices.items()
        if item not in known
    ]
    if not fresh:
        return
    QuizAnswer.objects.bulk_create(fresh, ignore_conflicts=True)
    right = sum(each.right for each in fresh)
    fact = QuizAnswered(f"quiz-{seed}", seed=seed, asked=len(fresh), right=right)
    journal.write(fact, by=by, at=now)
