"""A policy read for people: what is wrong in it, with the line and the key."""

from collections.abc import Callable
from typing import TypeVar

import yaml

from arrears.domain.words import Refusal, Words

from .form import PolicyRefused
from .policy import Policy, policy

# Where a mistake is that does not name its key itself.
AT = {
    "PolicyWithoutPacks": "packs",
    "UnknownPack": "packs",
    "LadderOutOfOrder": "ladder",
    "RoundMisplaced": "rounds.{round}",
    "RoundAtMealtime": "rounds.{round}",
    "EveningTooEarly": "rounds.evening",
    "NoTimeBeforeMeal": "mealtimes",
    "CallsTakeNoTime": "minutes_per_call",
    "CalendarUnknown": "calendar",
    "SharesDoNotSum": "arms",
    "ArmTwice": "arms",
    "SeedMissing": "seed",
}
WHOLE = Words("整份文件", "the whole file")
Told = TypeVar("Told")


class PolicyFaulty(PolicyRefused):
    """A policy of the plan holds a mistake; it says on which line and at which key."""

    words = Words(
        "第 {line} 行，{key.zh}：{why.zh}",
        "Line {line}, {key.en}: {why.en}",
    )


def read_policy(text: str) -> Policy:
    """Return the policy that `text` tells. Raises PolicyFaulty, at the first mistake."""
    return with_line(text, lambda told: policy(told, file="policy.yaml"))


def with_line(
    text: str,
    read: Callable[[str], Told],
    *,
    faulty: type[PolicyRefused] = PolicyFaulty,
) -> Told:
    """Return what is read of the text. Raises `faulty`, with the first mistake's place."""
    try:
        return read(text)
    except Refusal as mistake:
        key = _key(mistake)
        where = Words(key, key) if key else WHOLE
        line, why = _line(text, key), mistake.sentence
        raise faulty(line=line, key=where, why=why) from mistake


def _key(mistake: Refusal) -> str:
    if told := AT.get(mistake.code):
        return told.format(**mistake.figures)
    return str(mistake.figures.get("key", "")).replace("…", "")


def _line(text: str, key: str) -> int:
    """Return the line of a key, or of the nearest group around it; the first is 1."""
    try:
        node = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return mark.line + 1 if mark else 1
    parts = key.split(".") if key else []
    line = _deepest(node, parts)
    return line or _deepest(node, parts[-1:]) or 1


def _deepest(node: yaml.Node | None, parts: list[str]) -> int:
    line = 0
    for part in parts:
        if isinstance(node, yaml.SequenceNode) and part.isdecimal():
            node = node.value[int(part) - 1]
            line = node.start_mark.line + 1
            continue
        found = _entry(node, part)
        if found is None:
            return line
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _entry(node: yaml.Node | None, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next(((key, told) for key, told in pairs if key.value == name), None)
