"""Walk every page of every post: no English on a Chinese page, no Chinese on an English one."""

import re

import pytest

from tests.web import every_page
from tests.web.test_translations import CHINESE, KNOWN, LATIN, Visible

pytestmark = pytest.mark.django_db

# What people wrote, quote or name is data, in the language they wrote it in.
DATA = re.compile(
    r"/training/(talks|scenes|calls|workshop|course/quiz)/|/journal/|/compliance/decisions/1/"
    r"|/administration/(packs|own)/|/playbook/dialogues/"
)
QUOTED = re.compile(r"“[^”]*”|\{\w+\}|\b[0-9a-f]{12,}\b|投诉 / Complaint \d+|中文")
CODE = re.compile(r"\b[A-Z]{2,}\b")  # a code of the catalogue, a kind of file
MORE = {"Asia", "Shanghai", "camt", "Complaint", "example", "cli", "house"}
MORE |= {"Regulation", "olga", "sandro", "carla", "colin", *every_page.POSTS}


class Said(Visible):
    """The same, without what is typed into a large field, is code or cites a law by its name."""

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        self.silent += tag in {"textarea", "code", "cite"}

    def handle_endtag(self, tag):
        super().handle_endtag(tag)
        self.silent -= tag in {"textarea", "code", "cite"}


def said(html: str) -> str:
    page = Said()
    page.feed(html)
    return QUOTED.sub("", "\n".join(page.texts))


def stray(lang: str, text: str) -> set[str]:
    if lang == "en":
        return {line.strip() for line in text.splitlines() if CHINESE.search(line)}
    return set(LATIN.findall(CODE.sub("", text))) - KNOWN - MORE


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_speaks_one_language(at_three_on_tuesday, lang):
    _, clients = every_page.at_work(lang)
    found: dict[str, set[str]] = {}

    for post, client in clients.items():
        for where, html in every_page.pages(client).items():
            if strays := DATA.search(where) is None and stray(lang, said(html)):
                found[f"{post} {where}"] = strays

    assert found == {}
