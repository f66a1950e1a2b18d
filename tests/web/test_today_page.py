"""The day as the collector sees it, and as everybody else does."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from arrears.store.models import Attempt
from arrears.web.collector import rounds
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_a_collector_finds_her_rounds_in_order(carla, book):
    page = carla.get("/").text

    assert page.index("上午轮次") < page.index("下午轮次") < page.index("今日承诺")
    assert page.index("艾玛") < page.index("方圆")
    assert "154****0001" in page


def test_the_round_of_the_hour_stands_open_and_the_missed_one_says_so(carla, book):
    rounds = carla.get("/").context["rounds"]

    assert [each.state for each in rounds] == ["late", "now", "later"]
    assert rounds[0].left == 4


def test_before_noon_the_morning_round_stands_open(carla, book, settings):
    settings.ARREARS_CLOCK = books.NOW - timedelta(hours=6)

    assert [each.state for each in carla.get("/").context["rounds"]] == [
        "now",
        "later",
        "later",
    ]


def test_a_call_that_was_told_is_ticked(carla, book):
    tell(book.alma)

    page = carla.get("/")

    assert page.context["counters"]["done"] == 1
    assert "is-done" in page.text


def test_who_was_reached_is_counted_and_who_was_only_rung_is_not(carla, book):
    tell(book.alma)
    tell(book.cleo, code="EVT-01", result="conversation")

    assert carla.get("/").context["counters"]["reached"] == 1


def test_a_round_whose_calls_are_all_told_is_done(carla, book):
    for item in book.run.items.filter(round="promised"):
        tell(item.case)

    assert carla.get("/").context["rounds"][2].state == "done"


def test_promises_due_today_show_their_hour_and_the_time_left(carla, book):
    page = carla.get("/").text

    assert "16:30" in page
    assert "还有 1 小时 30 分" in page


def test_the_promised_hour_is_that_of_the_debtors_own_clock(carla, book):
    book.cleo.debtor.zone = "Asia/Urumqi"  # two hours behind the desk
    book.cleo.debtor.save()
    page = carla.get("/").text

    assert "16:30" in page
    assert "还有 3 小时 30 分" in page


def test_the_last_contact_is_dated_by_the_desks_calendar(carla, book):
    just_past_midnight = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)
    tell(book.alma, code="EVT-01", result="conversation")
    Attempt.objects.update(at=just_past_midnight)  # the 24th in China

    page = carla.get("/").text
    row = re.search(r'href="/cases/A-1042/".*?</a>', page, re.DOTALL)

    assert row
    assert "11月24日 周二 " in row[0]


def test_an_hour_that_is_past_says_for_how_long(carla, book, settings):
    settings.ARREARS_CLOCK = books.NOW + timedelta(hours=1, minutes=50)

    assert "已过 20 分钟" in carla.get("/").text


def test_who_is_left_out_is_counted_by_reason_and_listed(carla, book):
    assert 'href="/aside/house.stopped/"' in carla.get("/").text
    listed = carla.get("/aside/house.stopped/").text

    assert "薄瑞思" in listed
    assert "艾米尔" in listed
    assert "狄娜" not in listed


def test_a_reason_no_plan_gives_is_not_found(carla, book):
    assert carla.get("/aside/because/").status_code == 404


@pytest.mark.parametrize("page", ["0", "2", "x", "-1", "99999999999999999999"])
def test_a_page_that_is_not_there_leads_to_one_that_is(carla, book, page):
    assert carla.get(f"/aside/house.stopped/?page={page}").status_code == 200


def test_a_supervisor_sees_the_floor_and_any_seat(sandro, people, book):
    floor, seat = sandro.get("/").text, sandro.get("/?seat=carla").text

    assert "全部坐席" in floor
    assert "艾玛" not in floor
    assert "艾玛" in seat


def test_a_collector_cannot_look_at_another_seat(carla, book):
    colin = carla.get("/?seat=nobody")

    assert colin.context["seat"] == books.CARLA


@pytest.mark.parametrize("role", ["compliance", "strategist", "trainer"])
def test_who_only_reads_is_not_offered_to_plan(of_role, db, role):
    page = of_role(role).get("/").text

    assert "今天还没有计划" in page
    assert "生成今日计划" not in page
    assert "arrears plan" in page


def test_without_a_plan_the_supervisor_is_offered_to_make_it(sandro, db):
    assert "生成今日计划" in sandro.get("/").text


def test_a_supervisor_plans_the_day_and_the_collector_finds_it(sandro, carla, journal):
    books.built("zh", planned=False)

    planned = sandro.post("/plans/", follow=True).text

    assert "今日计划已生成" in planned
    assert "艾玛" in carla.get("/").text
    assert journal() == ["DayPlanned"]


def test_planning_again_changes_nothing_and_says_so(sandro, journal):
    books.built("zh", planned=False)
    sandro.post("/plans/")

    assert "计划没有变化" in sandro.post("/plans/", follow=True).text
    assert journal() == ["DayPlanned"]


@pytest.mark.parametrize("role", ["collector", "compliance", "strategist", "trainer"])
def test_the_day_is_planned_by_supervisors_only(of_role, journal, role):
    answer = of_role(role).post("/plans/")

    assert answer.status_code == 403
    assert "当日计划由主管生成" in answer.text
    assert journal() == []


def tell(case, *, code: str = "EVT-02", result: str = "no_answer") -> None:
    Attempt.objects.create(
        case=case,
        person=case.debtor,
        at=books.NOW,
        channel="phone",
        result=result,
        code=code,
        by=books.CARLA,
    )


def test_at_night_nobody_may_be_called_and_each_says_when_again(carla, book, settings):
    settings.ARREARS_CLOCK = books.NOW + timedelta(hours=7)  # 22:00

    page = carla.get("/")

    assert [len(each.open_lines) for each in page.context["rounds"]] == [0, 0, 0]
    assert "4 通现在不可拨打" in page.text
    assert page.text.count("11月25日 周三 08:00 起可再联系") >= 10


def test_one_second_before_ten_all_may_be_called(carla, book, settings):
    settings.ARREARS_CLOCK = books.NOW + timedelta(hours=6, minutes=59, seconds=59)

    rounds = carla.get("/").context["rounds"]

    assert [len(each.shut_lines) for each in rounds] == [0, 0, 0]


def settled(case, *, days=0, by=books.CARLA):
    from arrears.store.models import NextStep

    return NextStep.objects.create(
        case=case,
        kind="call",
        due_on=books.TODAY + timedelta(days=days),
        at=books.NOW - timedelta(minutes=30),
        by=by,
    )


@pytest.mark.parametrize(("days", "shown"), [(-2, True), (0, True), (1, False)])
def test_what_was_settled_is_due_on_its_day_and_not_before(carla, book, days, shown):
    settled(book.alma, days=days)

    due = carla.get("/").context["steps"]

    assert [each.number for each in due] == (["A-1042"] if shown else [])
    assert [each.late for each in due] == ([days < 0] if shown else [])


def test_a_later_contact_puts_away_what_was_settled(carla, book):
    settled(book.alma)
    tell(book.alma)

    assert carla.get("/").context["steps"] == ()


def test_what_a_colleague_settled_is_hers(carla, sandro, book):
    settled(book.alma, by=books.SANDRO)

    assert carla.get("/").context["steps"] == ()
    assert len(sandro.get("/").context["steps"]) == 1


@pytest.mark.covers("CAD-17")
@pytest.mark.parametrize(("days", "new"), [(6, 1), (7, 0)])
def test_the_sweep_holds_what_came_in_within_a_week(carla, book, days, new):
    book.alma.attempts.all().delete()
    book.alma.opened_on = books.TODAY - timedelta(days=days)
    book.alma.save()

    told = carla.get("/").context["sweep"]

    assert (told.new, len(told.left)) == (new, new)


def test_a_new_account_that_was_contacted_is_out_of_the_sweep(carla, book):
    book.alma.opened_on = books.TODAY
    book.alma.save()

    told = carla.get("/").context["sweep"]

    assert (told.new, told.touched, told.left) == (1, 1, ())


def test_the_day_asks_the_database_a_bounded_number_of_times(
    carla, book, django_assert_max_num_queries
):
    with django_assert_max_num_queries(35):
        carla.get("/")


def test_a_shut_round_of_few_calls_is_on_the_page(carla, book, monkeypatch):
    monkeypatch.setattr(rounds, "DRAWN_UNASKED", 4)

    assert "艾玛" in carla.get("/").text


def test_a_long_shut_round_comes_when_it_is_opened(carla, book, monkeypatch):
    monkeypatch.setattr(rounds, "DRAWN_UNASKED", 3)
    page = carla.get("/").text

    assert "艾玛" not in page
    assert 'hx-get="/rounds/morning/"' in page
    assert "艾玛" in carla.get("/rounds/morning/").text
    assert "艾玛" in carla.get("/?round=morning").text  # who has no script


def test_a_round_that_is_opened_says_who_may_be_called(
    carla, book, monkeypatch, settings
):
    monkeypatch.setattr(rounds, "DRAWN_UNASKED", 3)
    settings.ARREARS_CLOCK = books.NOW + timedelta(hours=7)  # 22:00

    assert "4 通现在不可拨打" in carla.get("/rounds/morning/").text


def test_a_supervisor_opens_the_long_round_of_a_seat(sandro, people, book, monkeypatch):
    monkeypatch.setattr(rounds, "DRAWN_UNASKED", 3)

    assert 'hx-get="/rounds/morning/?seat=carla"' in sandro.get("/?seat=carla").text
    assert "艾玛" in sandro.get("/rounds/morning/?seat=carla").text


@pytest.mark.parametrize("key", ["night", "evening", "x"])
def test_a_round_the_day_does_not_have_is_not_found(carla, book, key):
    assert carla.get(f"/rounds/{key}/").status_code == 404
