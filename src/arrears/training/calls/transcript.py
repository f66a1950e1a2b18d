"""A transcript or notes as pasted or uploaded, read into turns."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from arrears.domain.words import Refusal, Words
from arrears.law.call_review.review import Turn

MOST_BYTES = 1_000_000
LONGEST_LINE = 5_000
MOST_TURNS = 1_000
NOTE = "note"
ENDINGS = frozenset({".txt", ".text", ".md"})
SPOKEN = re.compile(
    r"^\s*(?:(?P<collector>催收员|催收|坐席|客服|collector|agent)"
    r"|(?P<debtor>客户|债务人|debtor|customer)"
    r"|(?P<third_party>第三人|家属|third party))\s*[:：]\s*(?P<said>.*)$",
    re.IGNORECASE,
)
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


class WrongKind(Refusal):
    """The file is not a plain text, by its name."""

    words = Words(
        "“{name}”不是纯文本文件，请上传一个只有一个扩展名的 .txt 文件，或直接粘贴。",
        "“{name}” is no plain text file. Upload a .txt file with that one ending, or paste the text.",
    )


class TooLarge(Refusal):
    """The text is larger than a call can be."""

    words = Words(
        "文本超过 1 MB，请分成几通通话。",
        "The text is larger than 1 MB. Split it into several calls.",
    )


class NotText(Refusal):
    """The bytes are no UTF-8 text."""

    words = Words(
        "文件不是 UTF-8 文本，请另存为 UTF-8 再上传。",
        "The file is not UTF-8 text. Save it as UTF-8 and upload it again.",
    )


class LineTooLong(Refusal):
    """One line is longer than a turn can be."""

    words = Words(
        "第 {line} 行有 {length} 个字符，每行须少于 5000 个，请断行。",
        "Line {line} has {length} characters; a line has fewer than 5,000. Break it up.",
    )


class NothingSaid(Refusal):
    """There is no text."""

    words = Words(
        "没有文字，请粘贴文本或选择文件。",
        "There is no text. Paste one or choose a file.",
    )


class TooManyTurns(Refusal):
    """The text has more turns than one call."""

    words = Words(
        "共有 {turns} 轮，最多 1000 轮，请分成几通通话。",
        "There are {turns} turns, at most 1,000. Split it into several calls.",
    )


def text_of(name: str, content: bytes) -> str:
    """Return an uploaded file's text. Raises WrongKind, TooLarge, NotText."""
    path = PurePath(name)
    if path.suffix.lower() not in ENDINGS or "." in path.stem:
        raise WrongKind(name=name[:80])
    if len(content) > MOST_BYTES:
        raise TooLarge
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise NotText from fault


def turns_of(text: str) -> tuple[Turn, ...]:
    """
    Return the turns of a text; where no line names a speaker, they are notes.

    A line without a speaker goes on with the turn before it. Raises TooLarge, NotText,
    LineTooLong, NothingSaid, TooManyTurns.
    """
    lines = _lines(text)
    turns: list[Turn] = []
    spoken = any(SPOKEN.match(line) for line in lines)
    for line in lines:
        found = SPOKEN.match(line)
        if found and found["said"].strip():
            turns.append(Turn(_who(found), found["said"].strip()))
        elif found is None and turns and spoken:
            turns[-1] = Turn(turns[-1].who, f"{turns[-1].text} {line}")
        elif found is None:
            turns.append(Turn(NOTE, line))
    if not turns:
        raise NothingSaid
    if len(turns) > MOST_TURNS:
        raise TooManyTurns(turns=len(turns))
    return tuple(turns)


def _lines(text: str) -> Sequence[str]:
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise TooLarge
    if NOT_TEXT.search(text):
        raise NotText
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if len(line) >= LONGEST_LINE:
            raise LineTooLong(line=number, length=len(line))
    return [line.strip() for line in lines if line.strip()]


def _who(found: re.Match[str]) -> str:
    return next(who for who in ("collector", "debtor", "third_party") if found[who])
