"""The pictures of the guides, of invented people, each taken of the page as it stands."""

import os
from pathlib import Path

import pytest

from tests.browser.conftest import NARROW
from tests.browser.test_keyboard import make_sure
from tests.browser.test_looks import signed_in
from tests.browser.test_standing_rules import tried as rules_tried
from tests.web import every_page

pytestmark = pytest.mark.browser

IMAGES = Path(__file__).parent.parent.parent / "docs" / "guides" / "images"
SMALL = {"width": 1100, "height": 720}
LARGEST = 160_000  # bytes of one picture
PICTURES = {
    "collector": {"today": "/", "case": "/cases/A-2000/"},
    "supervisor": {
        "floor": "/floor/",
        "assign": "/assign/",
        "approvals": "/approvals/",
    },
    "compliance": {"decisions": "/compliance/", "matters": "/compliance/matters/"},
    "administrator": {
        "staff": "/administration/",
        "packs": "/administration/packs/",
    },
    "strategist": {"figures": "/insight/", "kpi": "/insight/kept_rate/"},
    "trainer": {"team": "/training/team/", "workshop": "/training/workshop/CASE-01/"},
}


@pytest.mark.parametrize("post", PICTURES)
def test_the_guide_of_each_post_has_its_pictures(desk, tmp_path, post):
    """`make guide-pictures` writes them into the guides; a test only sees that it can."""
    folder = IMAGES if os.environ.get("ARREARS_GUIDE_PICTURES") else tmp_path
    users, _ = every_page.at_work("zh")

    with desk(size=SMALL) as page:
        page.goto("/sign-in/")
        signed_in(page, users[post].username)
        for name, where in PICTURES[post].items():
            page.goto(where)
            kept(page, folder / f"{post}-{name}.png")
        if post == "supervisor":
            rules_tried(page, "zh")
            page.locator("#tried-title").scroll_into_view_if_needed()
            kept(page, folder / "supervisor-rules.png")
        if post == "collector":
            page.goto("/training/talks/1/")
            kept(page, folder / "trainee-talk.png")
            page.goto("/training/course/")
            kept(page, folder / "trainee-course.png")
            page.goto("/cases/A-2000/")
            page.keyboard.press("c")
            make_sure(page)
            kept(page, folder / "collector-call.png")
            page.set_viewport_size(NARROW)
            kept(page, folder / "collector-call-phone.png")

    missing = [
        each for each in PICTURES[post] if not (folder / f"{post}-{each}.png").exists()
    ]
    assert missing == []


def kept(page, path: Path) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=path)
    assert path.stat().st_size < LARGEST, f"{path.name} is too large"
