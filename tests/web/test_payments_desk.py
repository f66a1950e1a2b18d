"""Bank files at the supervisor's desk: taken in, settled line by line, taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from arrears.store.models import BankLine, Payment

pytestmark = pytest.mark.django_db
PAGE, FILES = "/payments/", "/payments/files/"


@pytest.fixture
def file(book, settings, tmp_path):
    settings.HOME = tmp_path
    account = book.boris.debts.get().account_number
    name = book.boris.debtor.name
    text = (
        "流水号,交易日期,金额,账号,付款人\n"
        f"B-1,2026-11-23,200.00,{account},{name}\n"
        "B-2,2026-11-23,77.00,,<b>王大明</b>\n"
        "B-3,昨天,1.00,,\n"
    )
    return lambda: SimpleUploadedFile("bank.csv", text.encode(), "text/csv")


def test_a_file_is_taken_in_and_its_receipt_shown(sandro, file, book):
    page = sandro.post(FILES, {"lender": "example", "file": file()})

    assert "入账 1 笔，待认领 1 笔，搁置 1 笔" in page.text
    assert "日期缺失或无法识别" in page.text
    assert "<b>王大明" not in page.text
    again = sandro.post(FILES, {"lender": "example", "file": file()})
    assert "之前导入过" in again.text
    assert Payment.objects.filter(ref="B-1").count() == 1


def test_a_waiting_line_is_posted_or_put_aside(sandro, file, book):
    sandro.post(FILES, {"lender": "example", "file": file()})
    line = BankLine.objects.get(ref="B-2")
    way, account = f"/payments/lines/{line.pk}/", book.cleo.debts.get().account_number

    assert "没有账号为" in sandro.post(way, {"other": "nobody"}).text
    refused = sandro.post(way, {"aside": "1", "ground": ""})
    assert (refused.status_code, "请写明理由" in refused.text) == (422, True)
    page = sandro.post(way, {"other": account}, follow=True)

    assert "已入账" in page.text
    assert Payment.objects.get(ref="B-2").debt.case == book.cleo
    assert "已经处理过" in sandro.post(way, {"other": account}).text


def test_a_file_is_taken_back(sandro, file, book):
    sandro.post(FILES, {"lender": "example", "file": file()})
    line = BankLine.objects.get(ref="B-1")

    page = sandro.post(f"{FILES}{line.source_id}/", {"ground": "传错了"}, follow=True)

    assert "已撤销" in page.text
    assert Payment.objects.get(ref="B-1").reversal


@pytest.mark.parametrize(
    ("told", "says"),
    [({}, "请选择银行文件"), ({"lender": "nobody"}, "没有代号为 nobody")],
)
def test_what_cannot_be_taken_in_is_refused_in_a_sentence(sandro, file, told, says):
    more = {"file": file()} if told else {}

    answer = sandro.post(FILES, told | more)

    assert answer.status_code == 422
    assert says in answer.text


def test_a_picture_is_no_bank_file(sandro, book, settings, tmp_path):
    settings.HOME = tmp_path
    picture = SimpleUploadedFile("../../x.png.csv", b"\x89PNG\r\n\x1a\n" + bytes(99))

    answer = sandro.post(FILES, {"lender": "example", "file": picture})

    assert answer.status_code == 422
    assert not list(tmp_path.rglob("*.csv"))


@pytest.mark.parametrize("role", ["collector", "compliance", "trainer", "strategist"])
@pytest.mark.parametrize("page", [PAGE, FILES, "/approvals/"])
def test_the_desk_is_the_supervisors(of_role, book, role, page):
    assert of_role(role).get(page).status_code == 403
