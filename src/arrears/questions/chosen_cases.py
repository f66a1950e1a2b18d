"""The filtered list from which cases are assigned, and one bulk act with its lines."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from arrears.domain.case.assigning import (
    MOST,
    REASONS,
    REFUSALS,
    STANDING,
    STEERS,
    TOLD,
    UNDO_WITHIN,
    change_of,
)
from arrears.domain.case.stage import Stage
from arrears.domain.money.amount import Amount
from arrears.domain.words import Words
from arrears.planner.reasons import ROUNDS, reason_words
from arrears.store.assigning import teams
from arrears.store.chosen import Chosen, chosen
from arrears.store.models import Assignment, BulkAct, BulkLine, Lender, Staff, WorkItem

from .case_history import staff_names
from .columns import Column, Table, many_of, table
from .pages import Page, Place, every
from .plan_order import PLAN_ORDER
from .stretches import page_of

RECENT = 12
LINES_SHOWN = 200
COUNTED_UP_TO = MOST + 1


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One case of the list."""

    case: int
    number: str
    name: str
    stage: Stage | None
    days_past_due: int
    owed: Amount
    owner: str
    planned: Words
    seat: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A page of the list, and how many fit in all, up to a limit."""

    found: Page[ChoiceLine]
    many: int

    @property
    def too_many(self) -> bool:
        """Say whether more fit than may be changed at once."""
        return self.many >= COUNTED_UP_TO


@dataclass(frozen=True, slots=True)
class Desk:
    """Whom cases can be given to."""

    seats: tuple[tuple[str, str], ...]  # user name, name and team
    teams: tuple[str, ...]
    lenders: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActLine:
    """One case of a bulk act: from whom to whom and why, or why not."""

    number: str
    name: str
    before: str
    after: str
    reason: Words | None
    rule: str  # whose word it is, where a standing rule said it
    refused: Words | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One bulk act; `state` is tried, waiting, declined, done or undone."""

    act: int
    kind: Words
    to: str
    told: str
    ground: str
    by: str
    by_name: str
    at: datetime
    state: str
    many: int  # changed, or to be changed
    refused: int
    until: datetime | None  # up to when it may be undone
    decided: str
    by_rules: bool  # which two people agreed on before


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases of an act are changed, and how many refused."""

    many: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act with its first lines, who gets how many, and the refusals counted."""

    act: Act
    lines: tuple[ActLine, ...]
    gets: tuple[tuple[str, int], ...]
    refusals: tuple[tuple[Words, int], ...]
    from_others: int  # changed, or to be changed, that somebody held


STATES = {
    "tried": Words("预览", "preview"),
    "waiting": Words("等待审批", "waits for approval"),
    "declined": Words("未批准", "declined"),
    "done": Words("已完成", "done"),
    "undone": Words("已撤销", "undone"),
}


def choice(what: Chosen, *, place: Place) -> Choice:
    """Return a page of the cases that fit, and how many fit. Raises SortUnknown, RowGone."""
    many = chosen(what).order_by()[:COUNTED_UP_TO].count()
    return Choice(_lines(what, place), many)


def choice_table(what: Chosen, *, sort: str) -> Table:
    """Return all cases that fit. Raises SortUnknown, TooManyRows."""
    PLAN_ORDER.key(sort)
    lines = every(lambda place: _lines(what, place), sort=sort)
    return table(COLUMNS, lines, many=many_of(chosen(what)))


def _lines(what: Chosen, place: Place) -> Page[ChoiceLine]:
    by_number = PLAN_ORDER.key(place.sort).name == "number"
    rows = chosen(what, by_number=by_number).select_related("case__debtor")
    found = page_of(rows, place, PLAN_ORDER, among=chosen(Chosen()))
    owners = _owners([item.case_id for item in found.rows])
    names = staff_names()
    return found.told(
        [_choice(item, owners.get(item.case_id, ""), names) for item in found.rows]
    )


def ids_of(what: Chosen) -> list[int]:
    """Return the cases that fit; one more than the limit where there are more."""
    rows = chosen(what).order_by("case_id").values_list("case_id", flat=True)
    return list(rows[:COUNTED_UP_TO])


def desk() -> Desk:
    """Return whom cases can be given to, and whose they are."""
    staff = Staff.objects.filter(role="collector", user__is_active=True)
    rows = staff.order_by("team", "name").values_list("user__username", "name", "team")
    lenders = Lender.objects.order_by("name").values_list("key", "name")
    return Desk(
        seats=tuple(
            (seat, f"{name} · {team}" if team else name) for seat, name, team in rows
        ),
        teams=tuple(teams()),
        lenders=tuple(lenders),
    )


def act_page(act: int, *, now: datetime) -> ActPage | None:
    """
    Return one act with its lines; None where there is none.

    Refused ones come first, then those that somebody held.
    """
    row = BulkAct.objects.filter(pk=act).first()
    if row is None:
        return None
    names = staff_names()
    held = ~Q(before_seat="")
    lines = row.lines.select_related("case__debtor").order_by(
        "-refused", ExpressionWrapper(held, BooleanField()).desc(), "case__number"
    )
    counted = row.lines.values_list("refused", "after_seat", "after_team")
    gets: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    for refused, seat, team in counted:
        if refused:
            refusals[refused] += 1
        else:
            gets[names.get(seat, seat) or team] += 1
    return ActPage(
        act=_told([row], now=now)[0],
        lines=tuple(_line(line, names) for line in lines[:LINES_SHOWN]),
        gets=tuple(sorted(gets.items())),
        refusals=tuple((REFUSALS[key], n) for key, n in refusals.most_common()),
        from_others=row.lines.filter(held, refused="").count(),
    )


def act_table(act: int, *, now: datetime) -> Table:
    """Return the lines of one act that its page shows; none where there is none."""
    found = act_page(act, now=now)
    lines = found.lines if found else ()
    return table(ACT_COLUMNS, lines, many=len(lines))


def recent_acts(*, now: datetime) -> tuple[Act, ...]:
    """Return the last bulk acts that were done or wait, the newest first."""
    rows = BulkAct.objects.filter(Q(done_at__isnull=False) | Q(asked_at__isnull=False))
    return _told(list(rows.order_by("-pk")[:RECENT]), now=now)


def waiting_acts(*, now: datetime) -> tuple[Act, ...]:
    """Return the bulk acts that another supervisor has to decide on, the oldest first."""
    rows = BulkAct.objects.filter(asked_at__isnull=False, decided_at=None)
    return _told(list(rows.order_by("asked_at")), now=now)


def _told(rows: Sequence[BulkAct], *, now: datetime) -> tuple[Act, ...]:
    """Return the acts as they are told, with their cases counted in one question."""
    names, counts = staff_names(), dict[int, Counts]()
    lines = BulkLine.objects.filter(bulk__in=[row.pk for row in rows])
    for act, refused, n in lines.values_list("bulk_id", "refused").annotate(
        n=Count("pk")
    ):
        before = counts.get(act, Counts())
        counts[act] = Counts(
            before.many + (0 if refused else n), before.refused + (n if refused else 0)
        )
    return tuple(
        _act(row, names, counts.get(row.pk, Counts()), now=now) for row in rows
    )


def _act(
    row: BulkAct, names: Mapping[str, str], counts: Counts, *, now: datetime
) -> Act:
    change = change_of(row.change)
    state = _state(row)
    until = row.done_at + UNDO_WITHIN if state == "done" and row.done_at else None
    to = names.get(change.seat, change.seat) or change.team
    if change.kind in STEERS and change.until_on:
        to = change.until_on.isoformat()
    return Act(
        act=row.pk,
        kind=TOLD[change.kind],
        to=to,
        told=row.told,
        ground=row.ground,
        by=row.by,
        by_name=names.get(row.by, row.by),
        at=row.done_at or row.at,
        state=state,
        many=counts.many,
        refused=counts.refused,
        until=until if until and until >= now else None,
        decided=names.get(row.approved_by or row.declined_by, row.approved_by),
        by_rules=change.kind == STANDING,
    )


def _state(row: BulkAct) -> str:
    if row.undone_at:
        return "undone"
    if row.done_at:
        return "done"
    if row.declined_by:
        return "declined"
    return "waiting" if row.asked_at else "tried"


def _line(line: BulkLine, names: Mapping[str, str]) -> ActLine:
    return ActLine(
        number=line.case.number,
        name=line.case.debtor.name,
        before=names.get(line.before_seat, line.before_seat) or line.before_team,
        after=names.get(line.after_seat, line.after_seat) or line.after_team,
        reason=REASONS.get(line.reason),
        rule=line.rule,
        refused=REFUSALS[line.refused] if line.refused else None,
        undone=line.undone,
    )


def _owners(cases: list[int]) -> dict[int, str]:
    rows = Assignment.objects.filter(case_id__in=cases, ended_at=None)
    return {
        case: seat or f"team:{team}"
        for case, seat, team in rows.values_list("case_id", "seat", "team")
    }


def _choice(item: WorkItem, owner: str, names: Mapping[str, str]) -> ChoiceLine:
    planned = ROUNDS.get(item.round) or reason_words(item.reason)
    return ChoiceLine(
        case=item.case_id,
        number=item.case.number,
        name=item.case.debtor.name,
        stage=Stage(item.stage) if item.stage else None,
        days_past_due=item.days_past_due or 0,
        owed=Amount(item.currency or "CNY", item.owed_minor or 0),
        owner=names.get(owner, owner.removeprefix("team:")),
        planned=planned,
        seat=names.get(item.seat, item.seat),
    )


COLUMNS: tuple[Column[ChoiceLine], ...] = (
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(Words("姓名", "Name"), lambda line: line.name),
    Column(
        Words("阶段", "Stage"), lambda line: line.stage.words if line.stage else None
    ),
    Column(Words("逾期天数", "Days late"), lambda line: line.days_past_due),
    Column(Words("欠款", "Owed"), lambda line: line.owed, is_sum=True),
    Column(Words("归谁", "Whose"), lambda line: line.owner),
    Column(Words("今天", "Today"), lambda line: line.planned),
    Column(Words("坐席", "Seat"), lambda line: line.seat),
)
ACT_COLUMNS: tuple[Column[ActLine], ...] = (
    Column(Words("案件", "Case"), lambda line: line.number),
    Column(Words("姓名", "Name"), lambda line: line.name),
    Column(Words("之前", "Before"), lambda line: line.before),
    Column(Words("之后", "After"), lambda line: line.after),
    Column(Words("原因", "Why"), lambda line: line.refused or line.reason),
)
