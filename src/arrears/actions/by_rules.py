"""What the standing rules in force make of the open cases; nothing is changed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from arrears.domain.case.standing_rules import Handed
from arrears.planner.engines.polars import lazy
from arrears.planner.handing import handing, lists_of, takes_held
from arrears.planner.policy import kept
from arrears.store import assigning
from arrears.store.plan_policies import plan_policy_text
from arrears.store.standing_rules import ruled_cases, rules_texts


@dataclass(frozen=True, slots=True)
class ByRules:
    """The cases that change hands, or would and cannot; by which versions."""

    handed: tuple[Handed, ...]
    versions: tuple[str, ...]


def by_rules(*, on: date, now: datetime, cases: Sequence[int] | None = None) -> ByRules:
    """Return what the lists of day `on` make of these cases, or of all that are open."""
    lists = lists_of(rules_texts(on))
    versions = tuple(each.version for each in lists if each.rules)
    if not versions:
        return ByRules((), ())
    of = None if cases is None else assigning.debtors_of(cases)
    found = handing(
        lazy(ruled_cases(whole=takes_held(lists), of=of)),
        lists,
        on=on,
        policy=kept(plan_policy_text(on)),
        seats=assigning.ables(on),
        known=partial(assigning.standings, on=on, now=now),
    )
    return ByRules(found.handed, versions)
