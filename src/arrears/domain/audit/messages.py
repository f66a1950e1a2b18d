"""What happened to words that were written: templates, releases, the gate."""

from dataclasses import dataclass, field

from arrears.domain.words import Words

from .facts import Fact


@dataclass(frozen=True, slots=True)
class TemplateProposed(Fact):
    """Somebody wrote a wording, or a new version of one."""

    named = Words("提交消息模板", "Template proposed")
    version: int
    channel: str
    sha256: str


@dataclass(frozen=True, slots=True)
class TemplateApproved(Fact):
    """A second person let a wording be used."""

    named = Words("批准消息模板", "Template approved")
    version: int
    owner: str


@dataclass(frozen=True, slots=True)
class TemplateRetired(Fact):
    """A wording is not used any more, or was not approved."""

    named = Words("停用消息模板", "Template retired")
    version: int
    because: str


@dataclass(frozen=True, slots=True)
class MessageReleased(Fact):
    """Somebody let a message go; it waits for its hour and for the gate."""

    named = Words("放行消息", "Message released")
    message: int
    channel: str
    point: str
    template: str  # key and version; empty: written freely
    sha256: str  # of what the debtor reads
    send_at: str
    rules: list[str]
    packs: dict[str, str]
    asked: dict[str, object] = field(default_factory=dict)  # law.engine.kept


@dataclass(frozen=True, slots=True)
class MessageWithdrawn(Fact):
    """A message was taken back before it went."""

    named = Words("撤回消息", "Message withdrawn")
    message: int
    because: str


@dataclass(frozen=True, slots=True)
class MessageHeld(Fact):
    """The gate put a message off until the law allows it."""

    named = Words("消息暂缓", "Message held")
    message: int
    send_at: str
    rules: list[str]


@dataclass(frozen=True, slots=True)
class MessageStopped(Fact):
    """The gate let a message go no further."""

    named = Words("消息被拦下", "Message refused at the gate")
    message: int
    why: str


@dataclass(frozen=True, slots=True)
class MessageCleared(Fact):
    """The guard was asked again and allowed it; its attempt was written."""

    named = Words("消息通过关口", "Message cleared")
    message: int
    attempt: int
    rules: list[str]
    packs: dict[str, str]
    asked: dict[str, object] = field(default_factory=dict)  # law.engine.kept


@dataclass(frozen=True, slots=True)
class FilesErased(Fact):
    """What lay in the folder for somebody erased is gone; looked for again, nothing is left."""

    named = Words("删除发件文件", "Files of the outbox erased")
    messages: list[int]
    files: int
    left: int


@dataclass(frozen=True, slots=True)
class MessageFiled(Fact):
    """The message stands in its file, whole."""

    named = Words("消息已写出", "Message sent to file")
    message: int
    file: str
    sha256: str
