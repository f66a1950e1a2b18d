"""Standing rules are tried at both widths, and no table of what they would do is cut."""

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.test_looks import shoot, signed_in
from tests.web import every_page

pytestmark = pytest.mark.browser
RULES = """version: rules-1
rules:
  - name: {large}
    when: {{owed_from_minor: 500000, currencies: [CNY]}}
    to: {{seat: colin}}
    takes_held: true
  - name: {others}
    to: {{even: A}}
"""
NAMES = {
    "zh": {"large": "大额给老手", "others": "其余平分"},
    "en": {"large": "large ones to an old hand", "others": "the others evenly"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_a_version_is_tried_and_says_who_would_get_what(desk, picture, lang, size):
    users, _ = every_page.at_work(lang)

    with desk(lang=lang, size=size) as page:
        page.goto("/sign-in/")
        signed_in(page, users["supervisor"].username)
        tried(page, lang)
        shoot(page, picture, "rules-tried", lang, size)


def tried(page, lang: str) -> None:
    """Type two rules and try them; nothing is kept."""
    page.goto("/assign/rules/")
    page.fill("#rules-text", RULES.format(**NAMES[lang]))
    page.locator("form:has(#rules-text) .card-foot .btn").first.click()
    page.locator("#tried-title").wait_for()
    page.locator("details.card[open] tbody tr").first.wait_for()  # somebody holds them
