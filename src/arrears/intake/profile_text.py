"""Read a mapping profile's YAML: every value is text, every key stands once."""

from collections.abc import Mapping
from typing import Any

import yaml

from arrears.domain.words import Refusal, Words

Tree = Mapping[str, Any]


class ProfileNotYaml(Refusal):
    """The text is not YAML, or not a list of keys and values."""

    words = Words(
        "映射文件“{file}”第 {line} 行读不懂。请检查缩进、冒号后的空格，含特殊符号的内容请加引号。",
        "The profile “{file}” cannot be read at line {line}. Check the indent and the blank after each colon; put signs in quotes.",
    )


class ProfileKeyTwice(Refusal):
    """One key stands twice on one level; the first would silently be lost."""

    words = Words(
        "映射文件“{file}”第 {line} 行的“{key}”重复了，请只留一个。",
        "The profile “{file}” has “{key}” a second time in line {line}. Keep one.",
    )


class _KeyTwice(Exception):
    def __init__(self, key: str, line: int) -> None:
        self.key, self.line = key, line
        super().__init__(key)


class _Texts(yaml.SafeLoader):
    """YAML in which `no`, `007` and `2026-10-01` stay the text that they are."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - PyYAML's name


def tree(text: str, *, file: str) -> Tree:
    """
    Return the profile's keys and values, all as text.

    Raises ProfileNotYaml, ProfileKeyTwice.
    """
    try:
        found = yaml.load(text, Loader=_Texts)  # noqa: S506 - a safe loader
    except _KeyTwice as twice:
        raise ProfileKeyTwice(file=file, key=twice.key, line=twice.line) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ProfileNotYaml(file=file, line=line) from None
    if not isinstance(found, dict):
        raise ProfileNotYaml(file=file, line=1)
    return found


def _mapping(loader: _Texts, node: yaml.MappingNode) -> dict[str, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in seen:
            raise _KeyTwice(str(key.value), key.start_mark.line + 1)
        seen.add(key.value)
    return {str(k): v for k, v in loader.construct_mapping(node, deep=True).items()}


_Texts.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
