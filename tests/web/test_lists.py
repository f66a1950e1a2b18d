"""Lists go along as files: the same rows and rights as the page, and no formula."""

import csv
import re
from html import unescape
from io import StringIO
from urllib.parse import parse_qs, urljoin, urlsplit

import fastexcel
import pytest

from arrears.store.models import Attempt, JournalEntry, Person
from tests.web import book as books

pytestmark = pytest.mark.django_db
LISTS = ("/assign/", "/floor/cases/?what=planned", "/team/", "/insight/")


def rows(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_a_list_of_lines_is_a_table_with_a_head(sandro, book):
    answer = sandro.get("/floor/cases/?what=planned&as=csv")

    head, *lines = rows(answer)
    assert head == ["姓名", "案件", "事项", "金额", "币种", "时间", "坐席"]
    assert len(lines) == book.run.called
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_table_leaves_out_what_is_no_figure(sandro, book):
    head, *lines = rows(sandro.get("/assign/?as=csv"))

    assert head[0] == "案件"
    assert len(lines) == 13


def test_every_page_of_a_list_goes_along(sandro, book):
    for _ in range(60):
        Attempt.objects.create(
            case=book.alma,
            person=book.alma.debtor,
            at=books.NOW,
            channel="phone",
            result="conversation",
            code="EVT-01",
            by=books.CARLA,
        )

    after = rows(sandro.get("/floor/cases/?what=talks&as=csv"))

    assert len(after) == 61
    assert after.count(after[0]) == 1  # its head, once


def test_no_cell_becomes_a_formula(sandro, book):
    Person.objects.filter(pk=book.alma.debtor_id).update(name="=HYPERLINK(1)")

    lines = rows(sandro.get("/assign/?as=csv"))

    assert any(line[1].startswith("'=HYPERLINK") for line in lines)


@pytest.mark.parametrize("where", LISTS)
def test_the_workbook_has_the_same_rows(sandro, book, where):
    way = f"{where}{'&' if '?' in where else '?'}as="
    kept = rows(sandro.get(f"{way}csv"))
    answer = sandro.get(f"{way}xlsx")

    sheet = fastexcel.read_excel(answer.content).load_sheet(0)
    assert sheet.height == len(kept) - 1


def test_the_journal_keeps_who_took_which_list(sandro, book, journal):
    sandro.get("/floor/cases/?what=planned&as=csv")

    assert journal() == ["ListTaken"]
    entry = JournalEntry.objects.get()
    assert (entry.subject, entry.by) == ("supervisor:floor_cases", "sandro")
    assert entry.body["rows"] == book.run.called


def test_who_may_not_see_the_list_gets_no_file(carla, book):
    assert carla.get("/assign/?as=csv").status_code == 403


def test_another_kind_of_file_is_the_page_itself(sandro, book):
    assert "<html" in sandro.get("/assign/?as=exe").text


def test_an_empty_list_is_an_empty_file(sandro, book):
    assert sandro.get("/outbox/?as=csv").status_code == 200
    assert sandro.get("/outbox/?as=xlsx").content.startswith(b"PK")


@pytest.mark.parametrize(
    ("role", "deed", "listed"),
    [
        ("administrator", "/administration/staff/new/", "/administration/"),
        ("compliance", "/compliance/matters/new/", "/compliance/matters/"),
        ("compliance", "/compliance/register/new/", "/compliance/register/"),
        ("compliance", "/compliance/samples/new/", "/compliance/samples/"),
        ("supervisor", "/transfers/new/", None),
        ("supervisor", "/team/absence/", "/team/"),
        ("supervisor", "/assign/try/", "/assign/"),
        ("supervisor", "/templates/new/", "/templates/"),
        ("supervisor", "/assign/rules/new/", None),
        ("supervisor", "/deal/steer/", None),
        ("supervisor", "/outbox/many/new/", None),
        ("administrator", "/administration/plan-policy/new/", None),
        ("collector", "/cases/A-1042/messages/new/", None),
        ("trainer", "/training/calls/new/", None),
        ("trainer", "/training/scenes/new/", None),
    ],
)
def test_from_a_page_redrawn_after_a_refused_form_each_link_leads_somewhere(
    of_role, book, role, deed, listed
):
    desk = of_role(role)
    page = desk.post(deed, {})
    assert page.status_code == 422
    ways = {
        unescape(way) for way in re.findall(r'(?:href|action)="([^"#]*)"', page.text)
    }
    here = {way for way in ways if not urlsplit(way).path}  # of the deed's own address

    assert not here
    if listed:
        answer = desk.get(f"{listed}?as=csv")
        assert f"{listed}?as=csv" in ways
        assert answer.headers["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize(
    "page",
    [
        "/insight/?board=compliance&to=2026-11-24&from=2026-11-01&beside=",
        "/insight/kept_rate/?to=2026-11-24&from=2026-11-01&by=&beside=",
        "/insight/dials/cases/?to=2026-11-24&from=2026-11-01&measure=dials",
    ],
)
def test_the_file_of_a_page_of_figures_is_of_that_page(of_role, book, page):
    officer = of_role("compliance")
    shown = officer.get(page).text
    way = unescape(re.search(r'href="([^"]+as=csv)"', shown)[1])
    taken = officer.get(urljoin(page, way))

    assert taken.headers["Content-Type"].startswith("text/csv")
    assert parse_qs(urlsplit(way).query)["to"] == ["2026-11-24"]
    assert way.count("?") == 1
