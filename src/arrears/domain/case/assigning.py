"""Whose a case becomes: one decision for the preview and for the deed, case by case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from arrears.domain.words import Words

MOST = 2_000  # cases changed at once
FOUR_EYES_ABOVE = 100  # cases that one supervisor changes alone
UNDO_WITHIN = timedelta(minutes=30)
KINDS = {
    "seat": Words("分给一位催收员", "to one collector"),
    "team": Words("分给一个小组", "to a team"),
    "even": Words("按规则：平均分给小组成员", "by rule: evenly over a team's seats"),
    "keeper": Words(
        "按规则：先给最近谈过的人，其余平均",
        "by rule: to who talked last, the rest evenly",
    ),
    "release": Words("收回，不再指定", "to nobody in particular"),
    "leave_out": Words("排除到某天", "leave out until a day"),
    "weigh": Words("加权到某天", "weigh until a day"),
}
STANDING = "standing"  # by standing rules: `domain.case.standing_rules`
TOLD = KINDS | {STANDING: Words("按常设分配规则", "by standing rules")}
RULES = {"even", "keeper"}
STEERS = {"leave_out", "weigh"}
REASONS = {
    "by_hand": Words("主管指定", "named by hand"),
    "knows": Words("最近与客户谈过", "talked with the debtor last"),
    "fewest": Words("目前手上案件最少", "has the fewest cases at present"),
    "by_rule": Words("常设规则指定", "named by a standing rule"),
    "rule_knows": Words(
        "常设规则，最近与客户谈过", "by a standing rule: talked with the debtor last"
    ),
    "rule_fewest": Words(
        "常设规则，目前手上案件最少",
        "by a standing rule: has the fewest cases at present",
    ),
}
BY_RULE = {"by_hand": "by_rule", "knows": "rule_knows", "fewest": "rule_fewest"}
REFUSALS = {
    "closed": Words("案件已关闭", "the case is closed"),
    "same": Words("本来就是这样，不用改", "it is so already"),
    "away": Words("此人这几天不在", "that collector is away"),
    "authority": Words("欠款超出此人的权限", "the debt is beyond the seat's authority"),
    "product": Words("此人不做这种产品", "the seat does not take this product"),
    "lender": Words(
        "此人不负责这家委托方", "the seat does not see this lender's cases"
    ),
    "language": Words("此人不会客户的语言", "the seat lacks the debtor's language"),
    "call_open": Words("别人正在通话，还没登记结果", "somebody is on a call with it"),
    "steered": Words("已有别的安排，请先撤回", "it is steered already; take that back"),
    "nobody": Words("没有合适的坐席", "no seat fits"),
    "changed": Words("预览之后有人改动过", "it was changed since the preview"),
    "given_on": Words("之后又转给了别人", "it went to somebody else since"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of many cases."""

    kind: str
    seat: str = ""
    team: str = ""
    until_on: date | None = None
    weight_percent: int = 100

    @property
    def plain(self) -> dict[str, str | int]:
        """Return the change as JSON keeps it."""
        until = self.until_on.isoformat() if self.until_on else ""
        return {
            "kind": self.kind,
            "seat": self.seat,
            "team": self.team,
            "until_on": until,
            "weight_percent": self.weight_percent,
        }


def change_of(plain: dict[str, str | int]) -> Change:
    """Return the change that JSON kept."""
    until = str(plain["until_on"])
    return Change(
        kind=str(plain["kind"]),
        seat=str(plain["seat"]),
        team=str(plain["team"]),
        until_on=date.fromisoformat(until) if until else None,
        weight_percent=int(plain["weight_percent"]),
    )


@dataclass(frozen=True, slots=True)
class Able:
    """A seat as the deal sees it; an empty set of what it takes means all."""

    seat: str
    team: str
    cases: int  # its own at present
    away: bool = False
    languages: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    lenders: frozenset[str] = frozenset()
    authority_minor: int | None = None

    def refuses(self, case: "Standing") -> str:
        """Return why this seat cannot have the case, or nothing."""
        if self.away:
            return "away"
        over = self.authority_minor is not None and (
            case.owed_minor > self.authority_minor
        )
        if over:
            return "authority"
        if case.product and self.products and case.product not in self.products:
            return "product"
        if self.lenders and case.lender not in self.lenders:
            return "lender"
        if case.language and self.languages and case.language not in self.languages:
            return "language"
        return ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one case before the change."""

    case: int
    number: str
    seat: str = ""
    team: str = ""
    work_seat: str = ""
    closed: bool = False
    steered: bool = False
    caller: str = ""  # who is on a call with it
    owed_minor: int = 0
    product: str = ""
    lender: str = ""
    language: str = ""
    known_to: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """Whose the case becomes and why; or why nothing is changed."""

    standing: Standing
    seat: str = ""
    team: str = ""
    reason: str = ""
    refused: str = ""


def decided(
    cases: Iterable[Standing], *, change: Change, seats: Sequence[Able]
) -> tuple[Decided, ...]:
    """
    Return what becomes of each case; the same cases and seats give the same answer.

    By rule each case goes to the seat of the team that fits and has the fewest, counting
    those it has just been given; ties go by the seat's name.
    """
    desk = {each.seat: each for each in seats}
    found = []
    for case in cases:
        found.append(one(case, change, desk))
        count(found[-1], desk)
    return tuple(found)


def count(found: Decided, desk: dict[str, Able]) -> None:
    """Let a seat that was just given a case have one more."""
    if found.seat in desk and not found.refused:
        able = desk[found.seat]
        desk[found.seat] = replace(able, cases=able.cases + 1)


def one(case: Standing, change: Change, desk: dict[str, Able]) -> Decided:
    """Return what becomes of one case, as the seats stand now."""
    refused = _stands_in_the_way(case, change)
    if refused:
        return Decided(case, refused=refused)
    if change.kind in STEERS:
        return Decided(case, case.seat, case.team, reason="by_hand")
    if change.kind in RULES:
        return _by_rule(case, change, desk)
    found = Decided(case, change.seat, change.team, reason="by_hand")
    if (found.seat, found.team) == (case.seat, case.team):
        return Decided(case, refused="same")
    why = _refused_by(found.seat, case, desk)
    return Decided(case, refused=why) if why else found


def _refused_by(seat: str, case: Standing, desk: dict[str, Able]) -> str:
    if not seat:
        return ""
    return desk[seat].refuses(case) if seat in desk else "nobody"


def _stands_in_the_way(case: Standing, change: Change) -> str:
    if case.closed:
        return "closed"
    if change.kind in STEERS:
        return "steered" if case.steered else ""
    return "call_open" if case.caller else ""


def _by_rule(case: Standing, change: Change, desk: dict[str, Able]) -> Decided:
    fit = [
        each
        for each in desk.values()
        if each.team == change.team and not each.refuses(case)
    ]
    if not fit:
        return Decided(case, refused="nobody")
    knows = [each.seat for each in fit if each.seat == case.known_to]
    if change.kind == "keeper" and knows:
        return _given(case, knows[0], "knows")
    fewest = min(fit, key=lambda each: (each.cases, each.seat))
    return _given(case, fewest.seat, "fewest")


def _given(case: Standing, seat: str, reason: str) -> Decided:
    if seat == case.seat:
        return Decided(case, refused="same")
    return Decided(case, seat, reason=reason)
