"""Every sentence has both languages, and both say the same figures."""

import ast
import re
from string import Formatter

import pytest
import yaml
from full_width import full_width

from tests.house.source import SRC, modules, nodes, place

CHINESE = re.compile(r"[一-鿿]")


def slots(sentence: str) -> set[str]:
    """Return the figures a sentence asks for; `{title.zh}` and `{title.en}` are one."""
    named = (name for _, name, _, _ in Formatter().parse(sentence) if name is not None)
    return {name.removesuffix(".zh").removesuffix(".en") for name in named}


def literals() -> list:
    found = []
    for file, node in nodes(modules()):
        if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Words"):
            continue
        given = {"zh": None, "en": None} | dict(
            zip(("zh", "en"), node.args, strict=False)
        )
        given |= {word.arg: word.value for word in node.keywords}
        if all(isinstance(said, ast.Constant) for said in given.values()):
            zh, en = given["zh"].value, given["en"].value
            found.append(pytest.param(zh, en, id=place(file, node)))
    return found


def pairs(law: object, at: str) -> list:
    """Return every {zh: …, en: …} below `law`, with its place."""
    if isinstance(law, list):
        return [pair for item in law for pair in pairs(item, at)]
    if not isinstance(law, dict):
        return []
    if law.keys() & {"zh", "en"}:
        assert law.keys() == {"zh", "en"}, f"{at}: {law} (a comma that ends a value?)"
        return [pytest.param(law["zh"], law["en"], id=at)]
    return [pair for key, item in law.items() for pair in pairs(item, f"{at} {key}")]


def cards() -> list:
    files = sorted(SRC.rglob("*.yaml"))
    return [
        p for f in files for p in pairs(yaml.safe_load(f.read_text("utf-8")), place(f))
    ]


@pytest.mark.parametrize(("zh", "en"), [*literals(), *cards()])
def test_both_languages_are_there_and_fill_the_same_slots(zh, en):
    assert zh.strip()
    assert en.strip()
    assert slots(zh) == slots(en)
    assert not CHINESE.search(en), "the English has Chinese in it"
    assert zh == full_width(zh), "run .venv/bin/python ops/full_width.py"


def test_words_are_never_built_from_f_strings():
    """An f-string is filled before anybody knows the language; use slots."""
    built = [
        place(file, node)
        for file, node in nodes(modules())
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "Words"
        and any(isinstance(arg, ast.JoinedStr) for arg in node.args)
    ]

    assert built == []
