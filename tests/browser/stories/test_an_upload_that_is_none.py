"""
What is handed in is no paper: fifty megabytes, a program called a picture, two endings.

Each is refused in a sentence that stands in view; what was told of it stays typed, and
nothing of the file is kept.
"""

import pytest

from arrears.store.models import Paper
from tests.browser.conftest import NARROW
from tests.web import book as books

pytestmark = pytest.mark.browser
PAPERS = "/cases/A-1042/papers/"
FIFTY_MB = 50 * 1024 * 1024
PDF, PROGRAM = b"%PDF-1.7\n", b"MZ\x90\x00"


@pytest.fixture
def files(tmp_path):
    """Three that are none, and one that is; the large one has holes for its content."""
    made = {
        "large.pdf": PDF,
        "picture.png": PROGRAM,
        "bill.pdf.exe": PROGRAM,
        "bill.exe.pdf": PDF,
        "bill.pdf": PDF,
    }
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "large.pdf").open("r+b") as file:
        file.truncate(FIFTY_MB)
    return tmp_path


@pytest.mark.parametrize("walk", [("en", NARROW)], indirect=True, ids=["en-390"])
def test_what_is_no_paper_is_refused_in_words_and_nothing_is_kept(walk, files):
    walk.hire(books.CARLA)
    books.built(walk.lang)
    told = walk.says("本人发来的住院单", "her hospital bill")
    carla = walk.sits_down(books.CARLA, PAPERS)

    for name in ("large.pdf", "picture.png", "bill.pdf.exe", "bill.exe.pdf"):
        carla.opens(PAPERS)
        hands_in(carla, files / name, told)
        says = carla.is_refused()
        assert ("5 MB" in says) == (name == "large.pdf")
        assert carla.page.input_value("#told") == told
    carla.shows("no-paper")
    assert not Paper.objects.exists()
    assert walk.kept() == []

    hands_in(carla, files / "bill.pdf", told)
    carla.page.locator(".message.success").first.wait_for()
    assert Paper.objects.get().name == "bill.pdf"
    assert walk.kept() == ["PaperAdded"]


def hands_in(window, path, told: str) -> None:
    window.page.select_option("#claim", index=1)
    window.page.set_input_files("#paper", path)
    window.types(told=told)
    window.presses("Hand in")
