"""`arrears record` and `arrears stops`: the same records as at the desk, from a terminal."""

import json

import pytest

from arrears.store.models import JournalEntry
from tests.web import book as books

pytestmark = pytest.mark.django_db
VISIT = (
    "visit",
    "--at",
    "2026-11-26T10:00",
    "--place",
    "示例市某路 8 号",
    "--goes",
    "carla",
    "--goes",
    "sandro",
    "--how",
    "writing",
    "--ground",
    "短信 11-24",
)
EVENING = (
    "consent",
    "--channel",
    "phone",
    "--from",
    "22:00",
    "--until",
    "23:00",
    "--how",
    "spoken",
    "--ground",
    "录音 8812",
)


@pytest.fixture(autouse=True)
def at_three_on_tuesday(monkeypatch):
    monkeypatch.setattr("arrears.cli.clock.now", lambda: books.NOW)


@pytest.fixture
def book(db):
    for name, role in (("carla", "collector"), ("sandro", "supervisor")):
        books.staff(name, role, name=name.title(), number=name)
    return books.built("zh")


@pytest.fixture
def recorded(arrears, book):
    return lambda *words: arrears("--lang", "en", "record", "A-1042", *words)


@pytest.fixture
def standing(arrears):
    """Return what `arrears stops` says of the case, as a script reads it."""

    def _standing(number="A-1042"):
        (told,) = json.loads(arrears("stops", number, "--json").stdout)
        return told

    return _standing


def kinds() -> list[str]:
    return list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))


def test_a_stop_is_recorded_listed_and_journalled(recorded, standing):
    result = recorded("dispute", "--ground", "利息对不上", "--review", "2026-12-04")

    assert (result.exit_code, result.stdout) == (0, "Recorded: A-1042 dispute\n")
    (stop,) = standing()["stops"]
    assert (stop["kind"], stop["review_on"]) == ("dispute", "2026-12-04")
    assert stop["by"].startswith("cli")
    assert kinds() == ["StopSet"]


def test_a_consent_opens_the_evening_and_a_revocation_closes_it(
    arrears, recorded, standing
):
    late = ("why", "A-1042", "--at", "2026-11-25T22:30")
    assert arrears(*late).exit_code == 3

    recorded(*EVENING, "--expires", "2026-12-31")

    assert arrears(*late).exit_code == 0
    (consent,) = standing()["consents"]
    assert (consent["hours"], consent["expires_on"]) == ("22:00–23:00", "2026-12-31")
    assert recorded("revocation", "--consent", consent["id"]).exit_code == 0
    assert arrears(*late).exit_code == 3
    assert standing()["consents"] == []


def test_a_number_is_named_by_its_end(recorded, standing):
    assert recorded(*EVENING, "--point", "0101", "--json").exit_code == 0
    assert standing()["consents"][0]["point"] == "154****0101"

    unclear = recorded(*EVENING, "--point", "01")
    assert unclear.exit_code == 3
    assert "Write more of it" in unclear.stderr


def test_a_visit_is_booked_called_off_booked_again_and_told_of(
    arrears, recorded, standing, monkeypatch
):
    assert recorded(*VISIT).exit_code == 0
    (visit,) = standing()["visits"]
    assert (visit["at"], visit["crew"]) == (
        "2026-11-26T02:00:00+00:00",
        ["Carla", "Sandro"],
    )
    off = ("visit_off", "--visit", visit["id"], "--ground", "改期")
    assert recorded(*off).exit_code == 0
    recorded(*VISIT)
    (visit,) = standing()["visits"]

    later = books.NOW.replace(day=27)
    monkeypatch.setattr("arrears.cli.clock.now", lambda: later)
    told = ("visits", "report", "A-1042", visit["id"], "--ended", "nobody")
    assert arrears(*told).exit_code == 0
    assert standing()["visits"] == []
    assert kinds()[:3] == ["VisitBooked", "VisitCancelled", "VisitBooked"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("magic",), "“magic” cannot be recorded"),
        (("refusal", "--ground", "x"), "“refusal” cannot be recorded"),
        (("dispute",), "Write down the ground"),
        (("consent", "--ground", "x"), "Choose which way"),
        (("revocation",), "no such consent"),
        (("visit", "--ground", "x"), "add --at"),
        (("visit_off", "--ground", "x"), "add --visit"),
        ((*VISIT[:2], "2026-11-26T22:30", *VISIT[3:]), "may not be booked"),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence_and_status_three(
    recorded, words, says
):
    result = recorded(*words)

    assert result.exit_code == 3
    assert says in result.stderr
    assert set(kinds()) <= {"ContactDenied"}


def test_all_that_is_in_force_is_listed_case_by_case(arrears, recorded):
    recorded(*EVENING)
    recorded(*VISIT)

    shown = arrears("--lang", "en", "stops").stdout
    told = json.loads(arrears("stops", "--json").stdout)

    assert [each["case"] for each in told] == ["A-1042", "B-2077", "E-5230"]
    for part in (
        "A-1042 艾玛",
        "Phone · 22:00–23:00 · spoken, with a recording · 录音 8812",
        "2026-11-26 10:00 · 示例市某路 … · Carla, Sandro · in writing",
        "dispute open · 对利息金额有异议",
        "review on 2026-12-04",
    ):
        assert part in shown, part


def test_a_case_on_which_nothing_stands_says_so(arrears, book):
    assert "Nothing is in force." in arrears("--lang", "en", "stops", "A-1042").stdout


def test_a_case_that_is_not_there_is_one_sentence(arrears, db):
    assert arrears("stops", "A-9").exit_code == 3
    assert arrears("record", "A-9", "dispute", "--ground", "x").exit_code == 3
