"""Long lists are sorted as a whole by the server, and paged by where a page ends."""

import csv
import re
from html import unescape
from io import BytesIO, StringIO
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest

from arrears.questions import columns
from arrears.store.models import Attempt, JournalEntry, WorkItem
from tests.web import book as books

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
SORTED = {
    "/assign/": ("number", "-number", "owed", "-owed", "days", "-days"),
    "/aside/house.stopped/": ("number", "-owed", "days"),
    "/floor/cases/?what=planned": ("time", "-time", "owed", "-days", "number"),
    "/floor/cases/?what=talks": ("time", "-time", "number"),
    "/floor/cases/?what=due": ("time", "-owed", "number"),
    "/floor/cases/?what=complaints": ("time", "number"),
    "/floor/cases/?what=stops": ("-time",),
    "/outbox/": ("released", "-goes"),
}
COMPLIANCE = {
    "/compliance/": ("entry", "-entry"),
    "/compliance/journal/": ("entry", "-entry"),
    "/compliance/matters/": ("due", "-received"),
    "/compliance/matters/?state=answered": ("answered", "-due"),
    "/compliance/register/": ("until", "-until", "-since"),
    "/compliance/wording/": ("time", "-time"),
    "/compliance/retention/": ("closed", "-number"),
}


def asked(where: str, **more: object) -> str:
    told = "&".join(f"{name}={value}" for name, value in more.items())
    return f"{where}{'&' if '?' in where else '?'}{told}"


def numbers(page: str) -> list[str]:
    return re.findall(r'name="case" value="(\d+)"', page)


def rows(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def walked(client, where: str, way: str) -> list[str]:
    """Return the cases of every page, following `rel="next"` or `rel="prev"`."""
    found: list[str] = []
    while where:
        at, page = where, client.get(where).text
        found += numbers(page) if way == "next" else numbers(page)[::-1]
        link = re.search(rf'rel="{way}" href="([^"]+)"', page)
        where = urljoin(at, unescape(link[1])) if link else ""
    return found


@pytest.fixture
def small_pages(monkeypatch):
    """Let a page hold four rows."""
    from arrears.questions.pages import Place

    monkeypatch.setattr(Place.__init__, "__defaults__", ("", 0, 0, 1, 4))


@pytest.mark.parametrize(
    ("where", "sort"), [(where, sort) for where in SORTED for sort in SORTED[where]]
)
def test_every_list_is_sorted_by_every_key(sandro, book, where, sort):
    assert sandro.get(asked(where, sort=sort)).status_code == 200


@pytest.mark.parametrize(
    ("where", "sort"),
    [(where, sort) for where in COMPLIANCE for sort in COMPLIANCE[where]],
)
def test_the_officer_s_lists_are_sorted_too(of_role, book, where, sort):
    assert of_role("compliance").get(asked(where, sort=sort)).status_code == 200


@pytest.mark.parametrize(
    "sort", ["number", "-number", "owed", "-owed", "days", "-days"]
)
def test_each_case_comes_once_whichever_way_and_back_again(
    sandro, book, small_pages, sort
):
    WorkItem.objects.filter(case=book.cleo).update(owed_minor=None, days_past_due=None)
    WorkItem.objects.filter(case=book.dina).update(owed_minor=None, days_past_due=None)
    forth = walked(sandro, f"/assign/?sort={sort}", "next")

    assert len(forth) == len(set(forth)) == 13
    key = {"number": "case__number", "owed": "owed_minor", "days": "days_past_due"}
    values = dict(WorkItem.objects.values_list("case_id", key[sort.lstrip("-")]))
    told = [values[int(case)] for case in forth]
    known = [value for value in told if value is not None]
    assert known == sorted(known, reverse=sort.startswith("-"))
    assert None not in told[: len(known)]  # nothing told comes last

    last = forth[-1]
    back = walked(sandro, f"/assign/?sort={sort}&before={last}", "prev")
    assert back == forth[-2::-1][: len(back)]
    assert back[-1] == forth[0]


def test_the_address_keeps_filter_and_sort_and_the_page_tells_where_it_is(
    sandro, book, small_pages
):
    page = sandro.get("/assign/?whose=nobody&sort=-owed").text
    link = unescape(re.search(r'rel="next" href="([^"]+)"', page)[1])

    assert "whose=nobody" in link
    assert "sort=-owed" in link
    assert "欠款从 ¥" in page
    assert 'aria-sort="descending"' in page


def test_a_key_that_is_none_is_refused_in_words(sandro, book):
    answer = sandro.get("/assign/?sort=worth")

    assert answer.status_code == 422
    assert "不能按“worth”排序，可用：number, owed, days" in answer.text
    assert len(numbers(answer.text)) == 13


@pytest.mark.parametrize("sort", ["worth", "-owed__gt", "case__debtor__name", "%27"])
def test_no_file_is_made_of_a_list_that_is_not_sorted_so(sandro, book, sort):
    answer = sandro.get(f"/assign/?sort={sort}&as=csv")

    assert answer.status_code == 422
    assert not JournalEntry.objects.filter(kind="ListTaken").exists()


def test_where_the_row_is_gone_the_list_begins_anew_and_says_so(sandro, book):
    page = sandro.get("/assign/?sort=owed&after=999999")

    assert page.status_code == 200
    assert "列表已有变动" in page.text
    assert len(numbers(page.text)) == 13


@pytest.mark.parametrize("after", ["-1", "x", "9" * 40, "%C2%B2"])
def test_an_address_that_names_no_row_is_the_beginning(sandro, book, after):
    assert len(numbers(sandro.get(f"/assign/?after={after}").text)) == 13


def test_the_file_is_the_whole_list_sorted_as_on_the_page(sandro, book, monkeypatch):
    from arrears.questions import pages

    monkeypatch.setattr(pages, "ROWS_A_GULP", 3)
    head, *lines = rows(sandro.get("/assign/?sort=-owed&as=csv"))

    owed, currency = head.index("欠款"), head.index("币种")
    sums = [float(line[owed]) for line in lines]
    assert len(lines) == 13
    assert sums == sorted(sums, reverse=True)
    assert {line[currency] for line in lines} == {"CNY"}


def test_a_list_too_long_for_a_file_says_so_and_nothing_is_taken(
    sandro, book, monkeypatch
):
    monkeypatch.setattr(columns, "MOST_ROWS", 5)
    answer = sandro.get("/assign/?as=xlsx")

    assert answer.status_code == 422
    assert "请缩小范围后再导出" in answer.text
    assert not JournalEntry.objects.filter(kind="ListTaken").exists()


def test_in_a_workbook_money_is_a_figure_and_a_moment_a_moment(sandro, book):
    Attempt.objects.create(
        case=book.alma,
        person=book.alma.debtor,
        at=books.NOW,
        channel="phone",
        result="conversation",
        code="EVT-01",
        by=books.CARLA,
    )
    talks = ZipFile(BytesIO(sandro.get("/floor/cases/?what=talks&as=xlsx").content))
    cases = ZipFile(BytesIO(sandro.get("/assign/?as=xlsx").content))

    assert '<c r="F2" s="3"><v>46350.625000</v></c>' in sheet(talks)  # Tue 15:00
    assert re.search(r'<c r="E2" s="1"><v>\d+\.\d\d</v></c>', sheet(cases))
    assert "styleSheet" in cases.read("xl/styles.xml").decode()


def sheet(book: ZipFile) -> str:
    return book.read("xl/worksheets/sheet1.xml").decode()


def test_a_file_masks_what_its_page_masks(of_role, book):
    reader = of_role("strategist")
    named = rows(reader.get("/aside/house.stopped/?as=csv"))

    assert all(line[0].endswith("*") for line in named[1:])
    assert len(named) == 3


@pytest.mark.parametrize(
    "where", ["/administration/", "/administration/seats/", "/administration/audit/"]
)
def test_the_administrator_s_lists_go_along_too(of_role, book, where):
    of_role("collector")
    administrator = of_role("administrator")

    assert len(rows(administrator.get(asked(where, **{"as": "csv"})))) >= 1
    assert administrator.get(asked(where, **{"as": "xlsx"})).content[:2] == b"PK"


@pytest.mark.parametrize(
    "where", ["/compliance/wording/", "/compliance/samples/", "/compliance/"]
)
def test_the_officer_s_lists_go_along_and_nobody_else_s(of_role, carla, book, where):
    assert of_role("compliance").get(f"{where}?as=csv").status_code == 200
    assert carla.get(f"{where}?as=csv").status_code == 403
