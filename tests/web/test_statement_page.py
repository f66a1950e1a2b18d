"""The statement of the debt on the screen and as a file: what a debtor follows."""

import re
from datetime import UTC, date, datetime

import pytest

from arrears.store.models import Adjustment, Payment
from tests.web import book as books

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/statement/"
DETAILS = re.compile(r"<details class=\"head-line.*?</details>", re.DOTALL)


def waived(case, minor: int, *, head: str, ground: str) -> None:
    Adjustment.objects.create(
        debt=case.debts.get(),
        kind="waiver",
        on=date(2026, 11, 23),
        booked_at=datetime(2026, 11, 23, 4, tzinfo=UTC),
        owed_minor=-minor,
        head=head,
        ref="W-1",
        ground=ground,
        by=books.SANDRO,
    )


def taken_back(case) -> None:
    payment = Payment.objects.get(debt=case.debts.get())
    Adjustment.objects.create(
        debt=payment.debt,
        kind="reversal",
        on=date(2026, 11, 24),
        booked_at=books.NOW,
        owed_minor=payment.amount_minor,
        payment=payment,
        ref="R-1",
        ground="银行退回",
        by=books.SANDRO,
    )


def test_it_says_what_is_owed_today_and_tomorrow_and_where_limitation_stands(
    carla, book
):
    page = carla.get(PAGE).text

    assert "¥8,196.56" in page
    assert "2026-11-24 应还" in page
    assert "次日 2026-11-25 应还" in page
    assert "诉讼时效期间内" in page


def test_every_figure_of_a_head_opens_to_the_events_behind_it(carla, book):
    opened = DETAILS.findall(carla.get(PAGE).text)

    whole = next(each for each in opened if "is-whole" in each)
    behind = whole.split("</summary>")[1]
    assert "2026-11-20" in behind
    assert "¥8,696.56" in behind
    assert "2026-11-22" in behind
    assert "−¥500.00" in behind
    assert all('<ul class="plain behind">' in each for each in opened)


def test_what_was_waived_is_taken_off_and_says_why(carla, book):
    waived(book.alma, 100_00, head="principal", ground="主管批准减免")

    page = carla.get(PAGE).text

    assert "¥8,096.56" in page
    assert "主管批准减免" in page


def test_a_payment_that_was_taken_back_is_told_and_does_not_count(carla, book):
    taken_back(book.alma)

    page = carla.get(PAGE).text

    assert "¥8,696.56" in page
    assert (
        "2026-11-22 的还款 ¥500.00 已于 2026-11-24 冲正，不计入已还：银行退回" in page
    )


def test_the_case_page_leads_to_it(carla, book):
    assert f'href="{PAGE}"' in carla.get("/cases/A-1042/").text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_paper_is_sent_in_either_language(carla, book, lang):
    answer = carla.get(f"{PAGE}{lang}.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert f'"statement-A-1042-2026-11-24-{lang}.pdf"' in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF")


@pytest.mark.parametrize("end", ["", "zh.pdf"])
def test_it_is_shut_as_the_case_page_is(client, carla, book, end, monkeypatch):
    from django.core.exceptions import PermissionDenied

    assert client.get(f"{PAGE}{end}").status_code == 302
    assert carla.get(f"/cases/A-0/statement/{end}").status_code == 404

    def refused(*_):
        raise PermissionDenied

    monkeypatch.setattr("arrears.web.parts.access.case", refused)
    assert carla.get(f"{PAGE}{end}").status_code == 403
    assert carla.get("/cases/A-1042/").status_code == 403


def test_there_is_no_paper_in_a_third_language(carla, book):
    assert carla.get(f"{PAGE}fr.pdf").status_code == 404


def test_where_nothing_is_stated_there_is_no_statement_and_no_link(carla, book):
    book.alma.debts.update(recalled_on=books.TODAY)

    assert carla.get(PAGE).status_code == 404
    assert "statement-link" not in carla.get("/cases/A-1042/").text


def test_markup_in_a_name_stays_text(carla, book):
    book.alma.debtor.name = "<script>alert(1)</script>"
    book.alma.debtor.save()
    waived(book.alma, 1_00, head="fee", ground="<b>{bold}</b>")

    page = carla.get(PAGE).text

    assert "<script>alert" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;{bold}&lt;/b&gt;" in page
