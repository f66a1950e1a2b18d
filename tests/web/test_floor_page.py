"""The live board: its figures, the cases behind each, and who sees it."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils.html import escape

from arrears.actions.stay import Limits, look
from arrears.store.models import Attempt, Payment, PlanRun, Staff, Stay
from tests.web import book as books
from tests.web.book import NOW, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
FLOOR = "/floor/"


def told(case, code, *, note="", by=books.CARLA):
    return Attempt.objects.create(
        case=case,
        person=case.debtor,
        at=NOW - timedelta(minutes=20),
        channel="phone",
        result="conversation",
        code=code,
        by=by,
        note=note,
    )


def seen(user, minutes):
    Stay.objects.create(
        user=User.objects.get(username=user),
        began_at=NOW - timedelta(minutes=90),
        seen_at=NOW - timedelta(minutes=minutes),
        address="127.0.0.1",
    )


def test_every_number_leads_to_its_cases(sandro, carla, book):
    told(book.alma, "EVT-12", note="Friday")
    page = sandro.get(FLOOR)

    ways = set(re.findall(r'href="(/floor/cases/[^"]+)"', page.text))
    assert len(ways) > 15
    for way in ways:
        assert sandro.get(way.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize(
    ("what", "there", "absent"),
    [
        ("done", "A-1042", "C-3015"),
        ("left", "C-3015", "A-1042"),
        ("promised", "A-1042", "C-3015"),
        ("noted", "A-1042", "C-3015"),
        ("due", "C-3015", "A-1042"),
        ("stops", "E-5230", "A-1042"),
        ("calls", "没有", "A-1042"),
    ],
)
def test_the_cases_behind_a_number_are_those_it_counts(
    sandro, carla, book, what, there, absent
):
    told(book.alma, "EVT-12", note="Friday")

    page = sandro.get("/floor/cases/", {"what": what})

    assert there in page.text or what == "calls"
    assert absent not in page.text


def test_a_kept_promise_counts_and_is_due_no_more(sandro, carla, book):
    Payment.objects.create(
        debt=book.cleo.debts.get(),
        paid_on=TODAY,
        booked_at=NOW,
        amount_minor=1_500_00,
        ref="P-9",
    )

    assert "C-3015" in sandro.get("/floor/cases/", {"what": "kept"}).text
    assert "/cases/C-3015/" not in sandro.get(FLOOR).text


def test_who_was_seen_a_quarter_of_an_hour_ago_is_here_and_later_not(
    sandro, book, carla
):
    seen(books.CARLA, 15)
    assert '<span class="pill">在岗' in sandro.get(FLOOR).text

    Stay.objects.update(seen_at=NOW - timedelta(minutes=16))
    assert "未登录" in sandro.get(FLOOR).text


def test_it_refreshes_without_the_page_around_it(sandro, book):
    page = sandro.get(FLOOR)
    part = sandro.get(FLOOR, {"by_itself": 1}, headers={"HX-Request": "true"})

    assert "every 20s" in page.text
    assert "<html" not in part.text
    assert "承诺" in part.text


def test_it_asks_the_database_a_score_of_questions_whatever_the_book(
    sandro, book, django_assert_max_num_queries
):
    with django_assert_max_num_queries(26):
        sandro.get(FLOOR)


def test_without_a_plan_it_says_how_to_make_one(sandro, book):
    PlanRun.objects.all().delete()

    assert "今天还没有计划" in sandro.get(FLOOR).text


def test_seats_stand_by_staff_number_not_by_money(sandro, carla, book):
    books.staff("zoe", "collector", name="佐伊", number="S-00")
    told(book.alma, "EVT-12")

    page = sandro.get(FLOOR).text
    assert page.index("佐伊") < page.index("卡拉")
    assert "数字低是需要帮助" in page


def test_markup_in_a_name_stays_text(sandro, carla, book):
    Staff.objects.filter(user__username=books.CARLA).update(name="<b>x</b>")

    page = sandro.get(FLOOR).text
    assert "<b>x</b>" not in page
    assert escape("<b>x</b>") in page


def test_an_unknown_number_is_not_found_and_a_far_page_is_empty(sandro, book):
    assert sandro.get("/floor/cases/", {"what": "x"}).status_code == 404
    assert sandro.get("/floor/cases/?what=done&page=99999").status_code == 200


@pytest.mark.parametrize(("by_itself", "alive"), [(False, True), (True, False)])
def test_a_page_that_renews_itself_keeps_no_stay_alive(people, by_itself, alive):
    limits = Limits(still=timedelta(hours=1), long=timedelta(hours=12), stays=3)
    seen(books.CARLA, 30)
    stay = Stay.objects.get()

    look(stay.pk, user=stay.user_id, limits=limits, now=NOW, by_itself=by_itself)

    stay.refresh_from_db()
    assert (stay.seen_at == NOW) == alive
