"""Both languages are whole: nothing untranslated, nothing of the one in the other."""

import ast
import gettext
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from arrears import web
from tests.web import book as books

WEB = Path(web.__file__).parent
FOLDER = WEB / "locale" / "zh_Hans" / "LC_MESSAGES"
ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")$', re.MULTILINE)
CHINESE = re.compile(r"[一-鿿]")
LATIN = re.compile(r"[A-Za-z]{2,}")
SLOT = re.compile(r"%\(\w+\)s|\{\w+\}")

# Latin that stands on a Chinese page because it is said so in Chinese too.
KNOWN = {
    "English",
    "PDF",
    "CSV",
    "XLSX",
    "Enter",
    "Ctrl",
    "CNY",
    "EVT",
    "GB",
    "arrears",
    "plan",
    "insight",
    "count",
}
PAGES = (
    "/",
    "/cases/A-1042/",
    "/cases/A-1042/statement/",
    "/cases/B-2077/",
    "/cases/C-3015/",
    "/cases/E-5230/",
    "/cases/A-1042/money/",
    "/cases/A-1042/scripts/",
    "/cases/B-2077/scripts/",
    "/cases/C-3015/scripts/",
    "/aside/house.stopped/",
    "/search/",
    "/search/?q=*",
    "/insight/",
    "/insight/kept_rate/",
    "/insight/recovered_7/",
    "/nowhere/",
)


def catalogue() -> dict[str, str]:
    """Return the .po as msgid to msgstr, without its header."""
    entries, msgid = {}, ""
    for kind, quoted in ENTRY.findall((FOLDER / "django.po").read_text("utf-8")):
        text = ast.literal_eval(quoted)
        if kind == "msgid":
            msgid = text
        elif kind.startswith("msgstr"):
            entries[msgid] = text
    return {key: text for key, text in entries.items() if key}


def said_in_templates() -> set[str]:
    found = set()
    for file in WEB.rglob("templates/**/*.html"):
        name = file.relative_to(next(p for p in file.parents if p.name == "templates"))
        template = engines["django"].get_template(str(name)).template
        for node in template.nodelist.get_nodes_by_type(TranslateNode):
            found.add(node.filter_expression.var.literal)
        for node in template.nodelist.get_nodes_by_type(BlockTranslateNode):
            found.add(node.render_token_list(node.singular)[0])
    return found


def said_in_modules() -> set[str]:
    return {
        node.args[0].value
        for file in WEB.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"_", "gettext", "gettext_lazy"}
    }


def test_everything_said_is_translated_and_nothing_else():
    said = said_in_templates() | said_in_modules()

    assert said == set(catalogue())
    assert [key for key, text in catalogue().items() if not CHINESE.search(text)] == []


def test_a_translation_fills_the_same_slots():
    for english, chinese in catalogue().items():
        assert set(SLOT.findall(english)) == set(SLOT.findall(chinese)), english


def test_the_compiled_catalogue_is_in_step():
    """If this fails: msgfmt -o django.mo django.po, in the folder of the catalogue."""
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    kept = {
        key[0] if isinstance(key, tuple) else key: text
        for key, text in compiled.items()
        if key
    }

    assert kept == catalogue()


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_an_english_page_has_no_chinese_on_it(carla, people, address):
    at_the_desk("en", carla)

    text = visible(carla.get(address).text).replace("中文", "")

    assert CHINESE.findall(text) == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_a_chinese_page_has_no_english_on_it(carla, people, address):
    at_the_desk("zh", carla)

    text = visible(carla.get(address).text)

    names = {books.CARLA, books.SANDRO}
    assert set(LATIN.findall(text)) - KNOWN - names == set()


def at_the_desk(lang: str, client) -> None:
    from arrears.store.models import Staff

    if lang == "en":
        client.cookies["django_language"] = "en"
        Staff.objects.update(name="Carla")
    books.built(lang)


class Visible(HTMLParser):
    """The text, the labels and the titles of a page; a citation is as the law has it."""

    def __init__(self) -> None:
        super().__init__()
        self.texts, self.silent = [], 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in {"script", "style", "cite"}
        shown = {"aria-label", "title", "placeholder"}
        self.texts += [value for name, value in attrs if name in shown]

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style", "cite"}

    def handle_data(self, data):
        if not self.silent:
            self.texts.append(data)


def visible(html: str) -> str:
    page = Visible()
    page.feed(html)
    return "\n".join(page.texts)
