"""What happened at the door: who came in, who was kept out, which keys changed."""

from dataclasses import dataclass

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class SignedIn(Fact):
    """Somebody came in; `factor` is how the second key was shown, empty for none."""

    named = Words("登录", "Signed in")
    address: str
    factor: str


@dataclass(frozen=True, slots=True)
class SignInRefused(Fact):
    """A wrong password or code was tried on an account that is ours."""

    named = Words("登录失败", "Sign-in refused")
    address: str
    key: str  # password | code


@dataclass(frozen=True, slots=True)
class DoorShut(Fact):
    """One wrong key too many: the door is shut for a while."""

    named = Words("登录被锁定", "Door shut")
    address: str
    key: str


@dataclass(frozen=True, slots=True)
class StayEnded(Fact):
    """A stay at the desk ended: signed out, too long still, too long, one too many."""

    named = Words("会话结束", "Stay ended")
    stay: int
    ended_as: str


@dataclass(frozen=True, slots=True)
class SignedOutEverywhere(Fact):
    """Every stay of an account was ended at once."""

    named = Words("全部设备退出", "Signed out everywhere")
    stays: int


@dataclass(frozen=True, slots=True)
class SecondFactorEnrolled(Fact):
    """An authenticator was set up, or set up anew."""

    named = Words("启用两步验证", "Second factor set up")
    anew: bool


@dataclass(frozen=True, slots=True)
class SecondFactorRemoved(Fact):
    """An authenticator was lost; its owner sets up another at the next sign-in."""

    named = Words("重置两步验证", "Second factor removed")
    ground: str


@dataclass(frozen=True, slots=True)
class RecoveryCodesMade(Fact):
    """New recovery codes were handed out; older ones open nothing any more."""

    named = Words("生成恢复码", "Recovery codes made")
    codes: int


@dataclass(frozen=True, slots=True)
class PasswordChanged(Fact):
    """Somebody chose a new password; the stays elsewhere ended."""

    named = Words("修改密码", "Password changed")
    stays: int


@dataclass(frozen=True, slots=True)
class PersonalDataShown(Fact):
    """Something masked was shown in full to one person, with the reason they gave."""

    named = Words("查看完整个人信息", "Personal data shown")
    what: str  # point:17, account:3
    reason: str


@dataclass(frozen=True, slots=True)
class ListTakenInFull(Fact):
    """Somebody took a list along with nothing masked in it, and the reason they gave."""

    named = Words("导出完整个人信息", "List taken along in full")
    form: str
    rows: int
    asked: str
    reason: str
