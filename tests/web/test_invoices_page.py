"""Invoices of a trade debt: recorded, credited, signed line by line."""

import pytest

from arrears.store.models import Debt, Handover, Invoice

pytestmark = pytest.mark.django_db
PAGE = "/cases/B-2077/invoices/"
FIRST = {
    "invoice": "F-1",
    "amount": "5,000",
    "issued_on": "2026-09-01",
    "due_on": "2026-10-01",
    "delivered_on": "2026-09-03",
    "accepted_on": "2026-09-05",
}
SIGNED = {"signed_on": "2026-11-23", "signed_by": "王经理", "evidence": "合同柜 3 号"}


@pytest.fixture
def account(book) -> str:
    Debt.objects.filter(case=book.boris).update(product="trade_invoice")
    return book.boris.debts.get().account_number


@pytest.fixture
def recorded(carla, account):
    return carla.post(f"{PAGE}new/", FIRST | {"account": account}, follow=True)


@pytest.mark.covers("DAT-43", "DAT-45")
def test_an_invoice_is_on_record_with_when_the_goods_were_accepted(recorded, journal):
    assert "发票已登记" in recorded.text
    assert "¥5,000.00" in recorded.text
    assert Invoice.objects.get().accepted_on.isoformat() == "2026-09-05"
    assert journal() == ["InvoiceRecorded"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"invoice": " "}, "请填写编号"),
        ({"amount": "0"}, "须大于零"),
        ({"amount": "viel"}, "金额"),
        ({"due_on": "2026-08-01"}, "先后不对"),
        ({"account": "nobody"}, "没有账号为 nobody"),
        ({"issued_on": ""}, "请填写日期"),
    ],
)
def test_what_cannot_stand_is_refused_with_what_was_typed(carla, account, change, says):
    answer = carla.post(f"{PAGE}new/", FIRST | {"account": account} | change)

    assert answer.status_code == 422
    assert says in answer.text
    assert not Invoice.objects.exists()


def test_a_number_twice_is_refused(carla, account, recorded):
    answer = carla.post(f"{PAGE}new/", FIRST | {"account": account})

    assert (answer.status_code, "已经登记过" in answer.text) == (422, True)


def test_a_credit_note_lowers_the_invoice_and_the_debt(carla, account, recorded, book):
    told = {"invoice": "F-1", "credit_note": "C-1", "amount": "200", "on": "2026-11-23"}

    page = carla.post(f"{PAGE}credit/", told | {"ground": "短装"}, follow=True)

    assert "¥4,800.00" in page.text
    assert "贷项通知单" in carla.get("/cases/B-2077/money/").text
    more = told | {"credit_note": "C-2", "amount": "4800.01"}
    assert "不能超过发票金额" in carla.post(f"{PAGE}credit/", more).text
    again = carla.post(f"{PAGE}credit/", told)
    assert "已经登记过" in again.text


@pytest.mark.covers("CALC-18", "DAT-46", "DAT-47", "DAT-48", "PROC-16")
def test_a_signed_handover_keeps_each_line_and_follows_the_agreed_day(
    carla, recorded, journal
):
    lines = {"0-paid": "1000", "0-unpaid": "4000", "0-agreed_on": "2026-11-30"}

    page = carla.post(f"{PAGE}signed/", SIGNED | lines, follow=True)

    assert "签认对账已登记" in page.text
    assert "待兑现" in page.text
    assert "王经理" in page.text
    assert journal() == ["InvoiceRecorded", "HandoverSigned"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"0-paid": "1000.01"}, "请与对方核对"),
        ({"0-unpaid": ""}, "金额"),
        ({"0-agreed_on": ""}, "须约定一个付款日期"),
        ({"signed_by": ""}, "谁签的字"),
        ({"signed_on": "2026-11-25"}, "还没有到"),
    ],
)
def test_a_handover_that_does_not_add_up_is_refused_with_what_was_typed(
    carla, recorded, change, says
):
    lines = {"0-paid": "1000", "0-unpaid": "4000", "0-agreed_on": "2026-11-30"}

    answer = carla.post(f"{PAGE}signed/", SIGNED | lines | change)

    assert answer.status_code == 422
    assert says in answer.text
    assert "合同柜 3 号" in answer.text
    assert not Handover.objects.exists()


@pytest.mark.parametrize("role", ["compliance", "trainer"])
def test_who_only_reads_records_no_invoice(of_role, account, role):
    reader = of_role(role)

    assert reader.get(PAGE).status_code == 200
    for way in ("new/", "credit/", "signed/"):
        assert reader.post(f"{PAGE}{way}", {}).status_code == 403
