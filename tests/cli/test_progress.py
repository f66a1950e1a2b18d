"""A bar shows after two seconds of work, on stderr, and leaves nothing behind."""

import time
from io import StringIO

import pytest
from rich.console import Console

from arrears.cli import progress
from arrears.cli.progress import Bar
from arrears.cli.voice import Voice
from arrears.domain.words import Words

WORDS = Words("正在导入", "Taking in")


@pytest.fixture
def screen(monkeypatch):
    """Stand in for the terminal behind stderr."""
    seen = StringIO()
    console = Console(file=seen, force_terminal=True, width=80)
    monkeypatch.setattr(Voice, "aside", console)
    return seen


def test_short_work_shows_nothing(screen):
    with Bar(Voice("en"), WORDS) as bar:
        bar(1, 2)

    assert screen.getvalue() == ""


def test_long_work_shows_its_name(screen, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    with Bar(Voice("en"), WORDS) as bar:
        bar(1, 2)
        time.sleep(0.3)

    assert "Taking in" in screen.getvalue()


def test_where_nobody_looks_nothing_is_shown(monkeypatch):
    seen = StringIO()
    monkeypatch.setattr(Voice, "aside", Console(file=seen))
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    with Bar(Voice("en"), WORDS):
        time.sleep(0.1)

    assert seen.getvalue() == ""
