"""How to speak has one source: case page, call mode and words to say tell the same."""

import re

import pytest

from arrears.store.models import Case, Promise
from tests.web.book import NOW, TODAY

pytestmark = pytest.mark.django_db
CARD = re.compile(r'class="tone-word">([^<]+)</p>\s*<p>([^<]+)</p>')


def manners(client) -> set[tuple[str, str]]:
    """Return what each page says of how to speak."""
    pages = ("/cases/A-1042/", "/cases/A-1042/call/", "/cases/A-1042/scripts/")
    told = [CARD.search(client.get(page).text) for page in pages]
    return {found.groups() for found in told}


@pytest.mark.covers("CTN-06")
@pytest.mark.parametrize("lang", ["zh-hans", "en"])
@pytest.mark.parametrize("past", ["nothing", "broken", "hardship"])
def test_the_same_sentence_on_every_page(carla, book, lang, past):
    carla.cookies["django_language"] = lang
    if past == "broken":
        Promise.objects.create(
            case=book.alma,
            amount_minor=100,
            currency="CNY",
            made_at=NOW.replace(day=1),
            due_on=TODAY.replace(day=3),
            source="x",
            by="carla",
        )
    if past == "hardship":
        Case.objects.filter(pk=book.alma.pk).update(category="CAT-01")

    (said,) = manners(carla)

    assert all(each.strip() for each in said)
