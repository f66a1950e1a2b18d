"""Somebody erased leaves nothing in the outbox folder: at once, and after any crash."""

import pytest

from arrears.actions import empty_outbox as emptying
from arrears.actions.answer_matter import answer_matter
from arrears.actions.empty_outbox import FilesLeft, empty_outbox, folder_state
from arrears.actions.erase_person import StillHeld, erase_case
from arrears.actions.release_message import Draft, release_message
from arrears.actions.send_messages import send_messages, write_again
from arrears.channels.outbox.file_sink import SinkRefused
from arrears.store.models import Case, JournalEntry, Lender, Matter, Message, Point
from tests.web import book as books
from tests.web.book import CARLA, NOW, SANDRO, TODAY
from tests.web.test_scripts_page import LETTERHEAD

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TEXT = "{name}，您好。您的账户有一笔款到期，方便时请看看。"
HERS = ("艾玛", "15490000001", "示例市某路")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "outbox"


@pytest.fixture
def sent(book, mobile, folder):
    """Send a text message and a letter to Alma, and a text message to Cleo."""
    Lender.objects.update(letterhead=LETTERHEAD)
    books.staff(CARLA, "collector", name="卡拉", number="S-01")
    home = Point.objects.create(
        person=book.alma.debtor, kind="postal", value="示例市某路 8 号", source="x"
    )
    for case, channel, point, text in (
        (book.alma, "sms", mobile(book.alma), TEXT),
        (book.alma, "letter", home.pk, "{name}，您好，想跟您对一下账。"),
        (book.cleo, "sms", mobile(book.cleo), TEXT),
    ):
        draft = Draft(channel=channel, text=text, point=point)
        release_message(number=case.number, draft=draft, by=CARLA, now=NOW)
    assert send_messages(folder=folder, by=SANDRO, now=NOW).sent == 3
    return Message.objects.order_by("pk")


@pytest.fixture
def let_go(book):
    """Let nothing hold Alma's records any more: closed, and long kept."""
    Case.objects.filter(pk=book.alma.pk).update(closed_on="2015-01-01")


def erased(folder) -> int:
    return erase_case(
        number="A-1042", ground="asked", by="colin", now=NOW, folder=folder
    )


def grep(folder) -> list[str]:
    """Return every file of the folder that holds anything of Alma."""
    return sorted(
        file.name
        for file in folder.rglob("*")
        if file.is_file()
        and (
            any(word.encode() in file.read_bytes() for word in HERS)
            or file.name.startswith(("00000001", "00000002"))
        )
    )


@pytest.mark.covers("SCN-18")
def test_nothing_of_the_person_is_left_in_the_folder(sent, let_go, folder, journal):
    first, letter, cleos = sent
    assert len(grep(folder)) >= 2
    assert list(folder.glob("letter/*.pdf"))

    assert erased(folder) == 3  # a line, a letter's line, its PDF

    assert grep(folder) == []
    assert not list(folder.glob("letter/*"))
    assert (folder / cleos.file).is_file()
    assert journal()[-2:] == ["PersonErased", "FilesErased"]
    told = JournalEntry.objects.filter(kind="FilesErased").get().body
    assert (told["messages"], told["files"], told["left"]) == (
        [first.pk, letter.pk],
        3,
        0,
    )
    assert folder_state(folder=folder).holds


def test_a_data_request_that_is_done_empties_the_folder_with_it(
    sent, let_go, book, folder
):
    row = Matter.objects.create(
        case=book.alma,
        kind="deletion",
        told="please",
        received_on=TODAY,
        due_on=TODAY,
        by="colin",
        at=NOW,
    )

    answer_matter(
        matter=row.pk,
        outcome="done",
        answer="erased",
        by="colin",
        now=NOW,
        folder=folder,
    )

    assert grep(folder) == []
    assert folder_state(folder=folder).holds


def test_what_is_held_by_law_keeps_its_files(sent, folder):
    with pytest.raises(StillHeld):
        erased(folder)

    assert grep(folder)


def test_a_replay_writes_nothing_of_the_person_again(sent, let_go, folder):
    erased(folder)

    assert write_again(folder=folder) == 0
    assert grep(folder) == []


def test_erased_and_then_cut_off_the_next_run_takes_the_files(
    sent, let_go, folder, monkeypatch
):
    """The tables stand, the machine stops before the folder is touched."""

    def crash(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr("arrears.actions.erase_person.empty_outbox", crash)
        with pytest.raises(KeyboardInterrupt):
            erased(folder)
    assert grep(folder)
    assert not folder_state(folder=folder).holds

    send_messages(folder=folder, by="clock", now=NOW)

    assert grep(folder) == []
    assert folder_state(folder=folder).holds
    assert empty_outbox(folder=folder, by="clock", now=NOW) == 0


def test_a_folder_that_cannot_be_written_is_named_and_tried_again(
    sent, let_go, folder, monkeypatch
):
    def stuck(*_, **__):
        raise SinkRefused(folder=folder, why="Read-only file system")

    with monkeypatch.context() as cut:
        cut.setattr(emptying.file_sink, "removed", stuck)
        with pytest.raises(FilesLeft, match="Read-only"):
            erased(folder)

    assert empty_outbox(folder=folder, by="clock", now=NOW) == 3
    assert grep(folder) == []


def test_what_was_filed_in_another_folder_goes_too(sent, let_go, folder, tmp_path):
    elsewhere = tmp_path / "today"

    erase_case(number="A-1042", ground="asked", by="colin", now=NOW, folder=elsewhere)

    assert grep(folder) == []


def test_a_message_that_waits_or_is_being_written_never_goes(
    book, mobile, folder, let_go
):
    Case.objects.filter(pk=book.alma.pk).update(closed_on=None)
    draft = Draft(channel="sms", text=TEXT, point=mobile(book.alma))
    release_message(number="A-1042", draft=draft, by=CARLA, now=NOW)
    Case.objects.filter(pk=book.alma.pk).update(closed_on="2015-01-01")
    Message.objects.update(state="sending", folder=str(folder))
    place = folder / "sms"
    place.mkdir(parents=True)
    (place / f".{Message.objects.get().pk:08}-half").write_text("艾玛")

    erased(folder)
    assert grep(folder) == []
    send_messages(folder=folder, by="clock", now=NOW)

    row = Message.objects.get()
    assert (row.state, row.body) == ("withdrawn", "")
    assert grep(folder) == []
    assert folder_state(folder=folder).holds


def test_a_changed_file_is_named_and_one_taken_away_is_not(sent, folder):
    first, _, cleos = sent
    (folder / first.file).write_text("changed")
    (folder / cleos.file).unlink()

    found = folder_state(folder=folder)

    assert (found.whole, found.gone, found.changed) == (1, 1, (first.pk,))
    assert not found.holds
