"""Figures on pages: what a post may see, filters in the address, cases behind a number."""

import json
import re
from datetime import timedelta

import pytest

from arrears.actions.count_days import count_days
from arrears.insight.boards import BOARDS
from arrears.store.models import Attempt, Staff
from tests.web import book as books
from tests.web.book import NOW

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DAYS = "from=2026-11-01&to=2026-11-24"


@pytest.fixture
def counted(book):
    count_days(by="cli", now=NOW)
    return book


def english(client):
    client.cookies["django_language"] = "en"
    return client


def test_the_supervisor_sees_the_floor_with_conduct_beside_money(sandro, counted):
    page = english(sandro).get(f"/insight/?{DAYS}")

    assert page.status_code == 200
    for title in ("Money received", "Complaints per thousand contacts", "Kept rate"):
        assert title in page.text
    assert "nobody is paid by money alone" in page.text


@pytest.mark.parametrize("board", ["supervisor", "compliance", "lender"])
def test_every_board_opens(sandro, counted, board):
    assert sandro.get(f"/insight/?board={board}&{DAYS}").status_code == 200


def test_a_collector_sees_only_her_own_figures(carla, counted):
    page = english(carla).get(f"/insight/dials/?{DAYS}&by=collector&collector=sandro")

    assert page.status_code == 200
    assert page.context["asked"].only == {"collector": "carla"}
    assert 'value="collector"' not in page.text
    assert carla.get("/insight/?board=supervisor").status_code == 404
    assert "collector=carla" in carla.get(f"/insight/?{DAYS}").text


@pytest.mark.parametrize(
    "role", ["compliance", "strategist", "trainer", "administrator"]
)
def test_each_post_has_a_board_of_its_own(of_role, counted, role):
    assert of_role(role).get("/insight/").status_code == 200


def test_the_chart_has_the_figures_of_the_table(sandro, counted):
    page = english(sandro).get(f"/insight/dials/?{DAYS}&by=collector")

    quoted = re.search(r'data-chart="([^"]+)"', page.text)[1].replace("&quot;", '"')
    told = json.loads(quoted)
    for value in told["values"]:
        assert f">{int(float(value)):,}<" in page.text


def test_a_number_leads_to_the_cases_it_counts(sandro, counted):
    page = english(sandro).get(f"/insight/kept_rate/?{DAYS}")
    address = re.search(r'href="(/insight/kept_rate/cases/\?[^"]+)"', page.text)[1]

    cases = sandro.get(address.replace("&amp;", "&"))

    assert cases.status_code == 200
    part = cases.context["found"]
    line = page.context["together"][0].line
    assert sum(row.amount for row in part.rows) == int(line.part)
    assert part.cases == 0 or "/cases/" in cases.text


def test_the_cases_of_a_group_are_its_own(sandro, counted):
    address = f"/insight/dials/cases/?{DAYS}&measure=dials"
    everybody = sandro.get(address).context["found"]
    nobody = sandro.get(f"{address}&collector=nobody").context["found"]

    assert everybody.cases > 0
    assert nobody.cases == 0


@pytest.mark.parametrize(
    "address",
    [
        "/insight/effort/",
        "/insight/dials/cases/?measure=effort",
        "/insight/?board=mine",
    ],
)
def test_what_is_not_there_is_not_found(sandro, counted, address):
    assert sandro.get(address).status_code == 404


@pytest.mark.parametrize("query", ["from=yesterday", "from=2026-11-24&to=2026-11-01"])
def test_days_that_are_none_are_named(sandro, counted, query):
    for address in ("/insight/", "/insight/dials/"):
        page = sandro.get(f"{address}?{query}")

        assert page.status_code == 422
        assert 'role="alert"' in page.text


def test_days_are_counted_from_the_page_by_who_decides(sandro, carla, book):
    assert "还没有统计" in sandro.get("/insight/dials/").text
    assert "还没有统计" in sandro.get("/insight/").text
    assert carla.post("/insight/count/").status_code == 403

    page = sandro.post("/insight/count/", follow=True)

    assert "已重新统计" in page.text
    assert "还没有统计" not in sandro.get("/insight/dials/").text


def test_every_figure_of_every_board_opens_in_both_languages(sandro, counted):
    for key in sorted({key for keys in BOARDS.values() for key in keys}):
        assert sandro.get(f"/insight/{key}/?{DAYS}").status_code == 200
        assert (
            english(sandro).get(f"/insight/{key}/?{DAYS}&by=lender").status_code == 200
        )
        sandro.cookies.pop("django_language")


def test_a_stranger_is_sent_to_the_door(client, counted):
    assert client.get("/insight/").status_code == 302


def test_friendly_notes_come_into_the_board_and_to_whom_they_are_for(
    sandro, carla, book
):
    books.staff("li", "collector", name="李", number="S-09")
    talks = {
        "person": book.dina.debtor,
        "point": book.dina.debtor.points.first(),
        "channel": "phone",
        "result": "conversation",
        "code": "EVT-01",
    }
    Attempt.objects.bulk_create(
        Attempt(case=book.dina, at=NOW - n * HOUR, by=who, note=note, **talks)
        for n in range(40)
        for who, note in (("carla", ""), ("li", "written down"))
    )
    count_days(by="cli", now=NOW)

    board, notes = english(sandro).get(f"/insight/?{DAYS}").text, "/insight/coaching/"
    part = sandro.get(f"{notes}?{DAYS}", headers={"HX-Request": "true"}).text

    assert f'hx-get="{notes}?from=2026-11-01' in board
    assert "have a note" in part
    assert "<html" not in part
    assert "have a note" in english(carla).get(f"{notes}?{DAYS}").text
    assert "nothing differs" in sandro.get(f"{notes}?{DAYS}&collector=li").text
    assert sandro.get(f"{notes}?from=yesterday").status_code == 422


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_a_days_weeks_or_months_number_leads_to_its_own_cases(sandro, counted, by):
    page = english(sandro).get(f"/insight/dials/?{DAYS}&by={by}")

    for each in page.context["lines"]:
        cases = sandro.get(f"/insight/dials/cases/?{each.part}")
        found = cases.context["found"]
        assert sum(row.amount for row in found.rows) == int(each.line.part)


def test_a_team_is_filtered_in_the_address_and_its_number_leads_to_its_cases(
    sandro, counted
):
    Staff.objects.filter(user__username="carla").update(team="North")
    page = english(sandro).get(f"/insight/dials/?{DAYS}&by=team")
    address = re.search(r'href="([^"]+team=North[^"]*measure=[^"]+)"', page.text)[1]
    cases = sandro.get(address.replace("&amp;", "&"))
    of_team = sandro.get(f"/insight/dials/?{DAYS}&team=North").context["together"][0]
    of_carla = sandro.get(f"/insight/dials/?{DAYS}&collector=carla")

    assert of_team.line.part == of_carla.context["together"][0].line.part != "0"
    counted_cases = sum(row.amount for row in cases.context["found"].rows)
    assert str(counted_cases) == of_team.line.part
    assert "Only one person is in “North”" in page.text
    assert "Teams are as they are set today" in page.text


def test_a_team_that_nobody_is_in_is_named(sandro, counted):
    page = english(sandro).get(f"/insight/dials/?{DAYS}&team=South")

    assert page.status_code == 422
    assert "Nobody is in a team “South”" in page.text


def test_a_collector_cannot_ask_for_a_team(carla, counted):
    page = carla.get(f"/insight/dials/?{DAYS}&team=North")

    assert page.context["asked"].only == {"collector": "carla"}


def test_two_periods_stand_side_by_side_and_the_address_keeps_them(sandro, counted):
    page = english(sandro).get(
        "/insight/dials/?from=2026-11-20&to=2026-11-24&beside=2026-11-01"
    )
    earlier = page.context["earlier"]

    assert (str(earlier.since), str(earlier.until)) == ("2026-11-01", "2026-11-05")
    assert "beside=2026-11-01" in page.context["address"]
