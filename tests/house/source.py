"""The tree as the house tests read it: files, syntax trees, literals."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SRC = ROOT / "src" / "arrears"
PURE = ("domain", "law", "playbook", "intake", "planner", "insight", "training")


def modules(*rooms: str) -> list[Path]:
    """Return every Python file of these rooms, or of the whole package."""
    folders = [SRC / room for room in rooms] if rooms else [SRC]
    return sorted(file for folder in folders for file in folder.rglob("*.py"))


@cache
def tree(file: Path) -> ast.Module:
    """Return the syntax tree of `file`."""
    return ast.parse(file.read_text("utf-8"))


def nodes(files: list[Path]) -> Iterator[tuple[Path, ast.AST]]:
    """Yield every node of every file."""
    for file in files:
        for node in ast.walk(tree(file)):
            yield file, node


def place(file: Path, node: ast.AST | None = None) -> str:
    """Return path:line, as an editor opens it."""
    line = f":{node.lineno}" if node is not None else ""
    return f"{file.relative_to(ROOT)}{line}"
