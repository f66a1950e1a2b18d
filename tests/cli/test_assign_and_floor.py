"""`arrears assign`, `floor` and `away`, as somebody types them."""

import json

import pytest

from arrears.store.models import Assignment, BulkAct, Case, Staff
from tests.cli.conftest import ALMA, BORIS
from tests.web import book as books

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def numbers(really_written, intake, arrears):
    for n, seat in enumerate(("carla", "li")):
        books.staff(seat, "collector", name=seat, number=f"S-0{n}")
    Staff.objects.update(team="A")
    intake(ALMA, BORIS)
    arrears("plan", "--on", "2026-11-24")
    return list(Case.objects.order_by("number").values_list("number", flat=True))


def assign(arrears, *words):
    return arrears("--lang", "en", "assign", *words, "--ground", "asked")


def test_cases_are_assigned_and_it_is_undone(arrears, numbers):
    done = assign(arrears, *numbers, "--seat", "li")

    assert (done.exit_code, Assignment.objects.filter(seat="li").count()) == (0, 2)
    undone = arrears("assign", "--undo", BulkAct.objects.get().pk)
    assert undone.exit_code == 0
    assert not Assignment.objects.filter(ended_at=None).exists()


def test_tried_only_it_says_what_would_change(arrears, numbers):
    told = assign(arrears, *numbers, "--team", "A", "--rule", "even", "--try", "--json")

    assert json.loads(told.stdout)["changed"] == 2
    assert not Assignment.objects.exists()


def test_cases_are_chosen_by_what_they_are(arrears, numbers):
    assign(arrears, "--whose", "nobody", "--team", "A")
    done = assign(arrears, "--whose", "nobody", "--release")

    assert done.exit_code == 3
    assert Assignment.objects.filter(team="A").count() == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--seat", "li", "--team", "A"),
        (),
        ("--team", "A", "--rule", "dance"),
        ("--seat", "nobody"),
    ],
)
def test_what_means_nothing_or_two_things_is_refused(arrears, numbers, words):
    assert assign(arrears, numbers[0], *words).exit_code == 3
    assert not Assignment.objects.exists()


def test_an_unknown_number_is_named_and_nothing_is_changed(arrears, numbers):
    done = assign(arrears, numbers[0], "Z-9", "--seat", "li")

    assert (done.exit_code, "Z-9" in done.stderr) == (3, True)
    assert not BulkAct.objects.exists()


def test_the_floor_is_told_in_words_and_as_json(arrears, numbers):
    assert "carla" in arrears("floor").stdout
    told = json.loads(arrears("floor", "--json").stdout)
    assert {*told["waits"]} == {"approvals", "escalations", "transfers", "coaching"}
    assert [each["seat"] for each in told["seats"]] == ["carla", "li"]


def test_somebody_is_away_and_back(arrears, numbers):
    gone = arrears("away", "li", "--until", "2099-01-01", "--stand-in", "carla")
    assert gone.exit_code == 0
    assert Staff.objects.get(user__username="li").stand_in == "carla"

    assert arrears("away", "li", "--back").exit_code == 0
    assert arrears("away", "li").exit_code == 3
