"""Lenders and placements: made, changed, ended; terms that the gate and the plan keep."""

import pytest

from arrears.actions.allowed_channel import ChannelNotInTerms
from arrears.actions.place_call import place_call
from arrears.store.frames import frames
from arrears.store.models import Case, JournalEntry, Lender, Placement, Point
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
LENDERS = "/administration/lenders/"
EXAMPLE = f"{LENDERS}example/"
TOLD = {
    "key": "2026-10",
    "hand": "1",
    "starts_on": "2026-10-01",
    "ends_on": "2026-12-31",
    "commission": "12.5",
    "channels": ["sms", "letter"],
    "ground": "合同 7 号",
}


@pytest.fixture
def admin(of_role, people):
    return of_role("administrator")


@pytest.mark.parametrize("role", ["collector", "supervisor", "compliance", "lender"])
def test_lenders_are_the_administrators(of_role, book, role):
    client = of_role(role)

    assert client.get(LENDERS).status_code == 403
    assert client.post(EXAMPLE, TOLD).status_code == 403
    assert client.post(f"{EXAMPLE}2026-10/end/").status_code == 403


@pytest.mark.parametrize("lang", ["zh-hans", "en"])
def test_both_pages_open_in_both_languages(admin, book, lang):
    admin.cookies["django_language"] = lang

    assert {admin.get(page).status_code for page in (LENDERS, EXAMPLE)} == {200}
    assert admin.get(f"{LENDERS}mars/").status_code == 404


def test_a_lender_is_added_once(admin, journal):
    told = {"key": "new-bank", "name": "新银行"}
    done = [admin.post(LENDERS, told).status_code for _ in range(2)]

    assert done == [302, 422]
    assert journal() == ["LenderAdded"]


def test_terms_change_and_the_journal_says_from_and_to(admin, book):
    admin.post(EXAMPLE, TOLD)

    body = JournalEntry.objects.get(kind="PlacementSet").body
    assert body["changed"] == {
        "commission_basis_points": ["", "1250"],
        "channels": ["", "sms,letter"],
    }
    assert "12.50" in admin.get(EXAMPLE).text


def test_a_placement_is_made(admin, book):
    admin.post(EXAMPLE, TOLD | {"key": "2027-01", "commission": "", "channels": []})

    assert Placement.objects.get(key="2027-01").commission_basis_points is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"hand": "0"},
        {"hand": "10"},
        {"commission": "100.01"},
        {"commission": "a lot"},
        {"commission": "1.234"},
        {"commission": "1.2.3"},
        {"ends_on": "2026-09-30"},
        {"ends_on": "never"},
        {"channels": ["pigeon"]},
        {"ground": " "},
        {"key": "../x"},
    ],
)
def test_terms_that_cannot_be_are_refused(admin, book, journal, wrong):
    assert admin.post(EXAMPLE, TOLD | wrong).status_code == 422
    assert journal() == []


def test_all_of_it_may_be_the_commission(admin, book):
    assert admin.post(EXAMPLE, TOLD | {"commission": "100"}).status_code == 302


def test_who_may_not_be_rung_is_neither_dialled_nor_planned(admin, carla, book):
    admin.post(EXAMPLE, TOLD)
    point = Point.objects.filter(person__number="A-1042", kind="mobile").first().pk

    with pytest.raises(ChannelNotInTerms):
        place_call(number="A-1042", point=point, by="carla", now=books.NOW)
    page = carla.post("/cases/A-1042/calls/", {"point": point})
    assert page.status_code == 422
    assert all(frames(books.TODAY)["cases"]["excluded"])


def test_an_ended_placement_gives_its_open_cases_back(admin, book, journal):
    without = admin.post(f"{EXAMPLE}2026-10/end/").status_code
    admin.post(f"{EXAMPLE}2026-10/end/", {"ground": "委托方来函"})

    assert without == 422
    assert not Case.objects.filter(closed_on=None).exists()
    assert Placement.objects.get().ends_on == books.TODAY
    assert journal()[-1] == "PlacementEnded"
    assert admin.post(f"{EXAMPLE}nothing/end/", {"ground": "x"}).status_code == 422
    assert Lender.objects.get().key == "example"
