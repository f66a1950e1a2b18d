"""`arrears visits`: the day's visits listed, and how one came out told from a terminal."""

import json
from datetime import date, time, timedelta

import pytest

from arrears.actions.book_visit import Appointment, book_visit
from arrears.store.models import Attempt, JournalEntry, Promise, Stop, Visit
from tests.web import book as books
from tests.web.book import CARLA, NOW, SANDRO

pytestmark = pytest.mark.django_db
THURSDAY = "2026-11-26"


@pytest.fixture(autouse=True)
def at_three_on_tuesday(monkeypatch, home):
    monkeypatch.setattr("arrears.cli.clock.now", lambda: NOW)


@pytest.fixture
def visit(db) -> int:
    books.built("zh")
    for name, role in ((CARLA, "collector"), (SANDRO, "supervisor")):
        books.staff(name, role, name=name, number=name)
    place = "示例市某路 8 号三单元"
    return book_visit(
        number="A-1042",
        agreed=Appointment(date(2026, 11, 26), time(10), (CARLA, SANDRO), place=place),
        how="spoken",
        ground="录音 8813",
        by=CARLA,
        now=NOW,
    )


@pytest.fixture
def visits(arrears, visit):
    """Type a command in English."""
    return lambda *words: arrears("--lang", "en", "visits", *words)


@pytest.fixture
def friday(monkeypatch, visit):
    monkeypatch.setattr("arrears.cli.clock.now", lambda: NOW + timedelta(days=3))


def listed(visits, *words) -> list[dict]:
    return json.loads(visits("list", *words, "--json").stdout)["visits"]


def test_a_day_s_visits_are_listed_with_the_place_masked(visits, visit):
    (line,) = listed(visits, "--on", THURSDAY)

    assert (line["visit"], line["case"], line["crew"]) == (
        visit,
        "A-1042",
        [CARLA, SANDRO],
    )
    assert line["lawful"] is True
    shown = visits("list", "--on", THURSDAY).stdout
    assert "2026-11-26 10:00 A-1042" in shown
    assert "to come" in shown
    assert "三单元" not in shown
    assert "no such visit" in visits("list").stdout  # today
    assert listed(visits, "--on", THURSDAY, "--of", "olga") == []


def test_a_visit_that_a_stop_forbids_since_says_so(visits):
    person = Visit.objects.get().person
    Stop.objects.create(person=person, kind="stopped", ground="x", since=NOW, by=SANDRO)

    assert "no longer lawful" in visits("list", "--on", THURSDAY).stdout


def test_past_its_hour_it_waits_to_be_told_of_and_is_told_once(visits, visit, friday):
    assert listed(visits, "--untold")[0]["visit"] == visit
    told = (
        "report",
        "a-1042",
        visit,
        "--ended",
        "nobody",
        "--text",
        "按门铃没有人应门",
    )

    done = visits(*told)

    assert done.exit_code == 0, done.stderr
    assert f"visit {visit} of A-1042, nobody was there" in done.stdout
    assert listed(visits, "--untold") == []
    assert "nobody was there" in visits("list", "--on", THURSDAY).stdout
    assert visits(*told).exit_code == 3
    kinds = list(JournalEntry.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["VisitBooked", "VisitTold", "OutcomeRecorded"]


def test_what_was_said_cards_and_minutes_are_kept_and_acted_upon(visits, visit, friday):
    words = ("--ended", "met", "--cards", "--stayed", "20", "--said", "EVT-20")

    done = visits("report", "A-1042", visit, *words, "--text", "利息有疑问", "--json")

    assert json.loads(done.stdout)["said"] == "EVT-20"
    row = Visit.objects.get()
    assert (row.cards_shown, row.stayed_minutes) == (True, 20)
    assert Stop.objects.filter(person=row.person, kind="dispute").exists()
    assert Attempt.objects.filter(code="EVT-20").exists()


PROMISED = ("--ended", "met", "--said", "EVT-12")


def test_a_promise_at_the_door_is_a_promise(visits, visit, friday):
    words = ("--amount", "1,00.00", "--due", "2026-11-28", "--source", "工资")

    done = visits("report", "A-1042", visit, *PROMISED, *words)

    assert done.exit_code == 0, done.stderr
    row = Promise.objects.get(case__number="A-1042")
    assert (row.amount_minor, row.due_on) == (100_00, date(2026, 11, 28))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (PROMISED, "takes --said EVT-12"),
        ((*PROMISED, "--amount", "5", "--source", "x"), "takes --said EVT-12"),
        (("--ended", "met", "--amount", "5"), "takes --said EVT-12"),
        (("--ended", "nobody", "--said", "EVT-20"), "said nothing"),
        (("--ended", "met", "--said", "x"), "--said knows no “x”"),
        (("--ended", "met", "--stayed", "241"), "between 0 and 240"),
        (("--ended", "met", "--stayed", "-1"), "between 0 and 240"),
        (("--ended", "met", "--text", "再不还就让你坐牢"), "in the report"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_sentence_and_nothing_is_kept(
    visits, visit, friday, words, says
):
    done = visits("report", "A-1042", visit, *words)

    assert done.exit_code == 3
    assert says in done.stderr
    assert Visit.objects.get().ended_as == ""


@pytest.mark.parametrize("amount", ["lots", "5.005", "inf", "NaN", "1e99", "-", "5 6"])
def test_a_sum_that_is_none_is_named(visits, visit, friday, amount):
    words = (f"--amount={amount}", "--due", "2026-12-01", "--source", "工资")

    done = visits("report", "A-1042", visit, *PROMISED, *words)

    assert done.exit_code == 3
    assert f"“{amount}” is no sum of CNY" in done.stderr


@pytest.mark.parametrize("words", [("--ended", "gone"), ()])
def test_a_word_that_is_none_is_misuse(visits, visit, friday, words):
    assert visits("report", "A-1042", visit, *words).exit_code == 2


def test_before_its_hour_and_of_no_case_or_visit_nothing_is_told(visits, visit):
    early = visits("report", "A-1042", visit, "--ended", "met")
    case = visits("report", "X-1", visit, "--ended", "met")
    other = visits("report", "B-2077", visit, "--ended", "met")

    assert [each.exit_code for each in (early, case, other)] == [3, 3, 3]
    assert "nobody can say yet" in early.stderr
    assert "There is no case" in case.stderr
