"""The calendar as a month, the house's own days, and the plan that asks it."""

import pytest

from arrears.store.models import HouseDay, PlanRun
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
CALENDAR = "/administration/calendar/"
TOLD = {"country": "CN", "on": "2026-10-01", "choice": "works", "name": "盘点"}


@pytest.fixture
def admin(of_role, people):
    return of_role("administrator")


@pytest.mark.parametrize("role", ["collector", "supervisor", "compliance", "trainer"])
def test_the_calendar_is_the_administrators(of_role, role):
    client = of_role(role)

    assert client.get(CALENDAR).status_code == 403
    assert client.post(CALENDAR, TOLD).status_code == 403


def test_a_month_shows_holidays_and_make_up_workdays(admin):
    page = admin.get(f"{CALENDAR}?country=CN&month=2026-10")

    assert "国庆节" in page.text
    assert "调休上班" in page.text
    assert "尚未公布" not in page.text


@pytest.mark.parametrize(
    ("lang", "says"),
    [("zh-hans", "2027 年日历尚未公布"), ("en", "2027 calendar not published")],
)
def test_an_unpublished_year_says_so(admin, lang, says):
    admin.cookies["django_language"] = lang

    assert says in admin.get(f"{CALENDAR}?month=2027-03").text


@pytest.mark.parametrize("asked", ["month=1", "month=9999-99", "country=ZZ", ""])
def test_an_odd_address_shows_this_month(admin, asked):
    page = admin.get(f"{CALENDAR}?{asked}")

    assert page.context["first"] == books.TODAY.replace(day=1)


def test_the_house_settles_a_day_and_takes_it_back(admin, journal):
    page = admin.post(CALENDAR, TOLD)
    there = HouseDay.objects.get()
    admin.post(CALENDAR, TOLD | {"choice": "as_published"})

    assert page.url == f"{CALENDAR}?country=CN&month=2026-10"
    assert there.works
    assert not HouseDay.objects.exists()
    assert journal() == ["CalendarDaySet", "CalendarDaySet"]


@pytest.mark.parametrize(
    "wrong", [{"on": "soon"}, {"on": "0001-01-01"}, {"name": ""}, {"choice": "x"}]
)
def test_a_day_that_cannot_be_is_refused(admin, journal, wrong):
    assert admin.post(CALENDAR, TOLD | wrong).status_code == 422
    assert journal() == []


def test_a_supervisor_plans_a_rest_day_only_on_purpose(sandro, book):
    PlanRun.objects.all().delete()
    HouseDay.objects.create(
        country="CN",
        on=books.TODAY,
        works=False,
        name="年会",
        by="ada",
        at=books.NOW,
    )
    refused = sandro.post("/plans/", follow=True)
    said = [str(each) for each in refused.context["messages"]]
    none = PlanRun.objects.exists()
    sandro.post("/plans/", {"any_day": "1"})

    assert "年会" in said[0]
    assert "仍然排计划" in refused.text
    assert not none
    assert PlanRun.objects.exists()
