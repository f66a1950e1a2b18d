"""The standing rules: those in force, those before and to come, and what a list would do."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from arrears.domain.case.assigning import REASONS, REFUSALS
from arrears.domain.case.standing_rules import Handed, RuleList, whose
from arrears.domain.words import Words
from arrears.planner.engines.polars import lazy
from arrears.planner.handing import Handing, handing, lists_of, takes_held
from arrears.store import assigning
from arrears.store.models import Case, Proposal
from arrears.store.standing_rules import (
    ruled_cases,
    rules_text,
    rules_texts,
    rules_versions,
    waiting_rules,
)

from .case_history import staff_names
from .day_policy import plan_policy
from .policy_versions import (
    DiffLine,
    VersionLine,
    held_against,
    policy_diff,
    version_lines,
)

LINES_SHOWN = 200
BEGINNING = """\
version: rules-1
rules:
  - name: rule-1
    when: {{stages: [early, middle]}}
    to: {{even: {team}}}
"""


@dataclass(frozen=True, slots=True)
class RulesPage:
    """One list as it stands on a day; `text` is what to begin a new version from."""

    team: str
    named: Words
    lists: tuple[tuple[str, Words], ...]  # those there are, by team
    version: str  # empty: none is in force
    text: str
    versions: tuple[VersionLine, ...]
    waiting: Proposal | None


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What one rule, or one after another, would do."""

    rule: str
    moves: int
    from_others: int  # of them, that somebody holds
    refused: int


@dataclass(frozen=True, slots=True)
class HandedLine:
    """One case: from whom to whom and by which rule, or why not."""

    number: str
    name: str
    before: str
    after: str
    rule: str
    is_held: bool
    reason: Words | None
    refused: Words | None


@dataclass(frozen=True, slots=True)
class RulesTried:
    """What the lists of a day would do to the open cases; nothing is saved."""

    moves: int
    from_others: int
    refused: int
    unfit: int  # that nobody holds and no rule fits
    rules: tuple[RuleCount, ...]
    gets: tuple[tuple[str, int], ...]
    refusals: tuple[tuple[Words, int], ...]
    lines: tuple[HandedLine, ...]  # those that somebody holds first


def rules_page(team: str, *, on: date) -> RulesPage:
    """Return the list of a team, or the house's, as it stands on a day."""
    text = rules_text(team, on=on)
    rows = rules_versions(team)
    versions = version_lines(rows, on=on)
    teams, last = assigning.teams(), rows.first()
    lists = sorted({"", team, *teams, *rules_texts(on)})
    return RulesPage(
        team=team,
        named=whose(team),
        lists=tuple((each, whose(each)) for each in lists),
        version=next((each.version for each in versions if each.in_force), ""),
        text=text
        or (last.text if last else "")
        or BEGINNING.format(team=team or next(iter(teams), "A")),
        versions=versions,
        waiting=waiting_rules(team),
    )


def rules_diff(text: str, *, team: str, on: date) -> Sequence[DiffLine]:
    """Return what differs between a text and the list in force on a day."""
    return policy_diff(rules_text(team, on=on), text)


def rules_version(
    number: int, *, team: str
) -> tuple[Proposal, Sequence[DiffLine]] | None:
    """Return a version with what differs from the one before it; None where there is none."""
    return held_against(rules_versions(team), number, first="")


def rules_tried(text: str, *, team: str, on: date, now: datetime) -> RulesTried:
    """
    Return what a list would do today, beside the other lists in force; nothing is saved.

    Raises RulesFaulty.
    """
    return _tried(lists_of({**rules_texts(on), team: text}), on=on, now=now)


def _tried(lists: Sequence[RuleList], *, on: date, now: datetime) -> RulesTried:
    found = handing(
        lazy(ruled_cases(whole=takes_held(lists))),
        lists,
        on=on,
        policy=plan_policy(on),
        seats=assigning.ables(on),
        known=partial(assigning.standings, on=on, now=now),
    )
    names = staff_names()
    return RulesTried(
        moves=sum(not each.decided.refused for each in found.handed),
        from_others=sum(map(_is_taken, found.handed)),
        refused=sum(bool(each.decided.refused) for each in found.handed),
        unfit=found.unfit,
        rules=_by_rule(found.handed),
        gets=_gets(found, names),
        refusals=_refusals(found),
        lines=_lines(found.handed, names),
    )


def _is_taken(each: Handed) -> bool:
    """Say whether a case that somebody holds would go to somebody else."""
    return bool(each.decided.standing.seat) and not each.decided.refused


def _by_rule(found: Iterable[Handed]) -> tuple[RuleCount, ...]:
    told: dict[str, list[Handed]] = {}
    for each in found:
        told.setdefault(each.told, []).append(each)
    return tuple(
        RuleCount(
            rule=rule,
            moves=sum(not each.decided.refused for each in mine),
            from_others=sum(map(_is_taken, mine)),
            refused=sum(bool(each.decided.refused) for each in mine),
        )
        for rule, mine in sorted(told.items())
    )


def _gets(found: Handing, names: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    gets = Counter(
        names.get(each.decided.seat, each.decided.seat) or each.decided.team
        for each in found.handed
        if not each.decided.refused
    )
    return tuple(sorted(gets.items()))


def _refusals(found: Handing) -> tuple[tuple[Words, int], ...]:
    told = Counter(each.decided.refused for each in found.handed)
    del told[""]
    return tuple((REFUSALS[key], n) for key, n in told.most_common())


def _lines(found: Iterable[Handed], names: Mapping[str, str]) -> tuple[HandedLine, ...]:
    shown = sorted(found, key=lambda each: not each.decided.standing.seat)[:LINES_SHOWN]
    ids = [each.decided.standing.case for each in shown]
    of = dict(Case.objects.filter(pk__in=ids).values_list("pk", "debtor__name"))
    return tuple(_line(each, of, names) for each in shown)


def _line(
    each: Handed, debtors: Mapping[int, str], names: Mapping[str, str]
) -> HandedLine:
    found, standing = each.decided, each.decided.standing
    return HandedLine(
        number=standing.number,
        name=debtors.get(standing.case, ""),
        before=names.get(standing.seat, standing.seat) or standing.team,
        after=names.get(found.seat, found.seat) or found.team,
        rule=each.told,
        is_held=bool(standing.seat),
        reason=REASONS.get(found.reason),
        refused=REFUSALS[found.refused] if found.refused else None,
    )
