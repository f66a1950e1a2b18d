"""A note is kept as written."""

import pytest

from arrears.actions.write_note import LONGEST, NoteRefused, write_note
from tests.web.book import CARLA

pytestmark = pytest.mark.django_db


@pytest.mark.covers("DAT-32")
def test_a_note_is_kept_as_written_and_the_journal_knows_its_length_only(
    book, now, journal
):
    text = "<b>下午三点后</b>方便接电话；=1+1"
    write_note(number=book.cleo.number, text=text, by=CARLA, now=now)

    assert book.cleo.notes.get().text == text
    assert journal() == ["NoteWritten"]


@pytest.mark.parametrize("text", ["", " \n ", "长" * (LONGEST + 1)])
def test_an_empty_or_endless_note_is_refused(book, now, journal, text):
    with pytest.raises(NoteRefused):
        write_note(number=book.cleo.number, text=text, by=CARLA, now=now)

    assert journal() == []


def test_a_note_may_be_as_long_as_it_may_be(book, now):
    write_note(number=book.cleo.number, text="长" * LONGEST, by=CARLA, now=now)

    assert len(book.cleo.notes.get().text) == LONGEST
