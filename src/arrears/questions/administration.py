"""Who is at the desk, and which packs and policies it works by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max

from arrears.domain.posts import POSTS
from arrears.domain.words import Words
from arrears.law.engine.packs import pack, pack_names
from arrears.law.engine.versions import versions
from arrears.store.models import Lender, PackSignOff, Proposal, SecondFactor, Staff
from arrears.store.policies import policy_of, policy_text

from .columns import NO, YES, Column, Table, table


@dataclass(frozen=True, slots=True)
class StaffLine:
    """One account."""

    username: str
    name: str
    role: str
    staff_number: str
    team: str
    calls_per_round: int
    active: bool
    second_key: bool
    seen_at: datetime | None
    signed_in_at: datetime | None
    lender: str  # the key, of a lender's person
    lender_name: str
    password_is_first: bool  # nobody has used it yet, or it was reset
    reset_waits: bool  # a reset of the second key waits for a second person


@dataclass(frozen=True, slots=True)
class PackLine:
    """One pack: its state, its rules, how many a lawyer signed, who signed the state."""

    pack: str
    version: str
    rules: int
    signed_rules: int
    signatures: Sequence[PackSignOff]


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """The policy of offers that holds for a lender; `own` where it is not the house's."""

    lender: str
    key: str
    version: str
    own: bool
    text: str


def staff_lines() -> tuple[StaffLine, ...]:
    """Return every account, by team and staff number."""
    keys = SecondFactor.objects.exclude(confirmed_at=None)
    held = set(keys.values_list("user_id", flat=True))
    waiting = Proposal.objects.filter(change="second_key", decided_at=None)
    asked = set(waiting.values_list("subject", flat=True))
    rows = Staff.objects.select_related("user", "lender").annotate(
        seen_at=Max("user__stays__seen_at"), signed_in_at=Max("user__stays__began_at")
    )
    return tuple(
        StaffLine(
            username=row.user.get_username(),
            name=row.name,
            role=row.role,
            staff_number=row.staff_number,
            team=row.team,
            calls_per_round=row.calls_per_round,
            active=row.user.is_active,
            second_key=row.user_id in held,
            seen_at=row.seen_at,
            signed_in_at=row.signed_in_at,
            lender=row.lender.key if row.lender else "",
            lender_name=row.lender.name if row.lender else "",
            password_is_first=row.password_is_first,
            reset_waits=row.user.get_username() in asked,
        )
        for row in rows.order_by("team", "staff_number")
    )


def staff_table() -> Table:
    """Return every account as a table."""
    lines = staff_lines()
    return table(STAFF_COLUMNS, lines, many=len(lines))


def seats_table() -> Table:
    """Return every seat, and what it can do, as a table."""
    rows = Staff.objects.filter(role="collector", user__is_active=True)
    lines = list(rows.order_by("team", "staff_number"))
    return table(SEAT_COLUMNS, lines, many=len(lines))


def policies_table(*, on: date) -> Table:
    """Return the policy of offers of every lender as a table."""
    lines = policy_lines(on=on)
    return table(POLICY_COLUMNS, lines, many=len(lines))


def pack_lines(*, of: Lender | None = None) -> tuple[PackLine, ...]:
    """
    Return every pack with the state of its files and who signed that state.

    With `of` only what that lender's own people signed.
    """
    names = tuple(pack_names())
    now = versions(names)
    signed = PackSignOff.objects.select_related("lender").order_by("at")
    if of is not None:
        signed = signed.filter(lender=of)
    return tuple(
        PackLine(
            pack=name,
            version=now[name],
            rules=len(pack(name)),
            signed_rules=sum(bool(rule.signed_by) for rule in pack(name)),
            signatures=[
                row for row in signed if (row.pack, row.version) == (name, now[name])
            ],
        )
        for name in names
    )


def lender_names() -> tuple[tuple[str, str], ...]:
    """Return every lender, by key and name."""
    return tuple(Lender.objects.order_by("name").values_list("key", "name"))


def policy_lines(*, on: date) -> tuple[PolicyLine, ...]:
    """Return the policy of offers in force for every lender on a day."""
    return tuple(
        PolicyLine(
            lender=row.name,
            key=row.key,
            version=policy_of(row, on=on).version,
            own=bool(policy_text(row, on=on)),
            text=policy_text(row, on=on),
        )
        for row in Lender.objects.order_by("name")
    )


NAME, TEAM = Words("姓名", "Name"), Words("团队", "Team")
NUMBER = Words("工号", "Staff number")
CALLS = Words("每轮通数", "Calls a round")
STAFF_COLUMNS: tuple[Column[StaffLine], ...] = (
    Column(NAME, lambda line: line.name),
    Column(Words("账号", "Username"), lambda line: line.username),
    Column(NUMBER, lambda line: line.staff_number),
    Column(Words("岗位", "Post"), lambda line: POSTS.get(line.role)),
    Column(TEAM, lambda line: line.team),
    Column(Words("委托方", "Lender"), lambda line: line.lender_name),
    Column(CALLS, lambda line: line.calls_per_round),
    Column(Words("在用", "Open"), lambda line: YES if line.active else NO),
    Column(
        Words("两步验证", "Second key"), lambda line: YES if line.second_key else NO
    ),
    Column(Words("上次登录", "Last signed in"), lambda line: line.signed_in_at),
    Column(Words("上次在线", "Last seen"), lambda line: line.seen_at),
)
SEAT_COLUMNS: tuple[Column[Staff], ...] = (
    Column(NAME, lambda row: row.name),
    Column(NUMBER, lambda row: row.staff_number),
    Column(TEAM, lambda row: row.team),
    Column(CALLS, lambda row: row.calls_per_round),
    Column(Words("每天分钟", "Minutes a day"), lambda row: row.minutes_a_day),
    Column(Words("每天最多案件", "Cases a day at most"), lambda row: row.most_cases),
    Column(Words("语言", "Languages"), lambda row: row.languages),
    Column(Words("产品", "Products"), lambda row: row.products),
    Column(Words("离岗自", "Away from"), lambda row: row.absent_from),
    Column(Words("离岗至", "Away until"), lambda row: row.absent_until),
)
POLICY_COLUMNS: tuple[Column[PolicyLine], ...] = (
    Column(Words("委托方", "Lender"), lambda line: line.lender),
    Column(Words("版本", "Version"), lambda line: line.version),
    Column(Words("自有", "Its own"), lambda line: YES if line.own else NO),
)
