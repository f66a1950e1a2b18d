"""How to speak has one source: case page, call mode and words to say tell the same."""

import re
from datetime import timedelta

import pytest

from arrears.store.models import Case, Placement, Promise
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


@pytest.mark.covers("CALC-14")
@pytest.mark.parametrize(
    ("days", "says"), [(6, ""), (5, "距收回日还有 5 天"), (-1, "已过收回日")]
)
def test_case_and_call_mode_say_at_the_top_when_the_placement_ends(
    carla, book, days, says
):
    Placement.objects.update(ends_on=TODAY + timedelta(days=days))

    for page in ("/cases/A-1042/", "/cases/A-1042/call/"):
        text = carla.get(page).text
        shown = text.count('class="message warning"') and says and says in text
        assert bool(shown) is bool(says), page
