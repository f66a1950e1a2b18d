"""`arrears payments` and `arrears follow-up`, as somebody types them."""

import json

import pytest

from arrears.store.models import BankLine
from tests.web import book as books

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def book(db, monkeypatch, home):
    monkeypatch.setenv("ARREARS_CLOCK", books.NOW.isoformat())
    return books.built("zh")


@pytest.fixture
def file(book, tmp_path):
    account = book.boris.debts.get().account_number
    path = tmp_path / "bank.csv"
    path.write_text(
        "流水号,交易日期,金额,账号,付款人\n"
        f"B-1,2026-11-23,200.00,{account},{book.boris.debtor.name}\n"
        "B-2,2026-11-23,77.00,,王大明\n",
        encoding="utf-8",
    )
    return path


def test_a_file_comes_in_its_rest_is_settled_and_it_is_undone(arrears, book, file):
    taken = arrears("payments", file, "--lender", "example", "--json")
    receipt = json.loads(taken.output)
    assert (taken.exit_code, receipt["posted"], receipt["waiting"]) == (4, 1, 1)

    (line,) = json.loads(arrears("payments", "waiting", "--json").output)
    account = book.cleo.debts.get().account_number
    assigned = arrears("--lang", "en", "payments", "assign", line["line"], account)
    assert "Posted to case C-3015" in assigned.output
    assert "Nothing waits" in arrears("--lang", "en", "payments", "waiting").output

    undone = arrears("payments", "undo", receipt["source"], "--ground", "传错了")
    assert (undone.exit_code, "2 笔" in undone.output) == (0, True)


def test_a_line_is_put_aside(arrears, book, file):
    arrears("payments", file, "--lender", "example")
    line = BankLine.objects.get(ref="B-2")

    assert arrears("payments", "aside", line.pk, "--ground", "货款").exit_code == 0
    assert arrears("payments", "aside", line.pk, "--ground", "货款").exit_code == 3


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--lender", "nobody"), "example"),
        (("--lender", "example", "--count", "9"), "9"),
        (("--lender", "example", "--count", "2", "--sum", "viel"), "viel"),
        (("--lender", "example", "--count", "2", "--sum", "CNY:1.005"), "1.005"),
    ],
)
def test_what_does_not_agree_writes_nothing(arrears, book, file, more, says):
    result = arrears("payments", file, *more)

    assert result.exit_code == 3
    assert says in result.stderr
    assert not BankLine.objects.exists()


def test_the_banks_own_totals_are_held_to(arrears, book, file):
    more = ("--count", "2", "--sum", "CNY:277.00")

    assert arrears("payments", file, "--lender", "example", *more).exit_code == 4


@pytest.mark.covers("CAD-10")
def test_follow_up_names_the_promise_whose_hour_is_near(arrears, book, monkeypatch):
    monkeypatch.setenv("ARREARS_CLOCK", "2026-11-24T16:00+08:00")

    told = arrears("--lang", "en", "follow-up")
    plain = json.loads(arrears("follow-up", "--json").output)

    assert "Remind" in told.output
    assert "16:30 C-3015" in told.output
    assert [each["number"] for each in plain["reminders"]] == ["C-3015"]
