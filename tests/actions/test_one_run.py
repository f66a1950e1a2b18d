"""One run sends at a time, and a crash at any moment sends nothing twice."""

import pytest

from arrears.actions.release_message import Draft, release_message
from arrears.actions.send_messages import Sent, send_messages
from arrears.channels.outbox import file_sink
from arrears.store.models import Attempt, Message
from arrears.store.one_run import AnotherRuns, alone
from tests.web.book import CARLA, NOW, SANDRO

pytestmark = pytest.mark.django_db
TEXT = "{name}，您好。您的账户有一笔款到期，方便时请看看。"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "outbox"


@pytest.fixture
def queued(book, mobile):
    draft = Draft(channel="sms", text=TEXT, point=mobile(book.alma))
    release_message(number="A-1042", draft=draft, by=CARLA, now=NOW)


def run(folder) -> Sent:
    return send_messages(folder=folder, by=SANDRO, now=NOW)


def cut_off(monkeypatch, where: str):
    """Let the machine stop at a moment of the writing."""

    def crash(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(where, crash)


def test_while_another_run_sends_this_one_does_nothing(queued, folder):
    with (
        alone("outbox", beside=folder.parent),
        pytest.raises(AnotherRuns, match="Another run is sending"),
    ):
        run(folder)

    assert Message.objects.get().state == "queued"
    assert run(folder) == Sent(sent=1)


@pytest.mark.postgres
def test_the_job_is_free_again_after_a_run_that_broke_off(queued, folder):
    folder.parent.mkdir(exist_ok=True)
    with pytest.raises(KeyboardInterrupt), alone("outbox", beside=folder.parent):
        raise KeyboardInterrupt

    assert run(folder) == Sent(sent=1)


@pytest.mark.covers("EVT-25")
@pytest.mark.postgres
@pytest.mark.parametrize(
    "where",
    [
        "arrears.actions.send_messages.file_sink.put",  # reserved, nothing written
        "arrears.channels.outbox.file_sink._receipt",  # nothing but its name
        "pathlib.Path.replace",  # half written, its receipt too
        "arrears.actions.send_messages._settle",  # written, not told of
        "arrears.actions.send_messages.file_sink.told_of",  # told of
    ],
)
def test_a_crash_between_reserving_and_telling_sends_it_once(
    queued, folder, monkeypatch, where
):
    with monkeypatch.context() as cut:
        cut_off(cut, where)
        with pytest.raises(KeyboardInterrupt):
            run(folder)

    run(folder)

    assert Message.objects.get().state == "sent"
    assert len(list(folder.glob("sms/*"))) == 1
    assert not list(folder.glob("sms/.*"))
    assert Attempt.objects.filter(result="sent").count() == 1


@pytest.mark.postgres
def test_what_was_taken_away_before_it_was_told_of_is_not_sent_again(
    queued, folder, monkeypatch
):
    """Whoever delivers takes the file at once; then the machine stops."""
    with monkeypatch.context() as cut:
        cut_off(cut, "arrears.actions.send_messages._settle")
        with pytest.raises(KeyboardInterrupt):
            run(folder)
    (taken,) = folder.glob("sms/*.jsonl")
    taken.unlink()

    assert run(folder) == Sent(sent=1)  # it went, and is told of now

    assert not list(folder.glob("sms/*"))
    assert Attempt.objects.filter(result="sent").count() == 1
    assert not list((folder / file_sink.WRITTEN).iterdir())


@pytest.mark.postgres
def test_a_run_that_broke_off_in_another_folder_is_taken_up_there(
    queued, folder, tmp_path, monkeypatch
):
    with monkeypatch.context() as cut:
        cut_off(cut, "arrears.actions.send_messages._settle")
        with pytest.raises(KeyboardInterrupt):
            run(folder)

    assert run(tmp_path / "other") == Sent(sent=1)

    assert len(list(folder.glob("sms/*"))) == 1
    assert not (tmp_path / "other" / "sms").exists()
