"""Seats: what each collector can do, tried against the next plan, kept and journalled."""

import pytest

from arrears.store.models import JournalEntry, Person, Staff
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SEATS = "/administration/seats/"
CARLA = f"{SEATS}carla/"
TOLD = {
    "calls_per_round": "40",
    "minutes_a_day": "300",
    "most_cases": "60",
    "authority": "50000",
    "languages": ["zh", "yue"],
    "products": ["card"],
    "works_from": "09:00",
    "works_until": "17:00",
    "breaks": "12:00-13:00",
}


@pytest.fixture
def admin(of_role, people):
    return of_role("administrator")


@pytest.mark.parametrize("role", ["collector", "supervisor", "compliance", "trainer"])
def test_seats_are_the_administrators(of_role, people, role):
    client = of_role(role)

    assert client.get(SEATS).status_code == 403
    assert client.post(CARLA, TOLD).status_code == 403


def test_what_a_seat_can_do_is_kept_and_journalled_from_and_to(admin):
    admin.post(CARLA, TOLD)

    carla = Staff.objects.get(user__username="carla")
    assert (carla.languages, carla.authority_minor) == ("zh,yue", 5_000_000)
    body = JournalEntry.objects.get(kind="AbilitySet").body
    assert body["changed"]["minutes_a_day"] == ["", "300"]
    assert body["changed"]["works_from_minutes"] == ["", "540"]
    assert "09:00–17:00" in admin.get(SEATS).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes_a_day": "721"},
        {"minutes_a_day": "all"},
        {"calls_per_round": "501"},
        {"languages": ["xx"]},
        {"products": ["gold"]},
        {"works_until": "09:00"},
        {"works_until": "25:00"},
        {"breaks": "noon"},
        {"breaks": "16:00-18:00"},
    ],
)
def test_a_seat_that_cannot_be_is_refused_with_what_was_typed(admin, journal, wrong):
    page = admin.post(CARLA, TOLD | wrong)

    assert page.status_code == 422
    assert 'value="60"' in page.text
    assert journal() == []


def test_the_most_that_fits_is_taken(admin):
    assert admin.post(CARLA, TOLD | {"minutes_a_day": "720"}).status_code == 302


def test_who_is_no_collector_has_no_seat(admin):
    assert admin.get(f"{SEATS}sandro/").status_code == 404


def test_the_next_plan_is_tried_and_nothing_kept(admin, book, journal):
    page = admin.post(CARLA, {"calls_per_round": "1", "try": "1"})

    tried = page.context["tried"]
    assert tried.before.to_the_seat > tried.after.to_the_seat
    assert Staff.objects.get(user__username="carla").calls_per_round == 40
    assert journal() == []


def test_hours_are_tried_as_typed(admin, book):
    told = {"calls_per_round": "40", "works_from": "23:00", "try": "1"}

    assert admin.post(CARLA, told).context["tried"].after.to_the_seat == 0


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_both_pages_open_in_both_languages(admin, book, lang):
    admin.cookies["django_language"] = lang

    assert {admin.get(page).status_code for page in (SEATS, CARLA)} == {200}


def test_a_collector_writes_down_the_language_and_the_plan_knows_it(carla, book):
    from arrears.store.frames import frames

    done = carla.post("/cases/A-1042/language/", {"language": "yue"})

    assert done.status_code == 302
    assert Person.objects.get(number="A-1042").language == "yue"
    told = frames(books.TODAY)["cases"].filter(case="A-1042")
    assert told["language"].item() == "yue"
    assert JournalEntry.objects.get(kind="LanguageSet").body == {
        "before": "",
        "after": "yue",
    }


def test_a_language_that_is_none_is_refused(carla, of_role, book, journal):
    page = carla.post("/cases/A-1042/language/", {"language": "klingon"})

    assert page.status_code == 422
    assert of_role("trainer").post("/cases/A-1042/language/").status_code == 403
    assert journal() == []
