"""Papers are known by what they hold, and stand until their last day."""

from datetime import date

import pytest

from arrears.domain.case.paper import PaperState, kind_of, stands

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("name", "begins", "kind"),
    [
        ("a.pdf", b"%PDF-1.4", "pdf"),
        ("A.JPG", b"\xff\xd8\xff\xe0", "jpeg"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "png"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", ""),
        ("a.exe.pdf", b"%PDF-1.4", ""),
        ("2026.11.24.pdf", b"%PDF-1.4", "pdf"),
        ("pdf", b"%PDF-1.4", ""),
        ("", b"", ""),
    ],
)
def test_name_and_content_must_agree(name, begins, kind):
    assert kind_of(name, begins) == kind


@pytest.mark.parametrize(
    ("judged_as", "until", "state"),
    [
        ("", None, PaperState.WAITING),
        ("bears_out", None, PaperState.BEARS_OUT),
        ("bears_out", ON, PaperState.BEARS_OUT),
        ("bears_out", date(2026, 11, 23), PaperState.LAPSED),
        ("does_not", date(2026, 11, 23), PaperState.DOES_NOT),
    ],
)
def test_a_paper_stands_until_its_last_day_and_no_longer(judged_as, until, state):
    assert stands(judged_as, until, on=ON) is state
