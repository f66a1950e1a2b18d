"""A written word to a debtor: where it stands, and how many parts a text message has."""

from enum import StrEnum

from arrears.domain.words import Words


class MessageState(StrEnum):
    """Where a released message stands; `sending` lasts while its file is written."""

    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> Words:
        """Return the state as people read it."""
        return STATE_WORDS[self]

    @property
    def waits(self) -> bool:
        """Say whether it may still go, and so may still be withdrawn."""
        return self in WAITING


STATE_WORDS = {
    MessageState.QUEUED: Words("待发", "queued"),
    MessageState.HELD: Words("暂缓", "held"),
    MessageState.SENDING: Words("正在写出", "being written"),
    MessageState.SENT: Words("已写出文件", "sent to file"),
    MessageState.REFUSED: Words("出门时被拦下", "refused at the gate"),
    MessageState.WITHDRAWN: Words("已撤回", "withdrawn"),
}
WAITING = frozenset((MessageState.QUEUED, MessageState.HELD))
# 3GPP TS 23.038: the default alphabet and its extension, in which a sign takes 7 bits.
PLAIN_SIGNS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE_SIGNS = frozenset("^{}\\[~]|€\f")
PLAIN_ALONE, PLAIN_JOINED = 160, 153
WIDE_ALONE, WIDE_JOINED = 70, 67  # UCS-2: 16 bits a sign


def segments(text: str) -> int:
    """Return of how many parts a text message is made on its way."""
    if set(text) <= PLAIN_SIGNS | DOUBLE_SIGNS:
        length = len(text) + sum(sign in DOUBLE_SIGNS for sign in text)
        return _parts(length, PLAIN_ALONE, PLAIN_JOINED)
    return _parts(len(text.encode("utf-16-be")) // 2, WIDE_ALONE, WIDE_JOINED)


def _parts(length: int, alone: int, joined: int) -> int:
    return 1 if length <= alone else -(-length // joined)
