"""YAML that a person writes, read key by key; every refusal names its key."""

from datetime import time
from typing import Any, Self

import yaml

from arrears.domain.words import Refusal, Words

from .window import Window


class PolicyRefused(Refusal):
    """What the text says cannot be gone by."""


class PolicyNotRead(PolicyRefused):
    """The file is not there, or is not YAML of the right shape."""

    words = Words(
        "无法读取 {file}：{why}。",
        "Cannot read {file}: {why}.",
    )


class PolicyKeyMissing(PolicyRefused):
    """A key is not there."""

    words = Words("缺少“{key}”。", "“{key}” is missing.")


class PolicyKeyUnknown(PolicyRefused):
    """A key that means nothing: perhaps it is misspelt."""

    words = Words(
        "“{key}”无法识别，可用：{known}。",
        "“{key}” means nothing here. There is: {known}.",
    )


class PolicyValueWrong(PolicyRefused):
    """A value is of another kind."""

    words = Words(
        "“{key}”是 {found}，应为{wanted.zh}。",
        "“{key}” is {found}; it must be {wanted.en}.",
    )


class PolicyFigureOut(PolicyRefused):
    """A figure is less or more than it may be."""

    words = Words(
        "“{key}”是 {found}，须在 {least} 到 {most} 之间。",
        "“{key}” is {found}; it must be from {least} to {most}.",
    )


A_TEXT = Words("文字", "a text")
A_NUMBER = Words("整数", "a whole number")
A_CLOCK = Words('时刻，如 "08:00"', 'a time of day, such as "08:00"')
A_TRUTH = Words("true 或 false", "true or false")
A_LIST = Words("列表", "a list")
A_MAPPING = Words("一组“键: 值”", "a group of “key: value”")


class Form:
    """
    A mapping that is asked for its keys.

    Raises a PolicyRefused that names the key where a value is not there or wrong.
    """

    def __init__(self, values: object, *, path: str = "") -> None:
        if not isinstance(values, dict):
            raise PolicyValueWrong(key=path or "…", found=values, wanted=A_MAPPING)
        self._values, self._path = values, path

    @classmethod
    def of(cls, text: str, *, file: str) -> Self:
        """Return the mapping that the YAML `text` holds. Raises PolicyNotRead."""
        try:
            return cls(yaml.safe_load(text))
        except yaml.YAMLError as error:
            where = str(getattr(error, "problem_mark", "")).strip()
            raise PolicyNotRead(file=file, why=where or "YAML") from error

    def knows_only(self, *keys: str) -> Self:
        """Return this form. Raises PolicyKeyUnknown where it has any other key."""
        for key in self._values:
            if key not in keys:
                raise PolicyKeyUnknown(key=self._named(key), known=", ".join(keys))
        return self

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that are there."""
        return tuple(map(str, self._values))

    def has(self, key: str) -> bool:
        """Say whether the key is there."""
        return key in self._values

    def text(self, key: str) -> str:
        """Return a text."""
        return str(self._of_kind(key, str, A_TEXT))

    def number(self, key: str) -> int:
        """Return a whole number."""
        return int(self._of_kind(key, int, A_NUMBER))

    def figure(self, key: str, *, least: int, most: int) -> int:
        """Return a whole number within these. Raises PolicyFigureOut."""
        found = self.number(key)
        if not least <= found <= most:
            raise PolicyFigureOut(
                key=self._named(key), found=found, least=least, most=most
            )
        return found

    def window(self, *others: str) -> Window:
        """Return this group's stretch of the day; it may hold these `others` besides."""
        self.knows_only("from", "until", *others)
        return Window(self.clock("from"), self.clock("until"))

    def truth(self, key: str) -> bool:
        """Return true or false."""
        return bool(self._of_kind(key, bool, A_TRUTH))

    def clock(self, key: str) -> int:
        """Return a time of day "HH:MM" as minutes; YAML reads a bare 14:30 so itself."""
        value = self._value(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        try:
            clock = time.fromisoformat(value)
        except (TypeError, ValueError):
            raise self._wrong(key, A_CLOCK) from None
        return clock.hour * 60 + clock.minute

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self._of_kind(key, list, A_LIST)
        if not all(isinstance(value, str) for value in values):
            raise self._wrong(key, A_LIST)
        return tuple(values)

    def numbers_of(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        values = self._of_kind(key, list, A_LIST)
        if not all(type(value) is int for value in values):
            raise self._wrong(key, A_LIST)
        return tuple(values)

    def numbers(self) -> dict[str, int]:
        """Return all of this group, which holds whole numbers by name."""
        return {str(key): self.number(key) for key in self._values}

    def texts_by_name(self) -> dict[str, str]:
        """Return all of this group, which holds texts by name."""
        return {str(key): self.text(key) for key in self._values}

    def group(self, key: str) -> "Form":
        """Return a group of keys within this one."""
        return Form(self._value(key), path=self._named(key))

    def groups(self, key: str) -> tuple["Form", ...]:
        """Return a list of groups, each known by its place in it; the first is 1."""
        values = self._of_kind(key, list, A_LIST)
        named = self._named(key)
        return tuple(
            Form(each, path=f"{named}.{n}") for n, each in enumerate(values, 1)
        )

    def _value(self, key: str) -> Any:  # noqa: ANN401  (whatever YAML holds)
        if key not in self._values:
            raise PolicyKeyMissing(key=self._named(key))
        return self._values[key]

    def _of_kind(self, key: str, kind: type, wanted: Words) -> Any:  # noqa: ANN401
        value = self._value(key)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self._wrong(key, wanted)
        return value

    def _wrong(self, key: str, wanted: Words) -> PolicyValueWrong:
        return PolicyValueWrong(
            key=self._named(key), found=self._values[key], wanted=wanted
        )

    def _named(self, key: object) -> str:
        return f"{self._path}.{key}" if self._path else str(key)
