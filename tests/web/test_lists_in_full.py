"""A list goes along with nothing masked, for a reason that the journal keeps."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from zipfile import ZipFile

import fastexcel
import pytest
from django.test import Client

from arrears.store import scope
from arrears.store.models import JournalEntry, Lender, Message, Staff, Stop
from tests import cast
from tests.web import book as books
from tests.web.test_lender_scope import of_another_lender

pytestmark = pytest.mark.django_db
SPARE = "+8615490000777"
REGISTER = "/compliance/register/"


def rows(answer) -> list[list[str]]:
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def taken(client, where: str, *, reason="complaint", told="", form="csv"):
    return client.post(where, {"as": form, "reason": reason, "told": told})


def on_the_register(person, *, days: int = 30) -> Stop:
    return Stop.objects.create(
        person=person,
        kind="vulnerable",
        ground="calls_by_day",
        since=books.NOW,
        by="olga",
        expires_on=books.TODAY + timedelta(days=days),
    )


def message(case, point, *, by: str = books.CARLA) -> Message:
    return Message.objects.create(
        case=case,
        point=point,
        channel="sms",
        address=point.value,
        owed_minor=100_00,
        body="您好",
        by=by,
        released_at=books.NOW,
        send_at=books.NOW,
    )


@pytest.fixture
def officer(of_role, book) -> Client:
    """A compliance officer, with Alma and Boris on the register."""
    on_the_register(book.alma.debtor)
    on_the_register(book.boris.debtor, days=10)
    return of_role("compliance")


def names(answer) -> list[str]:
    head, *lines = rows(answer)
    return [line[head.index("姓名")] for line in lines]


def test_with_a_reason_the_file_has_the_names_that_the_page_masks(officer, book):
    masked = officer.get(f"{REGISTER}?as=csv")
    full = taken(officer, REGISTER)

    assert all(name.endswith("*") for name in names(masked))
    assert names(full) == [book.boris.debtor.name, book.alma.debtor.name]
    assert rows(full)[0] == rows(masked)[0]
    assert "-full.csv" in full.headers["Content-Disposition"]
    assert "no-store" in full.headers["Cache-Control"]


def test_it_keeps_to_filter_and_sort(officer, book):
    down = taken(officer, f"{REGISTER}?sort=-until&after=1&page=3")

    assert names(down) == [book.alma.debtor.name, book.boris.debtor.name]


def test_the_journal_keeps_who_which_list_how_narrowed_how_many_and_why(officer):
    taken(officer, f"{REGISTER}?sort=-until&page=2", reason="other", told="监管检查")

    entry = JournalEntry.objects.get()
    assert (entry.kind, entry.subject, entry.by) == (
        "ListTakenInFull",
        "compliance:register",
        "compliance",
    )
    assert entry.body == {
        "form": "csv",
        "rows": 2,
        "asked": "sort=-until",
        "reason": "other: 监管检查",
    }


def test_compliance_finds_it_in_the_journal(officer):
    taken(officer, REGISTER, told="银保监来函")

    page = officer.get("/compliance/journal/?kind=ListTakenInFull").text

    assert "导出完整个人信息" in page
    assert "complaint: 银保监来函" in page


@pytest.mark.parametrize(("reason", "told"), [("", "x"), ("other", " "), ("x", "y")])
def test_without_a_reason_nothing_is_taken_and_what_was_typed_stays(
    officer, book, journal, reason, told
):
    answer = taken(officer, f"{REGISTER}?sort=-until", reason=reason, told=told)

    assert answer.status_code == 422
    assert "请选择查看的原因" in answer.text
    assert f'value="{told}"' in answer.text
    assert "sort=-until" in answer.text
    assert book.alma.debtor.name not in answer.text
    assert journal() == []


def test_asked_for_by_its_address_alone_it_stays_masked(officer, journal):
    answer = officer.get(f"{REGISTER}?as=csv&reason=complaint&told=x")

    assert all(name.endswith("*") for name in names(answer))
    assert journal() == ["ListTaken"]


def test_a_form_of_another_page_takes_nothing(officer, journal):
    wary = Client(enforce_csrf_checks=True)
    wary.cookies = officer.cookies

    assert taken(wary, REGISTER).status_code == 403
    assert journal() == []


def test_the_workbook_has_the_same_names(officer, book):
    answer = taken(officer, REGISTER, form="xlsx")

    sheet = fastexcel.read_excel(answer.content).load_sheet(0)
    assert (sheet.height, len(sheet.available_columns())) == (2, 6)
    texts = ZipFile(BytesIO(answer.content)).read("xl/worksheets/sheet1.xml").decode()
    assert book.alma.debtor.name in texts


def test_no_cell_becomes_a_formula(officer, book):
    type(book.alma.debtor).objects.filter(pk=book.alma.debtor_id).update(
        name="=HYPERLINK(1)"
    )

    assert "'=HYPERLINK(1)" in names(taken(officer, REGISTER))


@pytest.mark.parametrize("role", ["trainer", "strategist"])
def test_posts_that_see_masked_data_only_are_refused_by_name(
    of_role, book, journal, role
):
    answer = taken(of_role(role), "/aside/house.stopped/")

    assert answer.status_code == 403
    assert "只能看打了码的信息" in answer.text
    assert journal() == []


def test_who_may_not_see_the_list_gets_no_file(carla, book, journal):
    assert taken(carla, REGISTER).status_code == 403
    assert journal() == []


def test_where_nothing_is_masked_the_file_is_to_be_had_without_a_reason(
    carla, book, journal
):
    answer = taken(carla, "/aside/house.stopped/")

    assert answer.status_code == 422
    assert "没有打码的内容" in answer.text
    assert journal() == []


def test_the_outbox_tells_where_to_but_not_of_who_owes_nothing(sandro, book):
    own = book.alma.debtor.points.get(value=cast.ALMA.phone)
    sister = book.alma.debtor.others.create(
        lender=book.alma.debtor.lender, role="contact", name="艾瑞卡"
    )
    hers = sister.points.create(
        kind="mobile", value=cast.EMILS_SISTER.phone, source="x"
    )
    message(book.alma, own)
    message(book.alma, hers)

    head, *lines = rows(taken(sandro, "/outbox/"))

    to = {line[head.index("发往")] for line in lines}
    assert cast.ALMA.phone in {each.removeprefix("'") for each in to}
    assert not any(cast.EMILS_SISTER.phone[-8:] in each for each in to)
    assert len(to) == 2


def test_a_collector_takes_her_own_messages_alone(carla, book):
    own = book.alma.debtor.points.get(value=cast.ALMA.phone)
    message(book.alma, own)
    message(
        book.alma,
        book.alma.debtor.points.create(kind="mobile", value=SPARE),
        by="colin",
    )

    assert len(rows(taken(carla, "/outbox/"))) == 2


def test_the_lists_of_matters_goes_along_too(officer, book):
    officer.post(
        "/compliance/matters/new/",
        {
            "case": "A-1042",
            "kind": "complaint",
            "told": "电话太多",
            "received_on": str(books.TODAY),
            "channel": "phone",
        },
    )

    assert names(taken(officer, "/compliance/matters/")) == [book.alma.debtor.name]


def test_a_post_limited_to_lenders_takes_theirs_alone(officer, book):
    Staff.objects.get(role="compliance").scope.set([Lender.objects.get(key="example")])
    of_another_lender()
    with scope.whole():
        secret = Stop.objects.get(person__number="Z-1")
        on_the_register(secret.person)

    answer = taken(officer, REGISTER)

    assert "赵秘密" not in answer.content.decode()
    assert len(names(answer)) == 2
    assert JournalEntry.objects.get().body["rows"] == 2
    Staff.objects.get(role="compliance").scope.clear()
    assert "赵秘密" in names(taken(officer, REGISTER))


def test_the_form_stands_where_something_is_masked_and_nowhere_else(officer, sandro):
    assert 'class="in-full"' in officer.get(REGISTER).text
    assert 'class="in-full"' in sandro.get("/outbox/").text
    assert 'class="in-full"' not in sandro.get("/aside/house.stopped/").text
