"""The way to the problem journal: what somebody may see of it."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from arrears.domain.words import Refusal, Words

from .models import Problem


class UnknownProblem(Refusal):
    """There is no such problem in the journal."""

    words = Words("问题本里没有这一条。", "The journal has no such problem.")


def problems_for(by: str, *, all_of_them: bool) -> QuerySet[Problem]:
    """Return what somebody may see: the own, what is released, or all of them."""
    rows = Problem.objects.order_by("-met_at", "-pk")
    return rows if all_of_them else rows.filter(Q(by=by) | ~Q(released_at=None))


def lock_problem(number: int) -> Problem:
    """Return a problem, held until the transaction ends. Raises UnknownProblem."""
    found = Problem.objects.select_for_update().filter(pk=number).first()
    if found is None:
        raise UnknownProblem
    return found


def met(rows: QuerySet[Problem]) -> Sequence[tuple[int, str, str]]:
    """Return the problems by number, words and card."""
    return list(rows.values_list("pk", "problem", "card"))
