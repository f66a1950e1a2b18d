"""Whether a file that a trainer writes holds: every field of the right kind, by file and line."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from arrears.domain.words import Words

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONGEST = 400  # characters of a text
LARGEST = 100_000  # characters of a file
Judge = Callable[[object], Words | None]
UNREADABLE = Words("不是 YAML 键值：{why}", "it is no YAML mapping: {why}")
TOO_LARGE = Words(
    "文件太大：{size} 字，最多 {most}", "the file is too large: {size}, at most {most}"
)
AT = Words("{file}:{line} {place}：{why.zh}", "{file}:{line} {place}: {why.en}")
MISSING = Words("缺少这一项", "it is missing")
STRANGE = Words("没有这一项，请删去或改名", "there is no such key; remove or rename it")
NO_TEXT = Words(
    "须是 1 到 {most} 字的文字，现在是 {value}",
    "must be a text of 1 to {most} characters, it is {value}",
)
NO_NUMBER = Words(
    "须是 {least} 到 {most} 的整数，现在是 {value}",
    "must be a whole number from {least} to {most}, it is {value}",
)
NO_CHOICE = Words(
    "须是 {known} 之一，现在是 {value}", "must be one of {known}, it is {value}"
)
NO_DAY = Words(
    "须写成“Thu 2026-11-26”，星期要对，现在是 {value}",
    "must be written Thu 2026-11-26 with the right weekday, it is {value}",
)
NO_TRUTH = Words(
    "须是 true 或 false，现在是 {value}", "must be true or false, it is {value}"
)
NO_LIST = Words("须是列表，现在是 {value}", "must be a list, it is {value}")
NO_MAPPING = Words("须是键值，现在是 {value}", "must be a mapping, it is {value}")


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing wrong: the file, the line, the place in it, and what it is."""

    file: str
    line: int
    place: str
    why: Words

    @property
    def words(self) -> Words:
        """Return the fault as one line."""
        return AT.filled(file=self.file, line=self.line, place=self.place, why=self.why)


@dataclass(frozen=True, slots=True)
class Field:
    """What may stand at a place; `parts` of a mapping, `each` of a list."""

    judge: Judge
    needed: bool = True
    parts: Mapping[str, "Field"] | None = None
    each: "Field | None" = None


def form_faults(file: str, text: str, form: Field) -> tuple[FormFault, ...]:
    """Return what is wrong with a file, with file, line and place; nothing is well."""
    return tuple(FormFault(file, *fault) for fault in _faults(text, form))


def line_of(text: str, key: str) -> int:
    """Return the line on which a key of a mapping has its value."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    at = {name.value: under for name, under in getattr(node, "value", ())}
    return _line(at.get(key, node))


Fault = tuple[int, str, Words]


def _faults(text: str, form: Field) -> Iterator[Fault]:
    if len(text) > LARGEST:
        yield 1, "", TOO_LARGE.filled(size=len(text), most=LARGEST)
        return
    try:
        told, node = yaml.safe_load(text), yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        yield (mark.line + 1 if mark else 1), "", UNREADABLE.filled(why=why)
        return
    if not isinstance(told, dict):
        yield 1, "", UNREADABLE.filled(why=type(told).__name__)
        return
    yield from _of(told, node, "", form)


def _of(
    value: object, node: yaml.Node | None, place: str, field: Field
) -> Iterator[Fault]:
    """Yield what is wrong at a place and below it."""
    why = field.judge(value)
    if why:
        yield _line(node), place, why
    elif field.parts is not None and isinstance(value, dict):
        yield from _parts(value, node, place, field.parts)
    elif field.each is not None and isinstance(value, list):
        below = getattr(node, "value", ())
        for number, (each, at) in enumerate(zip(value, below, strict=True), 1):
            yield from _of(each, at, f"{place}[{number}]", field.each)


def _parts(
    value: Mapping[str, object], node: yaml.Node | None, place: str,
    parts: Mapping[str, Field],
) -> Iterator[Fault]:  # fmt: skip
    at = {name.value: under for name, under in getattr(node, "value", ())}
    for key in value:
        if key not in parts:
            yield _line(at.get(str(key), node)), _below(place, key), STRANGE
    for key, field in parts.items():
        if key in value:
            yield from _of(value[key], at.get(key), _below(place, key), field)
        elif field.needed:
            yield _line(node), _below(place, key), MISSING


def _below(place: str, key: object) -> str:
    return f"{place}.{key}" if place else str(key)


def _line(node: yaml.Node | None) -> int:
    return node.start_mark.line + 1 if node is not None else 1


def _shown(value: object) -> str:
    whole = isinstance(value, list | dict)  # may be huge behind aliases
    return type(value).__name__ if whole else repr(value)[:40]


def a_text(value: object) -> Words | None:
    """Say what is wrong with a text."""
    if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST:
        return None
    return NO_TEXT.filled(most=LONGEST, value=_shown(value))


def a_number(least: int, most: int) -> Judge:
    """Return the judge of whole numbers from `least` to `most`."""

    def judge(value: object) -> Words | None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if whole and isinstance(value, int) and least <= value <= most:
            return None
        return NO_NUMBER.filled(least=least, most=most, value=_shown(value))

    return judge


def one_of(*known: str) -> Judge:
    """Return the judge of a choice."""

    def judge(value: object) -> Words | None:
        if value in known:
            return None
        return NO_CHOICE.filled(known=", ".join(known), value=_shown(value))

    return judge


def a_day(value: object) -> Words | None:
    """Say what is wrong with a day and its weekday."""
    try:
        day_of(value if isinstance(value, str) else "")
    except ValueError:
        return NO_DAY.filled(value=_shown(value))
    return None


def day_of(told: str) -> date:
    """Return the day behind its weekday: `Thu 2026-11-26`. Raises ValueError."""
    weekday, _, day = told.partition(" ")
    found = date.fromisoformat(day)
    if WEEKDAYS[found.weekday()] != weekday:
        raise ValueError(WEEKDAYS[found.weekday()])
    return found


def a_truth(value: object) -> Words | None:
    """Say what is wrong with a true or false."""
    return None if isinstance(value, bool) else NO_TRUTH.filled(value=_shown(value))


def a_list(value: object) -> Words | None:
    """Say what is wrong with a list."""
    return None if isinstance(value, list) else NO_LIST.filled(value=_shown(value))


def a_mapping(value: object) -> Words | None:
    """Say what is wrong with a mapping."""
    return None if isinstance(value, dict) else NO_MAPPING.filled(value=_shown(value))


def group(parts: Mapping[str, Field], *, needed: bool = True) -> Field:
    """Return the field of a mapping with these parts."""
    return Field(a_mapping, needed=needed, parts=parts)
