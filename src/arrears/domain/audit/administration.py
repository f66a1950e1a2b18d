"""What happened to the people and the settings of the desk."""

from dataclasses import dataclass, field

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class StaffSeated(Fact):
    """Somebody got an account and a post."""

    named = Words("新建账号", "Account made")
    role: str
    team: str
    scope: list[str] = field(default_factory=list)  # lenders; none is all of them


@dataclass(frozen=True, slots=True)
class StaffChanged(Fact):
    """A post, a team or a name was changed; from and to, field by field."""

    named = Words("修改账号", "Account changed")
    changed: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class AccountClosed(Fact):
    """An account opens nothing any more."""

    named = Words("停用账号", "Account closed")
    ground: str


@dataclass(frozen=True, slots=True)
class AccountReopened(Fact):
    """A closed account opens again."""

    named = Words("恢复账号", "Account reopened")
    ground: str


@dataclass(frozen=True, slots=True)
class PasswordReset(Fact):
    """The administrator gave an account a new first password."""

    named = Words("重置密码", "Password reset")
    ground: str


@dataclass(frozen=True, slots=True)
class AbilitySet(Fact):
    """What somebody's seat can do was changed; from and to, field by field."""

    named = Words("修改席位能力", "Seat changed")
    changed: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class CalendarDaySet(Fact):
    """The house settled whether it works on a day, or took its word back."""

    named = Words("修改工作日历", "Calendar day set")
    changed: dict[str, list[str]]
    ground: str


@dataclass(frozen=True, slots=True)
class LenderAdded(Fact):
    """A lender is known to the house."""

    named = Words("新增委托方", "Lender added")
    name: str


@dataclass(frozen=True, slots=True)
class PlacementSet(Fact):
    """A placement was made or its terms were changed; from and to, field by field."""

    named = Words("委托条款变更", "Terms of a placement set")
    changed: dict[str, list[str]]
    ground: str


@dataclass(frozen=True, slots=True)
class PlacementEnded(Fact):
    """A placement is over; its open cases went back to the lender."""

    named = Words("委托终止", "Placement ended")
    cases: int
    ground: str


@dataclass(frozen=True, slots=True)
class ChangeProposed(Fact):
    """Somebody proposed a change that a second person decides on."""

    named = Words("提请复核", "Change proposed")
    change: str
    version: str
    effective_on: str
    ground: str


@dataclass(frozen=True, slots=True)
class ChangeDecided(Fact):
    """A second person agreed to a proposed change, or did not; from and to, where told."""

    named = Words("复核决定", "Change decided")
    change: str
    granted: bool
    proposed_by: str
    ground: str
    changed: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class PackSignedOff(Fact):
    """Somebody signed that the house works by this state of a pack."""

    named = Words("规则包签批", "Pack signed off")
    version: str
    note: str
    lender: str = ""  # the key, where a lender's person signed
