"""A list of standing rules read from YAML: what it may ask of a case, and say of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from arrears.domain.case.assigning import Change
from arrears.domain.case.product import Product
from arrears.domain.case.stage import Stage
from arrears.domain.case.standing_rules import (
    HOUSE,
    OF_SEATS,
    RuleList,
    StandingRule,
    When,
)
from arrears.domain.contact.language import LANGUAGES
from arrears.domain.traits import trait_of
from arrears.domain.words import Refusal, Words
from arrears.law.engine.zones import known_zones

from .faults import PolicyFaulty, with_line
from .form import Form

MOST_RULES = 200
NAME_LENGTH = 60
MOST_DAYS = 100_000
MOST_MINOR = 2**62
TARGETS = ("seat", "team", *sorted(OF_SEATS))
CHOICES = {
    "products": tuple(map(str, Product)),
    "stages": tuple(map(str, Stage)),
    "languages": tuple(LANGUAGES),
}
SHAPES: Mapping[str, Callable[[str], bool]] = {
    "zones": lambda name: name in known_zones(),
    "currencies": lambda code: len(code) == len("CNY") and code.isupper(),
}
SUCH_AS = {"zones": "Asia/Shanghai …", "currencies": "CNY, USD …"}
SHOWN = 12  # names that a refusal lists
LISTS = ("lenders", "products", "stages", "currencies", "zones", "languages")
MOST = {"days": MOST_DAYS, "owed": MOST_MINOR}
BOUNDS = ("days_from", "days_until", "owed_from_minor", "owed_until_minor")


class RulesFaulty(PolicyFaulty):
    """A list of standing rules holds a mistake; it says on which line and at which key."""


class RulesRefused(Refusal):
    """The list cannot be gone by."""


class TraitNamed(RulesRefused):
    """Whose a case is never hangs on what somebody is."""

    words = Words(
        "“{key}”指{trait.zh}。性别、出身、年龄、学历、健康不能决定案件归谁，请删去这一条件。",
        "“{key}” is {trait.en}. Sex, origin, age, education and health never decide whose a case is. Remove the condition.",
    )


class ValueUnknown(RulesRefused):
    """There is no such thing."""

    words = Words(
        "没有“{found}”，可用：{known}。",
        "There is no “{found}”. There is: {known}.",
    )


class ListEmpty(RulesRefused):
    """A condition that no case can meet."""

    words = Words(
        "“{key}”是空的，没有案件会符合。请写上值，或删去这一项。",
        "“{key}” is empty, so that no case fits. Name something, or remove it.",
    )


class SpanEmpty(RulesRefused):
    """It ends before it begins."""

    words = Words(
        "{least} 比 {most} 大，没有案件会符合。",
        "{least} is more than {most}, so that no case fits.",
    )


class TargetUnsaid(RulesRefused):
    """Whose the case becomes is said once."""

    words = Words(
        "“{key}”须写明一种去向，可用：{known}。",
        "“{key}” says one target. There is: {known}.",
    )


class NotOwnSeats(RulesRefused):
    """A team's list gives to the team's seats."""

    words = Words(
        "这是“{team}”的规则，只能分给本组坐席：{known}，小组须是“{team}”。",
        "These are the rules of “{team}”, for its own seats: {known}; the team is “{team}”.",
    )


class SeatElsewhere(RulesRefused):
    """A team's list gives to the team's seats."""

    words = Words(
        "“{seat}”不在“{team}”，请写本组的坐席：{known}。",
        "“{seat}” is not of “{team}”. Name a seat of the team: {known}.",
    )


class NameTwice(RulesRefused):
    """Rules of a list are told apart by their names."""

    words = Words(
        "两条规则都叫“{name}”，请换一个名字。",
        "Two rules are called “{name}”. Give one another name.",
    )


class NameLength(RulesRefused):
    """A rule's name stands in the history of a case."""

    words = Words(
        "规则名须为 1 到 {most} 个字符，现在是 {length} 个。",
        "A rule's name has 1 to {most} characters; this one has {length}.",
    )


class TooManyRules(RulesRefused):
    """Nobody reads so many."""

    words = Words(
        "一份清单最多 {most} 条规则，现在是 {found} 条。",
        "A list has {most} rules at the most; this one has {found}.",
    )


@dataclass(frozen=True, slots=True)
class Places:
    """What rules may name: the seats with their teams, and the lenders."""

    seats: Mapping[str, str]
    lenders: Sequence[str]

    @property
    def teams(self) -> Sequence[str]:
        """Return the teams that seats are of."""
        return sorted({team for team in self.seats.values() if team})


def read_rules(
    text: str, *, team: str = HOUSE, places: Places | None = None
) -> RuleList:
    """
    Return the rules of the house, or of a team; with `places`, that they name what is there.

    Raises RulesFaulty, at the first mistake.
    """

    def read(told: str) -> RuleList:
        found = _rules(told, team)
        if places is not None:
            for n, rule in enumerate(found.rules, 1):
                _raise_unless_there(rule, f"rules.{n}", team, places)
        return found

    return with_line(text, read, faulty=RulesFaulty)


def _rules(text: str, team: str) -> RuleList:
    form = Form.of(text, file="rules.yaml").knows_only("version", "rules")
    version, told = form.text("version"), form.groups("rules")
    if len(told) > MOST_RULES:
        raise TooManyRules(key="rules", most=MOST_RULES, found=len(told))
    names: set[str] = set()
    rules = []
    for n, each in enumerate(told, 1):
        rule = _rule(each, f"rules.{n}", team=team, version=version)
        if rule.name in names:
            raise NameTwice(key=f"rules.{n}.name", name=rule.name)
        names.add(rule.name)
        rules.append(rule)
    return RuleList(version, tuple(rules), team)


def _rule(form: Form, at: str, *, team: str, version: str) -> StandingRule:
    _raise_if_trait(form, at)
    form.knows_only("name", "when", "to", "takes_held")
    name = form.text("name").strip()
    if not 0 < len(name) <= NAME_LENGTH:
        raise NameLength(key=f"{at}.name", most=NAME_LENGTH, length=len(name))
    return StandingRule(
        name=name,
        to=_target(form.group("to"), f"{at}.to", team=team),
        when=_when(form.group("when"), f"{at}.when") if form.has("when") else When(),
        takes_held=form.has("takes_held") and form.truth("takes_held"),
        version=version,
    )


def _target(form: Form, at: str, *, team: str) -> Change:
    form.knows_only(*TARGETS)
    said = [kind for kind in TARGETS if form.has(kind)]
    if len(said) != 1:
        raise TargetUnsaid(key=at, known=", ".join(TARGETS))
    kind = said[0]
    name = form.text(kind)
    if team and (kind == "team" or (kind in OF_SEATS and name != team)):
        own = ", ".join(each for each in TARGETS if each != "team")
        raise NotOwnSeats(key=f"{at}.{kind}", team=team, known=own)
    return Change(kind, seat=name) if kind == "seat" else Change(kind, team=name)


def _when(form: Form, at: str) -> When:
    _raise_if_trait(form, at)
    form.knows_only(*LISTS, *BOUNDS)
    for least, most in (BOUNDS[:2], BOUNDS[2:]):
        first, last = _bound(form, least), _bound(form, most)
        if first is not None and last is not None and first > last:
            raise SpanEmpty(key=f"{at}.{least}", least=least, most=most)
    return When(
        lenders=_listed(form, "lenders", at),
        products=_listed(form, "products", at),
        stages=_listed(form, "stages", at),
        currencies=_listed(form, "currencies", at),
        zones=_listed(form, "zones", at),
        languages=_listed(form, "languages", at),
        days_from=_bound(form, "days_from"),
        days_until=_bound(form, "days_until"),
        owed_from_minor=_bound(form, "owed_from_minor"),
        owed_until_minor=_bound(form, "owed_until_minor"),
    )


def _bound(form: Form, name: str) -> int | None:
    if not form.has(name):
        return None
    return form.figure(name, least=0, most=MOST[name.partition("_")[0]])


def _listed(form: Form, name: str, at: str) -> tuple[str, ...]:
    if not form.has(name):
        return ()
    told, known = form.texts(name), CHOICES.get(name)
    if not told:
        raise ListEmpty(key=f"{at}.{name}")
    for each in told:
        if known and each not in known:
            raise ValueUnknown(key=f"{at}.{name}", found=each, known=_some(known))
        if name in SHAPES and not SHAPES[name](each):
            raise ValueUnknown(key=f"{at}.{name}", found=each, known=SUCH_AS[name])
    return told


def _raise_unless_there(rule: StandingRule, at: str, team: str, places: Places) -> None:
    """Raise where a rule names a seat, a team or a lender that is not there."""
    kind, seat = rule.to.kind, rule.to.seat
    key, known = f"{at}.to.{kind}", places.seats if seat else places.teams
    name = seat or rule.to.team
    if name not in known:
        raise ValueUnknown(key=key, found=name, known=_some(known))
    if seat and team and places.seats[seat] != team:
        own = [each for each, of in places.seats.items() if of == team]
        raise SeatElsewhere(key=key, seat=seat, team=team, known=_some(own))
    for lender in rule.when.lenders:
        if lender not in places.lenders:
            told = _some(places.lenders)
            raise ValueUnknown(key=f"{at}.when.lenders", found=lender, known=told)


def _some(names: Iterable[str]) -> str:
    told = sorted(names)
    return ", ".join(told[:SHOWN]) + (" …" if len(told) > SHOWN else "")


def _raise_if_trait(form: Form, at: str) -> None:
    for key in form.keys:
        if trait := trait_of(key):
            raise TraitNamed(key=f"{at}.{key}", trait=trait.words)
