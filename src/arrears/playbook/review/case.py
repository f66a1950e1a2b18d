"""What a review starts from: one overdue case, with everything unknown left unknown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from arrears.domain.money.amount import Amount


class PlanStatus(StrEnum):
    """Where an instalment plan stands."""

    NONE = "none"
    PROPOSED = "proposed"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact of the history: when, by which channel, its EVT code, and the note."""

    at: datetime | None
    channel: str = ""
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number on file: whose it is and what was last seen of it."""

    kind: str
    status: str = ""

    @property
    def own(self) -> bool:
        """Say whether it is the debtor's own."""
        return self.kind in {"own_mobile", "home"}

    @property
    def dead(self) -> bool:
        """Say whether nobody can be reached there, or somebody else is."""
        return any(word in self.status for word in DEAD)


DEAD = (
    "dead", "wrong", "empty", "invalid", "out_of_service", "not_in_service", "off_service",
    "disconnected", "suspended", "refused", "do_not", "relayed", "unreachable", "空号", "停机", "错号", "非本人", "无效",
    "注销", "不是本人", "号码不存在", "销号", "易主",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise that still runs; what was not said is None."""

    on: date | None = None
    hour: str = ""
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Allowed:
    """All that may be offered, in the lender's words; None: not offered."""

    plan: str | None = None
    waiver: str | None = None
    extension: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """
    One case as its file tells it. None, and an empty text, is unknown.

    Sex, age, native place and education are no fields here: nothing may hang on them.
    `on_record` and `refused` are what registers hold: no note overrules them;
    `corrected` holds what a collector wrote down: ability, willingness, persona, reason; `unread`
    names what stood there and could not be understood.
    """

    as_of: date | None = None
    lender: str = ""
    product: str = ""
    principal: Amount | None = None
    overdue: Amount | None = None
    days_past_due: int | None = None
    cycle: str = ""
    collected_days: int | None = None
    broken_promises: int | None = None
    promise: Promised | None = None
    payments: tuple[tuple[date | None, Amount], ...] | None = None
    history: tuple[Touch, ...] = ()
    phones: tuple[Phone, ...] | None = None
    income: Amount | None = None
    expense: Amount | None = None
    employment: str = ""
    creditors: int | None = None
    creditors_monthly: Amount | None = None
    creditors_total: Amount | None = None
    flags: Mapping[str, bool] = field(default_factory=dict)
    statements: str = ""
    cards: int | None = None
    plan: PlanStatus = PlanStatus.NONE
    plan_detail: str = ""
    legal_step: str = ""
    hand: int | None = None
    placement_days_left: int | None = None
    allowed: Allowed = Allowed()
    on_record: frozenset[str] = frozenset()  # grounds that a register holds
    refused: frozenset[str] = frozenset()  # ways of contact refused on a register
    corrected: Mapping[str, str] = field(default_factory=dict)  # by a collector
    unread: tuple[str, ...] = ()

    def flag(self, name: str) -> bool:
        """Say whether a flag is known to be set."""
        return bool(self.flags.get(name))
