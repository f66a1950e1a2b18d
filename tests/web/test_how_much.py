"""How many questions and bytes the pages cost that somebody opens all day (issue 7)."""

import pytest

from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
CASE = "/cases/C-3015/"
HTMX = {"HX-Request": "true"}
PACKED = {"Accept-Encoding": "gzip"}
WHOLE_CASE = 100_000  # bytes over the wire, with the second request
PAGES = [  # who, page, headers, questions, bytes sent
    ("carla", "/", {}, 41, 15_000),
    ("carla", CASE, {}, 30, 25_000),
    ("carla", f"{CASE}brief/", HTMX, 30, 10_000),
    ("carla", f"{CASE}call/", {}, 62, 20_000),
    ("carla", "/palette/?q=A-1", HTMX, 9, 2_000),
    ("carla", "/search/?q=A-", {}, 8, 5_000),
    ("sandro", "/", {}, 45, 15_000),
    ("sandro", "/floor/", {}, 27, 15_000),
    ("sandro", "/team/", {}, 21, 15_000),
    ("sandro", "/assign/", {}, 16, 15_000),
]


@pytest.fixture
def at_work(carla, sandro, book):
    return {"carla": carla, "sandro": sandro}


@pytest.mark.covers("SCN-01", "SCN-02")
@pytest.mark.parametrize(("who", "page", "headers", "questions", "most"), PAGES)
def test_a_page_asks_and_sends_no_more_than_this(
    at_work, django_assert_max_num_queries, who, page, headers, questions, most
):
    client = at_work[who]
    client.get(page, headers=headers)  # rules and cards are read
    with django_assert_max_num_queries(questions):
        got = client.get(page, headers=headers | PACKED)

    assert got.status_code == 200
    assert got.headers.get("Content-Encoding", "") == ("gzip" if most > 2_000 else "")
    assert len(got.content) < most


def test_a_case_with_two_hundred_contacts_is_under_the_limit_with_its_second_request(
    carla, book, django_assert_max_num_queries
):
    from datetime import timedelta

    from arrears.store.models import Attempt

    Attempt.objects.bulk_create(
        Attempt(
            case=book.cleo,
            person=book.cleo.debtor,
            at=books.NOW - timedelta(days=40, hours=n),
            channel="phone",
            result="no_answer",
            code="EVT-02",
            by=books.CARLA,
            note=f"第{n}次，无人接听，下周再联系。",
        )
        for n in range(250)
    )
    with django_assert_max_num_queries(30):
        page = carla.get(CASE, headers=PACKED)
    brief = carla.get(f"{CASE}brief/", headers=HTMX | PACKED)

    assert len(page.content) + len(brief.content) < WHOLE_CASE / 3


def test_the_floor_s_lists_of_the_day_are_cut_and_say_how_many_more(
    sandro, book, monkeypatch
):
    from arrears.questions import day_queues, my_worklist
    from arrears.store.models import Case

    Case.objects.update(opened_on=books.TODAY)
    whole = sandro.get("/").context
    monkeypatch.setattr(day_queues, "MOST", 1)
    monkeypatch.setattr(my_worklist, "MOST_OF_FLOOR", 1)
    cut = sandro.get("/")

    assert cut.context["counters"] == whole["counters"]
    assert cut.context["sweep"].touched == whole["sweep"].touched
    more = cut.context["sweep"].more
    assert more == len(whole["sweep"].left) - 1 > 0
    assert f"还有 {more} 件未接触" in cut.text


def test_a_cut_list_of_promises_begins_with_those_of_an_hour(sandro, book, monkeypatch):
    from arrears.questions import my_worklist
    from arrears.store.models import Promise

    sooner = Promise.objects.get(case=book.cleo)
    sooner.pk, sooner.case, sooner.due_at = None, book.alma, None
    sooner.save()  # of no hour
    Promise.objects.filter(case=book.alma).update(id=0)  # before it by its number
    monkeypatch.setattr(my_worklist, "MOST_OF_FLOOR", 1)

    (line,) = sandro.get("/").context["work"].promises
    assert line.number == book.cleo.number
