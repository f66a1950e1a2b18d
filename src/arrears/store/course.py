"""What somebody has answered in the course."""

from collections.abc import Sequence

from arrears.domain.dice import Dice
from arrears.law.call_review.review import Turn
from arrears.training.course.quiz.from_talks import label_question
from arrears.training.course.quiz.question import Question
from arrears.training.course.quiz.quiz import UnknownQuestion, question
from arrears.training.course.tagging.from_calls import call_turns
from arrears.training.course.tagging.spoken import Spoken

from .models import LibraryCall, QuizAnswer, Staff

CALL = "call"  # the kind of question about a turn of a released call
DIGITS = 18


def answered(by: str) -> Sequence[QuizAnswer]:
    """Return somebody's answers, oldest first."""
    return list(QuizAnswer.objects.filter(by=by).order_by("answered_at", "pk"))


def role_of(by: str) -> str:
    """Return somebody's post; empty where there is none."""
    found = Staff.objects.filter(user__username=by).values_list("role", flat=True)
    return found.first() or ""


def asked(item: str, seed: int) -> Question:
    """Return the question about an item, the released calls' turns among them. Raises UnknownQuestion."""
    kind, _, about = item.partition("/")
    if kind != CALL:
        return question(item, seed)
    number, _, _ = about.partition(".")
    turns = call_labels(number) if _is_number(number) else ()
    turn = next((each for each in turns if each.item == about), None)
    if turn is None:
        raise UnknownQuestion(name=item[:60], kinds=CALL)
    return label_question(item, turn, Dice("question", seed, item))


def call_quiz(number: int, seed: int) -> tuple[Question, ...]:
    """Return every turn of a released call to label. Raises UnknownQuestion."""
    turns = call_labels(str(number))
    if not turns:
        raise UnknownQuestion(name=f"{CALL}/{number}", kinds=CALL)
    return tuple(asked(f"{CALL}/{each.item}", seed) for each in turns)


def call_labels(number: str) -> tuple[Spoken, ...]:
    """Return the turns of a released call with the labels the review hears; none else."""
    call = LibraryCall.objects.filter(pk=int(number)).exclude(released_at=None).first()
    if call is None:
        return ()
    return call_turns(call.pk, [Turn(t["who"], t["text"]) for t in call.turns])


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdecimal() and len(told) < DIGITS
