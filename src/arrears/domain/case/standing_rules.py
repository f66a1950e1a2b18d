"""Standing rules: whose a case becomes by the lists in force, the first rule that fits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from arrears.domain.words import Words

from .assigning import BY_RULE, Able, Change, Decided, Standing, count, one

HOUSE = ""  # whose list it is, where it is no team's
OF_SEATS = frozenset({"even", "keeper"})
OF_ALL = Words("全公司", "the house")


def whose(team: str) -> Words:
    """Return whose list it is, as people read it."""
    return Words(team, team) if team else OF_ALL


@dataclass(frozen=True, slots=True)
class When:
    """
    What a rule asks of a case; what it does not ask, every case has.

    Days are days past due, money is minor units; both ends are within. What nobody
    knows of a case never fits.
    """

    lenders: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    days_from: int | None = None
    days_until: int | None = None
    owed_from_minor: int | None = None
    owed_until_minor: int | None = None


@dataclass(frozen=True, slots=True)
class StandingRule:
    """One rule of a list: which cases, and whose they become."""

    name: str
    to: Change  # to a seat, a team, or the seat of a team that fits
    when: When = field(default_factory=When)
    takes_held: bool = False  # also a case that somebody holds
    version: str = ""  # of the list it stands in

    @property
    def told(self) -> str:
        """Return it as a case's history tells of it: the version and the name."""
        return f"{self.version} · {self.name}"


@dataclass(frozen=True, slots=True)
class RuleList:
    """
    The rules of the house, or of one team, in their order.

    The house's list is for cases that nobody holds; a team's for those that are the
    team's and no seat's. A rule that `takes_held` may move others too: the house's all,
    a team's those of its seats.
    """

    version: str
    rules: tuple[StandingRule, ...]
    team: str = HOUSE


@dataclass(frozen=True, slots=True)
class Matched:
    """A case with the rule that fits it first, by whose list that stands in."""

    standing: Standing
    rules: Mapping[str, StandingRule]


@dataclass(frozen=True, slots=True)
class Handed:
    """Whose the case becomes or why not, and which rules said so."""

    decided: Decided
    rules: tuple[StandingRule, ...]

    @property
    def told(self) -> str:
        """Return the rules as the case's history tells of them."""
        return " → ".join(rule.told for rule in self.rules)


def handed(cases: Iterable[Matched], *, seats: Sequence[Able]) -> tuple[Handed, ...]:
    """
    Return the cases that change hands, or would and cannot; the others are not in it.

    The first rule that fits decides, whoever holds the case. A case that has come to a
    team goes on by the team's own list. Once done, the same question finds nothing to do.
    """
    desk, found = {each.seat: each for each in seats}, []
    for case in cases:
        told = _handed(case, desk)
        if told is not None:
            count(told.decided, desk)
            found.append(told)
    return tuple(found)


def concerned(case: Matched, desk: Mapping[str, Able]) -> bool:
    """Say whether any rule would have the case elsewhere than it is."""
    lists = (HOUSE, _team_of(case.standing, desk))
    return any(_rule(case, each, case.standing, desk) for each in lists)


def _handed(case: Matched, desk: dict[str, Able]) -> Handed | None:
    standing = case.standing
    first = _step(case, HOUSE, standing, desk)
    if first is not None and first.decided.refused:
        return first
    moved = _moved(standing, first)
    # Of no team's it is the house's list again, which finds the case where it wants it.
    second = _step(case, _team_of(moved, desk), moved, desk)
    if first is None:
        return second
    if second is None or second.decided.refused:
        return _unless_same(first, standing)
    decided = replace(second.decided, standing=standing)
    return _unless_same(Handed(decided, (*first.rules, *second.rules)), standing)


def _step(
    case: Matched, team: str, standing: Standing, desk: dict[str, Able]
) -> Handed | None:
    """Return what one list makes of a case; None where it lets it be."""
    rule = _rule(case, team, standing, desk)
    if rule is None:
        return None
    found = one(standing, rule.to, desk)
    return Handed(replace(found, reason=BY_RULE.get(found.reason, "")), (rule,))


def _rule(
    case: Matched, team: str, standing: Standing, desk: Mapping[str, Able]
) -> StandingRule | None:
    """Return the rule of a list that would have the case elsewhere; else None."""
    rule = case.rules.get(team)
    if rule is None:
        return None
    is_held = bool(standing.seat or (team == HOUSE and standing.team))
    if is_held and not rule.takes_held:
        return None
    return None if _is_there(rule.to, standing, desk) else rule


def _is_there(to: Change, standing: Standing, desk: Mapping[str, Able]) -> bool:
    if to.kind == "seat":
        return standing.seat == to.seat
    is_of_team = _team_of(standing, desk) == to.team
    return is_of_team and (to.kind not in OF_SEATS or bool(standing.seat))


def _team_of(standing: Standing, desk: Mapping[str, Able]) -> str:
    """Return whose team's the case is; of a seat that calls no more, nobody's."""
    if not standing.seat:
        return standing.team
    return desk[standing.seat].team if standing.seat in desk else ""


def _moved(standing: Standing, first: Handed | None) -> Standing:
    if first is None:
        return standing
    return replace(standing, seat=first.decided.seat, team=first.decided.team)


def _unless_same(found: Handed, standing: Standing) -> Handed | None:
    at = (found.decided.seat, found.decided.team)
    return None if at == (standing.seat, standing.team) else found
