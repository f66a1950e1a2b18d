"""Pages hold no code of their own, load nothing from elsewhere, and insult nobody."""

import re

import pytest

from tests.house.source import ROOT, SRC, modules, place

PAGES = sorted(SRC.rglob("templates/**/*.html"))
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE
)
ELSEWHERE = re.compile(
    r"""(?:src|href|action|hx-\w+)=["'](?:https?:)?//""", re.IGNORECASE
)
NEVER = (
    "老赖",
    "老賴",
    "判刑",
    "国有信贷资金",
    "唯一机会",
    "村委会",
    "deadbeat",
    "arrest",
)

every_page = pytest.mark.parametrize("page", PAGES, ids=place)


@every_page
def test_a_page_has_no_inline_script_or_style(page):
    """The content security policy would drop it without a word."""
    assert INLINE.search(page.read_text("utf-8")) is None


@every_page
def test_a_page_loads_nothing_from_elsewhere(page):
    assert ELSEWHERE.search(page.read_text("utf-8")) is None


def test_nothing_we_show_uses_the_words_we_teach_people_to_avoid():
    """DET-01…36 become the wording check; until then, the plainest of them."""
    shown = [*PAGES, *modules("cli", "web", "domain", "actions"), *SRC.rglob("*.po")]
    said = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in shown
        for word in NEVER
        if re.search(rf"{word}\b" if word.isascii() else word, file.read_text("utf-8"))
    ]

    assert said == []


HANDED = re.compile(r'^\s+"\w+": ([A-Z][A-Za-z]*[a-z]\w*),$', re.MULTILINE)


@pytest.mark.parametrize("module", sorted((SRC / "web").rglob("*.py")), ids=place)
def test_no_page_is_handed_a_class(module):
    """A template calls a class that it is handed: the list to choose from was empty, twice."""
    assert HANDED.findall(module.read_text("utf-8")) == []
