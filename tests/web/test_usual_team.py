"""The team that a supervisor's figures open with: set on the page, told in the address."""

import pytest

from arrears.store.models import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def north(book, people):
    Staff.objects.filter(user__username="carla").update(team="North")


def test_the_figures_open_with_the_team_that_was_chosen(sandro, north):
    sandro.cookies["django_language"] = "en"
    page = sandro.get("/insight/?team=North").text
    assert "Always open with North" in page

    sandro.post("/insight/team/", {"team": "North"})
    opened = sandro.get("/insight/")

    assert opened.url == "/insight/?team=North"
    assert "Your figures open with North" in sandro.get(opened.url).text


def test_another_address_is_taken_as_it_says_and_all_can_be_chosen_again(sandro, north):
    sandro.cookies["django_language"] = "en"
    sandro.post("/insight/team/", {"team": "North"})

    of_all = sandro.get("/insight/?team=&from=2026-11-01")
    assert of_all.context["asked"].only == {}
    assert "Always open with all teams" in of_all.text
    sandro.post("/insight/team/", {"team": ""})

    assert sandro.get("/insight/").status_code == 200


def test_a_team_that_is_gone_is_opened_no_more_and_none_can_be_set(sandro, north):
    sandro.post("/insight/team/", {"team": "North"})
    Staff.objects.update(team="")
    assert sandro.get("/insight/").status_code == 200

    sandro.post("/insight/team/", {"team": "South"})

    assert Staff.objects.get(user__username="sandro").figures_team == "North"


def test_a_figure_put_down_to_nobody_says_so_under_a_team(sandro, north):
    sandro.cookies["django_language"] = "en"

    of_team = sandro.get("/insight/?team=North").text

    assert "“Recovered within 7 days (money)” is of whole cohorts" in of_team
    assert "of whole cohorts" not in sandro.get("/insight/?team=").text


def test_a_collector_has_no_team_to_choose(carla, north):
    assert carla.post("/insight/team/", {"team": "North"}).status_code == 403
