"""Writing a note: it is kept and shown, or refused and not lost."""

import pytest

from arrears.store.models import Note

pytestmark = pytest.mark.django_db
FORM = "/cases/C-3015/notes/"
HTMX = {"HX-Request": "true"}


def test_a_note_is_kept_and_shown_in_the_history(carla, book, journal):
    answer = carla.post(FORM, {"text": "请下午联系"}, headers=HTMX)

    assert "备注已保存" in answer.text
    assert 'hx-swap-oob="true"' in answer.text
    assert "请下午联系" in answer.text
    assert journal() == ["NoteWritten"]


def test_without_htmx_one_is_led_back_to_the_case(carla, book):
    page = carla.post(FORM, {"text": "请下午联系"}, follow=True)

    assert "备注已保存" in page.text
    assert "请下午联系" in page.text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_a_note_too_long_is_refused_and_comes_back_whole(carla, book, journal, headers):
    text = "长" * 4_001

    answer = carla.post(FORM, {"text": text}, headers=headers)

    assert answer.status_code == 422
    assert "最多 4000 字" in answer.text
    assert text in answer.text
    assert journal() == []


def test_the_longest_note_is_kept(carla, book):
    carla.post(FORM, {"text": "长" * 4_000})

    assert Note.objects.filter(case=book.cleo).count() == 1


def test_a_note_is_shown_as_it_was_written_and_not_run(carla, book):
    carla.post(FORM, {"text": "<script>alert(1)</script>"})

    page = carla.get("/cases/C-3015/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("role", ["compliance", "strategist", "trainer"])
def test_who_only_reads_writes_no_note(of_role, book, journal, role):
    assert of_role(role).post(FORM, {"text": "x"}).status_code == 403
    assert journal() == []
