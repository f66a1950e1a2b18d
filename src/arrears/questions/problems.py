"""The problem journal at the desk: the list, one problem, and what was met before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from arrears.playbook.card import Card, cards
from arrears.store.models import Problem
from arrears.store.problems import UnknownProblem, met, problems_for
from arrears.training.repeats import Met, Repeat, repeats

from .case_history import staff_names

__all__ = ["UnknownProblem", "like_it", "one_problem", "problem_list"]
MOST = 200  # problems a page lists


@dataclass(frozen=True, slots=True)
class Earlier:
    """A problem met before: how it is like the one at hand."""

    row: Problem
    repeat: Repeat


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem, who met it, its card, and the earlier ones it repeats."""

    row: Problem
    name: str
    card: Card | None
    earlier: tuple[Earlier, ...]


def problem_list(by: str, *, all_of_them: bool, text: str = "") -> Sequence[ProblemLine]:  # fmt: skip
    """Return what somebody may see, the newest first; with words, what has them or is like them."""
    rows = list(problems_for(by, all_of_them=all_of_them)[:MOST])
    names, known = staff_names(), {row.pk: row for row in rows}
    lines = [_line(row, known, names) for row in rows]
    if not text.strip():
        return lines
    alike = {each.number for each in repeats(text, "", _met(rows))}
    told = text.strip().casefold()
    return [line for line in lines if line.row.pk in alike or _has(line.row, told)]


def one_problem(number: int, by: str, *, all_of_them: bool) -> ProblemLine:
    """Return one problem with the earlier ones it repeats. Raises UnknownProblem."""
    rows = problems_for(by, all_of_them=all_of_them)
    row = rows.filter(pk=number).first()
    if row is None:
        raise UnknownProblem
    known = {each.pk: each for each in (*rows[:MOST], row)}
    return _line(row, known, staff_names())


def like_it(text: str, card: str, by: str, *, all_of_them: bool) -> Sequence[Earlier]:
    """Return the problems met before that are like what is being written."""
    rows = problems_for(by, all_of_them=all_of_them)
    earlier = [Met(*each) for each in met(rows)]
    found = repeats(text, card.strip().upper(), earlier)
    known = rows.in_bulk([each.number for each in found])
    return [Earlier(known[each.number], each) for each in found]


def _line(row: Problem, known: Mapping[int, Problem], names: Mapping[str, str]) -> ProblemLine:  # fmt: skip
    before = [each for each in known.values() if _when(each) < _when(row)]
    found = repeats(row.problem, row.card, _met(before))
    earlier = tuple(Earlier(known[each.number], each) for each in found)
    return ProblemLine(row, names.get(row.by, row.by), cards().get(row.card), earlier)


def _when(row: Problem) -> tuple[datetime, int]:
    return row.met_at, row.pk


def _met(rows: Iterable[Problem]) -> Sequence[Met]:
    return [Met(row.pk, row.problem, row.card) for row in rows]


def _has(row: Problem, told: str) -> bool:
    return told in f"{row.problem} {row.answer} {row.card}".casefold()
