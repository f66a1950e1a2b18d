"""Lists go along as files: the same rows and rights as the page, and no formula."""

import csv
from io import BytesIO, StringIO

import fastexcel
import pytest

from arrears.store.models import Person, Stop
from tests.web import book as books

pytestmark = pytest.mark.django_db
LISTS = ("/assign/", "/floor/cases/?what=planned", "/team/", "/insight/")


def rows(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_a_list_of_lines_is_a_table_with_a_head(sandro, book):
    answer = sandro.get("/floor/cases/?what=planned&as=csv")

    head, *lines = rows(answer)
    assert head == ["姓名", "案件", "事项", "金额", "时间", "坐席"]
    assert len(lines) == book.run.called
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_table_leaves_out_what_is_no_figure(sandro, book):
    head, *lines = rows(sandro.get("/assign/?as=csv"))

    assert head[0] == "案件"
    assert len(lines) == 13


def test_every_page_of_a_list_goes_along(sandro, book):
    for number in range(60):
        Stop.objects.create(
            person=book.alma.debtor,
            kind="dispute",
            ground=str(number),
            since=books.NOW,
            by="sandro",
        )

    lines = rows(sandro.get("/floor/cases/?what=stops&as=csv"))

    assert len(lines) == 62  # the head, sixty, and the one of the book


def test_no_cell_becomes_a_formula(sandro, book):
    Person.objects.filter(pk=book.alma.debtor_id).update(name="=HYPERLINK(1)")

    lines = rows(sandro.get("/assign/?as=csv"))

    assert any(line[0].startswith("'=HYPERLINK") for line in lines)


@pytest.mark.parametrize("where", LISTS)
def test_the_workbook_has_the_same_rows(sandro, book, where):
    way = f"{where}{'&' if '?' in where else '?'}as="
    kept = rows(sandro.get(f"{way}csv"))
    answer = sandro.get(f"{way}xlsx")

    sheet = fastexcel.read_excel(BytesIO(answer.content).read()).load_sheet(0)
    assert sheet.height == len(kept) - 1


def test_who_may_not_see_the_list_gets_no_file(carla, book):
    assert carla.get("/assign/?as=csv").status_code == 403


def test_another_kind_of_file_is_the_page_itself(sandro, book):
    assert "<html" in sandro.get("/assign/?as=exe").text
