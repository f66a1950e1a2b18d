"""A written word as the debtor gets it: filled from facts, signed, with its subject."""

import re
from dataclasses import dataclass

from arrears.domain.contact.channel import Channel
from arrears.domain.contact.message import segments
from arrears.domain.words import Lang, Refusal, Words

from .script import letter_parts
from .slots import GAP, SLOTS, Facts, filled

SENT_BY = (Channel.SMS, Channel.EMAIL, Channel.LETTER)  # what the outbox carries
SUBJECT = re.compile(r"(?:主题：|Subject:)[ \t]*(?P<subject>[^\n]*)\n+")
PLAIN_SUBJECT = Words("{lender}给您的来信", "A message from {lender}")
SIGN = Words("【{lender}】", "{lender}: ")
LONGEST = 2_000  # characters; all of it is checked
SEGMENTS_MOST = 5  # of the house: a longer word is a letter
SUBJECT_LONGEST = 120


class MessageEmpty(Refusal):
    """There is nothing in it."""

    words = Words(
        "还没有内容，请选一个模板或写点什么。",
        "There is nothing in it. Choose a template or write something.",
    )


class MessageTooLong(Refusal):
    """It is longer than its way carries."""

    words = Words(
        "太长：{length} 字，最多 {most} 字。请精简。",
        "Too long: {length} characters, and {most} is the most. Shorten it.",
    )


class TooManyParts(Refusal):
    """A text message this long would arrive in too many parts."""

    words = Words(
        "这条短信会拆成 {parts} 条，最多 {most} 条。请精简，或改用信函。",
        "This text message would arrive in {parts} parts, and {most} is the most. Shorten it, or send a letter.",
    )


class NoSuchSlot(Refusal):
    """A brace names no fact, or stands alone."""

    words = Words(
        "“{slot}”不是可填的空位。可用：{known}。",
        "“{slot}” is no slot that facts fill. There are: {known}.",
    )


class NotWritten(Refusal):
    """Messages of that kind do not go by this outbox."""

    words = Words(
        "这里只发短信、邮件和信函。",
        "Text messages, e-mails and letters go from here, and nothing else.",
    )


@dataclass(frozen=True, slots=True)
class Written:
    """One message, word for word; `parts` are those of a text message, else 1."""

    channel: Channel
    sender: str
    subject: str
    body: str
    parts: int

    @property
    def length(self) -> int:
        """Return how many characters it has."""
        return len(self.body)

    @property
    def whole(self) -> str:
        """Return all that is read: the subject, then the text."""
        return f"{self.subject}\n{self.body}" if self.subject else self.body


def written(text: Words, facts: Facts, *, channel: str, lang: Lang) -> Written:
    """
    Return what the debtor gets where `text` is written by this way.

    Raises MessageEmpty, MessageTooLong, TooManyParts, NoSuchSlot, NotWritten, FactMissing.
    """
    if channel not in set(SENT_BY):
        raise NotWritten
    if not text.to(lang).strip():
        raise MessageEmpty
    raise_unless_slots(text)
    told = _all_of(filled(text, facts).to(lang).strip(), facts, channel, lang)
    if told.length > LONGEST:
        raise MessageTooLong(length=told.length, most=LONGEST)
    if told.parts > SEGMENTS_MOST:
        raise TooManyParts(parts=told.parts, most=SEGMENTS_MOST)
    return told


def free(text: str, *, channel: str) -> Words:
    """
    Return what somebody wrote as a text to be filled; one language stands for both.

    What every letter must hold (regulation.md CN-I4) stands below it by itself.
    """
    told = text.replace("\r\n", "\n").strip()
    if channel != Channel.LETTER or not told:
        return Words(told, told)
    below = letter_parts()
    whole = [f"{told}\n{each.strip()}" for each in (below.zh, below.en)]
    return Words(*whole)


def raise_unless_slots(text: Words) -> None:
    """Refuse a brace that no fact fills. Raises NoSuchSlot."""
    for each in (text.zh, text.en):
        asked = [slot for slot in GAP.findall(each) if slot not in SLOTS]
        loose = [sign for sign in "{}" if sign in GAP.sub("", each)]
        if asked or loose:
            raise NoSuchSlot(slot=(asked or loose)[0], known=", ".join(SLOTS))


def _all_of(text: str, facts: Facts, channel: str, lang: Lang) -> Written:
    lender = facts["lender"].to(lang)
    subject, body = "", text
    if channel == Channel.EMAIL:
        found = SUBJECT.match(text)
        body = text[found.end() :] if found else text
        subject = (found["subject"] if found else "").strip()
        subject = subject or PLAIN_SUBJECT.filled(lender=lender).to(lang)
    elif channel == Channel.SMS and lender not in text[: len(lender) + 2]:
        body = SIGN.filled(lender=lender).to(lang) + text
    parts = segments(body) if channel == Channel.SMS else 1
    return Written(Channel(channel), lender, subject[:SUBJECT_LONGEST], body, parts)
