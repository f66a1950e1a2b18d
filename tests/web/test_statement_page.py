"""The statement of the debt on the screen and as a PDF."""

from datetime import date

import pytest

from arrears.actions.post_payment import Incoming, post_payment
from arrears.actions.reverse_payment import reverse_payment
from arrears.domain.money.amount import Amount
from tests.web import book as books

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/statement/"


@pytest.mark.covers("CALC-01")
def test_every_figure_opens_to_the_events_behind_it(carla, book):
    page = carla.get(PAGE)

    assert "¥8,196.56" in page.text  # 8,696.56 stated, 500.00 paid
    assert "11月20日 周五 对账" in page.text
    assert "11月22日 周日 还款" in page.text
    assert "诉讼时效" in page.text
    assert "次日" in page.text


def test_the_case_page_leads_to_it(carla, book):
    assert PAGE in carla.get("/cases/A-1042/").text


@pytest.mark.parametrize(("lang", "starts"), [("zh", b"%PDF"), ("en", b"%PDF")])
def test_it_is_a_pdf_in_either_language(carla, book, lang, starts):
    answer = carla.get(f"{PAGE}{lang}.pdf")

    assert answer.content.startswith(starts)
    assert f"A-1042-2026-11-24-{lang}.pdf" in answer.headers["Content-Disposition"]
    assert carla.get(f"{PAGE}fr.pdf").status_code == 404


def test_a_past_day_is_told_as_it_stood_and_one_before_all_statements_is_not(
    carla, book
):
    assert "¥8,696.56" in carla.get(PAGE, {"on": "2026-11-21"}).text
    assert carla.get(PAGE, {"on": "2026-11-01"}).status_code == 404
    assert carla.get(PAGE, {"on": "soon"}).status_code == 200


def test_a_payment_taken_back_is_told_and_counts_for_nothing(carla, book):
    account = book.boris.debts.get().account_number
    told = Incoming("example", account, Amount("CNY", 100_00), date(2026, 11, 23), "R")
    paid = post_payment(told, by="bank", now=books.NOW).payment
    before = carla.get("/cases/B-2077/statement/").text
    reverse_payment(
        number="B-2077", payment=paid, ground="银行退回", by="s", now=books.NOW
    )

    page = carla.get("/cases/B-2077/statement/").text

    assert "的还款 ¥100.00 已于 2026-11-24 退回或冲正" in page
    assert "退回或冲正" not in before


def test_markup_in_a_name_is_shown_and_not_run(carla, book):
    book.alma.debtor.name = "<script>x</script>"
    book.alma.debtor.save()

    assert "<script>x" not in carla.get(PAGE).text
