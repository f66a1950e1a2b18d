"""`arrears outbox`: messages written, sent, withdrawn from a terminal, and refused."""

import json
import signal

import pytest

from arrears.store.models import Message
from tests.web import book as books

pytestmark = pytest.mark.django_db
KIND = "{name}，您好。您的账户有一笔款到期，方便时请看看。"
ALMA = ("A-1042", "--point", "0001")


@pytest.fixture(autouse=True)
def at_three_on_tuesday(monkeypatch, home):
    monkeypatch.setattr("arrears.cli.clock.now", lambda: books.NOW)


@pytest.fixture
def book(db):
    return books.built("zh")


@pytest.fixture
def outbox(arrears, book):
    """Type a command of the outbox in English."""
    return lambda *words: arrears("--lang", "en", "outbox", *words)


def test_a_message_is_seen_released_listed_and_sent(outbox, home):
    shown = outbox("write", *ALMA, "--text", KIND, "--preview")
    assert shown.exit_code == 0
    assert "【示例消费金融】艾玛，您好" in shown.output
    assert not Message.objects.exists()

    assert outbox("write", *ALMA, "--text", KIND).exit_code == 0
    assert "queued" in outbox("list").output
    sent = json.loads(outbox("send", "--json").output)
    assert (sent["sent"], sent["held"], sent["refused"]) == (1, 0, 0)
    (told,) = json.loads(outbox("list", "--state", "sent", "--json").output)["messages"]
    assert told["to"] == "154****0001"
    assert (home / "outbox" / told["file"]).exists()

    (home / "outbox" / told["file"]).unlink()
    assert "1 files were written again" in outbox("send", "--replay").output


def test_a_message_is_withdrawn_once(outbox):
    outbox("write", *ALMA, "--text", KIND)
    message = Message.objects.get().pk

    assert outbox("withdraw", message, "--because", "wrong sum").exit_code == 0
    again = outbox("withdraw", message)
    assert again.exit_code == 3
    assert "can no longer be withdrawn" in again.output
    assert "No such message" in outbox("list", "--case", "B-2077").output


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((*ALMA, "--text", "再不还就抓你去坐牢！"), "must not be written"),
        ((*ALMA, "--text", KIND, "--at", "2026-11-25T00:30"), "may not go then"),
        ((*ALMA, "--text", "{nam}"), "no slot"),
        ((*ALMA, "--template", "nothing"), "No approved template"),
        (("A-1042", "--point", "9999", "--text", KIND), "more than one, ends in"),
        (("X-1", "--point", "0001", "--text", KIND), "There is no case"),
    ],
)
def test_what_cannot_go_is_refused_with_its_sentence(outbox, words, says):
    answer = outbox("write", *words)

    assert answer.exit_code == 3
    assert says in answer.output
    assert not Message.objects.exists()


def test_a_folder_that_cannot_be_written_is_named_and_the_message_waits(
    outbox, tmp_path
):
    outbox("write", *ALMA, "--text", KIND)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    answer = outbox("send", "--folder", blocked)

    assert answer.exit_code == 3
    assert "cannot be written" in answer.output
    assert Message.objects.get().state == "queued"


def test_a_state_that_no_message_can_have_is_refused(outbox):
    done = outbox("list", "--state", "gone")

    assert done.exit_code == 2
    assert "withdrawn" in done.output


def test_the_folder_is_checked_and_a_changed_file_ends_with_three(outbox, home):
    outbox("write", *ALMA, "--text", KIND)
    outbox("send", "--once")
    assert outbox("check").exit_code == 0

    (home / "outbox" / Message.objects.get().file).write_text("x")
    done = outbox("check", "--json")

    assert done.exit_code == 3
    assert json.loads(done.output)["changed"] == [Message.objects.get().pk]


def test_again_and_again_says_a_line_each_run_and_ends_after_the_one_that_goes_on(
    outbox, monkeypatch, tmp_path
):
    """The first run finds the folder blocked; in the second it is asked to end."""
    outbox("write", *ALMA, "--text", KIND)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")

    def between(_event, _seconds):
        if blocked.is_file():
            blocked.unlink()
        else:
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr("arrears.cli.every.Event.wait", between)

    done = outbox("send", "--folder", blocked, "--every", "60s")

    assert done.exit_code == 0
    lines = [line for line in done.output.splitlines() if line.strip()]
    assert "2026-11-24 15:00:00 Nothing sent: The outbox folder" in lines[0]
    assert "2026-11-24 15:00:00 Sent to file 1" in lines[-1]


@pytest.mark.parametrize("span", ["soon", "0s", "-5", "60x", "1000000"])
def test_a_span_that_is_none_is_wrong_usage(outbox, span):
    assert outbox("send", f"--every={span}").exit_code == 2
