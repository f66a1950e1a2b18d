"""Every contact that was denied, warned of or allowed, with the rules that spoke."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from arrears.domain.contact.channel import Channel
from arrears.domain.words import Words
from arrears.law.engine.packs import rules
from arrears.law.engine.rule import Rule
from arrears.store.cases import DESK_ZONE
from arrears.store.models import JournalEntry

from .columns import Column, Table, many_of, table
from .journal_order import entry_order
from .pages import Page, Place, every
from .stretches import page_of

PACKS = ("cn", "house")
DENIED, WARNED, ALLOWED, EVERY = "denied", "warned", "allowed", "every"
STATES = {
    DENIED: Words("被拦截", "denied"),
    WARNED: Words("提示后放行", "allowed with a warning"),
    ALLOWED: Words("放行", "allowed"),
}
CHOICES = STATES | {EVERY: Words("全部，含放行", "every one, the allowed too")}


@dataclass(frozen=True, slots=True)
class DecisionsAsked:
    """What the address asks for; an empty state asks for the denied and the warned."""

    since: date | None = None
    until: date | None = None
    state: str = ""
    rule: str = ""
    by: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class RuleNamed:
    """A rule that spoke, as the packs have it today."""

    key: str
    title: Words
    cite: str
    force: str
    mark: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One decision of the guard, as it was journalled."""

    seq: int
    at: datetime
    by: str
    number: str
    state: str
    channel: Channel
    rules: tuple[RuleNamed, ...]

    @property
    def words(self) -> Words:
        """Return what was decided, in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Spoke:
    """A decision with one of the rules that spoke, if any did."""

    decision: DecisionLine
    rule: RuleNamed | None


def contact_decisions(asked: DecisionsAsked, *, place: Place) -> Page[DecisionLine]:
    """Return a page of the decisions asked for. Raises SortUnknown, RowGone."""
    order = entry_order(asked.since, asked.until)
    found = page_of(_rows(asked), place, order, among=JournalEntry.objects.all())
    return found.told([decision(row) for row in found.rows])


def decisions_table(asked: DecisionsAsked, *, sort: str) -> Table:
    """
    Return all decisions asked for, a row a rule that spoke; one where none did.

    Raises SortUnknown, TooManyRows.
    """
    entry_order(asked.since, asked.until).key(sort)
    found = every(lambda place: contact_decisions(asked, place=place), sort=sort)
    lines = (Spoke(each, rule) for each in found for rule in each.rules or (None,))
    return table(COLUMNS, lines, many=many_of(_rows(asked)))


def rule_choices() -> tuple[tuple[str, Words], ...]:
    """Return every rule that may have spoken, by key."""
    return tuple((key, rule.title) for key, rule in sorted(_rules().items()))


def decision(row: JournalEntry) -> DecisionLine:
    """Return the entry as a decision."""
    body: Mapping[str, object] = row.body
    keys = [str(key) for key in body.get("rules", ())]  # type: ignore[attr-defined]
    channel = "visit" if row.kind == "VisitBooked" else body.get("channel", "phone")
    return DecisionLine(
        seq=row.seq,
        at=row.at,
        by=row.by,
        number=row.subject,
        state=state_of(row),
        channel=Channel(str(channel)),
        rules=tuple(rule_named(key) for key in keys),
    )


def state_of(row: JournalEntry) -> str:
    """Return what was decided: denied, warned or allowed."""
    if row.kind == "ContactDenied":
        return DENIED
    return WARNED if row.body.get("rules") else ALLOWED


def rule_named(key: str) -> RuleNamed:
    """Return the rule of that key; one that is no longer there says its key."""
    rule = _rules().get(key)
    if rule is None:
        return RuleNamed(key, Words(key, key), "", "", "")
    return RuleNamed(key, rule.title, rule.cite, rule.force, rule.mark)


def _rows(asked: DecisionsAsked) -> QuerySet[JournalEntry]:
    denied = Q(kind="ContactDenied")
    warned = Q(kind="CallReserved", body__verdict="warn") | (
        Q(kind="VisitBooked") & ~Q(body__rules=[])
    )
    allowed = Q(kind="CallReserved", body__verdict="allow") | Q(
        kind="VisitBooked", body__rules=[]
    )
    every = denied | warned | allowed
    ways = {DENIED: denied, WARNED: warned, ALLOWED: allowed, EVERY: every}
    which = ways.get(asked.state, denied | warned)
    rows = JournalEntry.objects.filter(which)
    if asked.since:
        rows = rows.filter(at__gte=day_start(asked.since))
    if asked.until:
        rows = rows.filter(at__lt=day_start(asked.until + timedelta(days=1)))
    if asked.rule:
        rows = rows.filter(body__rules__icontains=f'"{asked.rule}"')
    if asked.by:
        rows = rows.filter(by=asked.by)
    if asked.number:
        rows = rows.filter(subject=asked.number.strip().upper())
    return rows


def day_start(on: date) -> datetime:
    """Return when the desk's day begins."""
    return datetime.combine(on, time(), tzinfo=ZoneInfo(DESK_ZONE))


@cache
def _rules() -> Mapping[str, Rule]:
    return {rule.key: rule for rule in rules(PACKS)}


COLUMNS: tuple[Column[Spoke], ...] = (
    Column(Words("记录", "Entry"), lambda each: each.decision.seq),
    Column(Words("时间", "Moment"), lambda each: each.decision.at),
    Column(Words("操作人", "By whom"), lambda each: each.decision.by),
    Column(Words("案件", "Case"), lambda each: each.decision.number),
    Column(Words("决定", "Decision"), lambda each: each.decision.words),
    Column(Words("渠道", "Channel"), lambda each: each.decision.channel.words),
    Column(Words("规则", "Rule"), lambda each: each.rule.title if each.rule else None),
    Column(
        Words("规则键", "Rule's key"), lambda each: each.rule.key if each.rule else None
    ),
    Column(
        Words("依据", "Citation"), lambda each: each.rule.cite if each.rule else None
    ),
    Column(Words("标记", "Mark"), lambda each: each.rule.mark if each.rule else None),
)
