"""
Set the punctuation of Chinese sentences full width: U+FF0C for a comma, and so on.

Some editors and pipes turn it into ASCII without a word. This puts it back in the
places where a sentence for people stands: `Words`, `{zh: …, en: …}` in YAML, the
Chinese translations, the Chinese readme and the glossary. Tests that quote such a
sentence follow. The house test `test_words.py` holds it.

    .venv/bin/python ops/full_width.py
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src" / "arrears"

HAN = "\u3400-\u9fff\u3001\u3002\u300a\u300b\u201c\u201d\u2026\uff01-\uff5e"
WIDE = {
    ",": "\uff0c",
    ":": "\uff1a",
    ";": "\uff1b",
    "!": "\uff01",
    "?": "\uff1f",
    "(": "\uff08",
    ")": "\uff09",
}
AFTER_HAN = re.compile(rf"(?<=[{HAN}])[,:;](?![ \t])|(?<=[{HAN}])[!?]")
BEFORE_HAN = re.compile(rf"(?<=[}}\w%*`])[,:;](?=[{HAN}])")
BRACKETS = re.compile(r"(?<!\])\(([^()\"'|\\\n]*)\)")
BESIDE_HAN = re.compile(rf"[{HAN}]")

ZH_VALUE = re.compile(r"(?<=\bzh: )(?!>|\|)(.*?)(?=, en:|\n|$)")
TRANSLATED = re.compile(r'^msgstr(?:\[\d\])? ".*"$(?:\n^".*"$)*', re.MULTILINE)
CODE = re.compile(r"(`[^`\n]*`|^```.*?^```)", re.DOTALL | re.MULTILINE)


def full_width(sentence: str) -> str:
    """Return a Chinese sentence with its punctuation full width."""
    wide = BRACKETS.sub(_brackets, sentence)
    wide = AFTER_HAN.sub(_wide, wide)
    return BEFORE_HAN.sub(_wide, wide)


def _wide(mark: re.Match[str]) -> str:
    return WIDE[mark.group()]


def _brackets(pair: re.Match[str]) -> str:
    around = pair.string[max(pair.start() - 1, 0) : pair.end() + 1]
    if not BESIDE_HAN.search(around):
        return pair.group()
    return f"{WIDE['(']}{pair[1]}{WIDE[')']}"


def in_python(source: str) -> str:
    """Return a module with the Chinese of every `Words` full width."""
    return _replaced(source, _chinese(ast.parse(source)), full_width)


def in_yaml(source: str) -> str:
    """Return YAML with every `zh:` value full width."""
    return ZH_VALUE.sub(lambda value: full_width(value.group()), source)


def in_translations(source: str) -> str:
    """Return a gettext catalogue with its translations full width."""
    return TRANSLATED.sub(lambda text: full_width(text.group()), source)


def in_page(source: str) -> str:
    """Return a page with its prose full width, its code as it is."""
    parts = CODE.split(source)
    return "".join(p if n % 2 else full_width(p) for n, p in enumerate(parts))


def in_tests(source: str, sentences: str) -> str:
    """Return a test module whose quotations follow the old `sentences`."""

    def quoted(segment: str) -> str:
        wide = full_width(segment)
        kept = [
            new if old == new or segment[max(n - 2, 0) : n + 2] in sentences else old
            for n, (old, new) in enumerate(zip(segment, wide, strict=True))
        ]
        return "".join(kept)

    strings = (
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return _replaced(source, strings, quoted)


def _chinese(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Words":
            yield from node.args[:1]
            yield from (word.value for word in node.keywords if word.arg == "zh")


def _replaced(
    source: str, nodes: Iterator[ast.expr], change: Callable[[str], str]
) -> str:
    lines = source.encode().splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines))]
    text = b"".join(lines)
    spots = {
        (
            starts[node.lineno - 1] + node.col_offset,
            starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0),
        )
        for node in nodes
    }
    for begin, end in sorted(spots, reverse=True):
        text = text[:begin] + change(text[begin:end].decode()).encode() + text[end:]
    return text.decode()


def _rewrite(files: list[Path], change: Callable[[str], str]) -> None:
    for file in files:
        before = file.read_text("utf-8")
        after = change(before)
        if after != before:
            file.write_text(after, "utf-8")
            print(file.relative_to(ROOT))


def main() -> None:
    modules, cards = sorted(SRC.rglob("*.py")), sorted(SRC.rglob("*.yaml"))
    catalogues = sorted(SRC.rglob("*.po"))
    told = "".join(f.read_text("utf-8") for f in [*modules, *cards, *catalogues])
    _rewrite(modules, in_python)
    _rewrite(cards, in_yaml)
    _rewrite(catalogues, in_translations)
    _rewrite([ROOT / "README.zh.md", ROOT / "docs" / "glossary.md"], in_page)
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    _rewrite(tests, lambda source: in_tests(source, told))


if __name__ == "__main__":
    main()
