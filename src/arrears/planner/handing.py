"""Whose the open cases become by the standing rules of a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import narwhals.stable.v2 as nw

from arrears.domain.case.assigning import Able, Standing
from arrears.domain.case.standing_rules import (
    HOUSE,
    Handed,
    Matched,
    RuleList,
    concerned,
    handed,
)

from .frames import Frame, collected
from .policy import Policy
from .standing_rules import read_rules
from .steps.ruled import ruled

Known = Callable[[Sequence[int]], Iterable[Standing]]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Handing:
    """What the rules make of the cases; `unfit` is how many of nobody's no rule fits."""

    handed: tuple[Handed, ...]
    unfit: int


def lists_of(texts: Mapping[str, str]) -> tuple[RuleList, ...]:
    """Return the lists that these texts tell, by team. Raises RulesFaulty."""
    return tuple(read_rules(text, team=team) for team, text in texts.items())


def takes_held(lists: Sequence[RuleList]) -> bool:
    """Say whether any rule may move a case that somebody holds."""
    return any(rule.takes_held for each in lists for rule in each.rules)


def handing(
    cases: Frame,
    lists: Sequence[RuleList],
    *,
    on: date,
    policy: Policy,
    seats: Sequence[Able],
    known: Known,
) -> Handing:
    """
    Return what the lists make of the cases.

    `known` tells what else is known of cases by id; it is asked only of those that a
    rule would have elsewhere. What they owe and of which product they are, the plan's
    own figures say, so that the plan refuses no seat that the rule gave.
    """
    found = collected(cases.pipe(ruled, lists=lists, on=on, policy=policy))
    desk = {each.seat: each for each in seats}
    open_ones = found.filter(_may_move(lists)).iter_rows(named=True)
    fit = (_matched(row, lists) for row in open_ones)
    of = {each.standing.case: each for each in fit if concerned(each, desk)}
    unfit = len(found.filter(_nobody_s(), _without_rule(lists)))
    told = [_with(of[each.case], each) for each in known(list(of))]
    return Handing(handed(told, seats=seats), unfit)


def _may_move(lists: Sequence[RuleList]) -> nw.Expr:
    """Return whether a rule fits that may have the case, as far as its holder goes."""
    met = nw.lit(value=False)
    for n, each in enumerate(lists):
        place = nw.col(f"rule_{n}")
        taking = [at for at, rule in enumerate(each.rules) if rule.takes_held]
        mine = (nw.col("seat") == "") | place.is_in(taking)
        met = met | (mine & ~place.is_null()).fill_null(value=False)
    return met


def _nobody_s() -> nw.Expr:
    return (nw.col("seat") == "") & (nw.col("team") == "")


def _without_rule(lists: Sequence[RuleList]) -> nw.Expr:
    """Return whether no rule of the house fits; of nobody's, no team's list is asked."""
    for n, each in enumerate(lists):
        if each.team == HOUSE:
            return nw.col(f"rule_{n}").is_null()
    return nw.lit(value=True)


def _matched(row: Row, lists: Sequence[RuleList]) -> Matched:
    standing = Standing(
        case=row["id"],
        number=row["case"],
        seat=row["seat"],
        team=row["team"],
        owed_minor=row["owed_minor"] or 0,
        product=row["product"] or "",
    )
    at = {each.team: row[f"rule_{n}"] for n, each in enumerate(lists)}
    return Matched(
        standing,
        {
            each.team: each.rules[at[each.team]]
            for each in lists
            if at[each.team] is not None
        },
    )


def _with(case: Matched, known: Standing) -> Matched:
    """Return the case with what else is known of it."""
    own = case.standing
    told = replace(known, owed_minor=own.owed_minor, product=own.product)
    return replace(case, standing=told)
