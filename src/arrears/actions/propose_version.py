"""A new version of a text that two people agree on: its length, its name, its day."""

from dataclasses import dataclass
from datetime import date, datetime

from arrears.domain.words import Words
from arrears.store.models import Proposal
from arrears.store.versions import version_taken

from .propose_change import DayGone, ProposalRefused, put_forward

LONGEST = 40  # characters of a version's name, as a plan keeps it
MOST_TEXT = 64_000  # characters


class VersionTaken(ProposalRefused):
    """Versions are told apart by their names."""

    words = Words(
        "版本名“{version}”已用过，请在 version: 里换一个新名字。",
        "The version “{version}” is there already. Give it a new name under version.",
    )


class VersionNameLong(ProposalRefused):
    """So many characters of it are kept."""

    words = Words(
        "版本名须为 1 到 {most} 个字符，现在是 {length} 个。",
        "A version's name has 1 to {most} characters; this one has {length}.",
    )


class TextTooLong(ProposalRefused):
    """No such text is so long."""

    words = Words(
        "文本最长 {most} 个字符，现在是 {length} 个。",
        "The text has {most} characters at the most; this one has {length}.",
    )


@dataclass(frozen=True, slots=True)
class VersionTold:
    """What somebody wants in force, whose text it is, and from when."""

    change: str
    subject: str
    text: str
    version: str
    effective_on: date
    named: Words | None = None  # the subject, as people read it


def propose_version(
    told: VersionTold, *, ground: str, by: str, today: date, now: datetime
) -> None:
    """Let a version wait for a second person. Raises ProposalRefused."""
    if told.effective_on < today:
        raise DayGone(today=today)
    row = Proposal(
        change=told.change,
        subject=told.subject,
        text=told.text,
        version=told.version,
        effective_on=told.effective_on,
    )
    put_forward(row, ground=ground, by=by, now=now, named=told.named)


def raise_if_long(text: str) -> None:
    """Raise TextTooLong where nobody can have meant it."""
    if len(text) > MOST_TEXT:
        raise TextTooLong(most=f"{MOST_TEXT:,}", length=f"{len(text):,}")


def raise_unless_new(version: str, *, change: str) -> None:
    """Raise where a version's name is none, or stood before. Raises ProposalRefused."""
    if not 0 < len(version.strip()) <= LONGEST:
        raise VersionNameLong(most=LONGEST, length=len(version))
    if version_taken(version, change=change):
        raise VersionTaken(version=version)
