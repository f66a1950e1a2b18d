"""A new version of a list of standing rules: in force once another person agreed."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.case.standing_rules import RuleList, whose
from arrears.domain.words import Words
from arrears.planner.standing_rules import Places, read_rules
from arrears.store.assigning import teams, teams_by_seat
from arrears.store.models import Lender
from arrears.store.standing_rules import CHANGE, subject_of

from .propose_change import ProposalRefused
from .propose_version import (
    VersionTold,
    propose_version,
    raise_if_long,
    raise_unless_new,
)


class NoSuchTeam(ProposalRefused):
    """Nobody is of the team whose rules they would be."""

    words = Words(
        "没有“{team}”这个小组，可选：{known}；不写小组就是全公司的规则。",
        "There is no team “{team}”. There is: {known}; without a team the rules are the house's.",
    )


@dataclass(frozen=True, slots=True)
class RulesTold:
    """A list of rules as somebody wants it, whose it is, and from when."""

    team: str  # empty: the house's
    text: str
    effective_on: date


def propose_rules(
    told: RulesTold, *, ground: str, by: str, today: date, now: datetime
) -> RuleList:
    """
    Ask a second person to put a list of rules in force from a day.

    Raises ProposalRefused, RulesFaulty.
    """
    rules = checked(told.text, team=told.team)
    wanted = VersionTold(
        change=CHANGE,
        subject=subject_of(told.team),
        text=told.text,
        version=rules.version,
        effective_on=told.effective_on,
        named=whose(told.team),
    )
    propose_version(wanted, ground=ground, by=by, today=today, now=now)
    return rules


def checked(text: str, *, team: str) -> RuleList:
    """Return the rules a text tells, under a name of its own. Raises as proposing does."""
    if team and team not in teams():
        raise NoSuchTeam(team=team[:40], known=", ".join(teams()))
    raise_if_long(text)
    lenders = Lender.objects.values_list("key", flat=True)
    places = Places(teams_by_seat(), sorted(lenders))
    rules = read_rules(text, team=team, places=places)
    raise_unless_new(rules.version, change=CHANGE)
    return rules
