"""A bank file in: every line is a payment or set aside, and the totals agree."""

from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis.strategies import integers, lists, sampled_from, text, tuples

from arrears.domain.money.amount import Amount
from arrears.intake.payments import PaymentTotals, read_payments
from arrears.intake.payments.judging import parted
from arrears.intake.payments.lines import ToldLine
from arrears.intake.payments.reading import BankTotalsDiffer
from arrears.intake.payments.table import PaymentColumnsUnclear
from arrears.intake.received import FileEmpty, FileMissing
from tests.intake.files import written

HEADER = "流水号,交易日期,金额,币种,账号,付款人,摘要"
ALMAS = "T1,2026-03-02,100.50,CNY,A-1042,艾玛,还款"


def read(path, **more):
    return read_payments(path, folder=path.parent, **more)


def book(tmp_path, *rows, header=HEADER, **more):
    return read(written(tmp_path / "bank.csv", header, *rows), **more)


def reasons(file):
    return [(each.at, each.reason) for each in file.aside]


def test_a_line_is_read_with_all_that_was_said(tmp_path):
    (line,) = book(tmp_path, ALMAS).lines

    assert (line.ref, line.on, line.booked_on) == (
        "T1",
        date(2026, 3, 2),
        date(2026, 3, 2),
    )
    assert line.amount == Amount("CNY", 100_50)
    assert (line.account, line.payer, line.memo) == ("A-1042", "艾玛", "还款")


def test_a_workbook_reads_as_the_same_file(tmp_path):
    path = tmp_path / "bank.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate((HEADER, ALMAS)):
            sheet.write_row(at, 0, row.split(","))

    assert read(path).lines == book(tmp_path, ALMAS).lines


def test_no_working_copy_is_left_behind(tmp_path):
    book(tmp_path, ALMAS)

    assert [each.name for each in tmp_path.iterdir()] == ["bank.csv"]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (",2026-03-02,1,CNY,,,", "ref_missing"),
        ("T9,2026-03-02,0,CNY,,,", "not_positive"),
        ("T9,2026-03-02,-1,CNY,,,", "not_positive"),
        ("T9,2026-03-02,1.005,CNY,,,", "money_unreadable"),
        ("T9,2026-03-02,百元,CNY,,,", "money_unreadable"),
        ("T9,2026-03-02,100000000000.01,CNY,,,", "money_too_large"),
        ("T9,2026-03-02,1,XYZ,,,", "currency_unknown"),
        ("T9,2026-02-30,1,CNY,,,", "date_unreadable"),
        ("T9,,1,CNY,,,", "date_unreadable"),
        ("T9,2026-03-02", "too_few_cells"),
        ("T9,2026-03-02,1,CNY,,,,", "too_many_cells"),
    ],
)
def test_a_bad_line_never_stops_the_good_ones(tmp_path, bad, reason):
    file = book(tmp_path, bad, ALMAS)

    assert reasons(file) == [(2, reason)]
    assert [each.ref for each in file.lines] == ["T1"]
    assert file.aside[0].words.zh


def test_a_sum_of_a_hundred_billion_is_still_taken(tmp_path):
    file = book(tmp_path, "T1,2026-03-02,100000000000.00,CNY,,,")

    assert file.lines[0].amount == Amount("CNY", 10**13)


def test_the_same_reference_is_refused_and_where_lines_differ_none_is_taken(tmp_path):
    other = ALMAS.replace("T1", "T2")

    file = book(tmp_path, ALMAS, ALMAS, other, other.replace("100.50", "9"))

    assert [each.ref for each in file.lines] == ["T1"]
    assert reasons(file) == [
        (3, "ref_repeated"),
        (4, "ref_conflicts"),
        (5, "ref_conflicts"),
    ]


def test_a_reference_in_the_books_is_refused(tmp_path):
    file = book(tmp_path, ALMAS, known=["T1"])

    assert reasons(file) == [(2, "ref_known")]


def test_the_currency_of_a_file_without_one_is_told(tmp_path):
    header, row = "ref,date,amount", "T1,2026-03-02,500"

    assert book(tmp_path, row, header=header, currency="JPY").lines[0].amount == Amount(
        "JPY", 500
    )
    assert reasons(book(tmp_path, row, header=header)) == [(2, "currency_unknown")]


@pytest.mark.parametrize("header", ["流水号,金额", "流水号,日期,金额,交易金额"])
def test_columns_that_cannot_be_told_apart_are_refused(tmp_path, header):
    with pytest.raises(PaymentColumnsUnclear):
        book(tmp_path, "T1,1,1,1", header=header)


def test_a_file_that_is_not_there_or_empty_is_named(tmp_path):
    (tmp_path / "empty.csv").touch()

    with pytest.raises(FileMissing):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(FileEmpty):
        read(tmp_path / "empty.csv")


@pytest.mark.parametrize(
    ("count", "minor", "agree"),
    [(2, 100_51, True), (3, 100_51, False), (2, 100_50, False), (2, 100_52, False)],
)
def test_the_banks_totals_are_held_to_count_and_sum(tmp_path, count, minor, agree):
    rows = (ALMAS, "T2,2026-03-02,0.01,CNY,,,")
    stated = PaymentTotals(count, {"CNY": minor})

    if agree:
        assert len(book(tmp_path, *rows, stated=stated).lines) == 2
    else:
        with pytest.raises(BankTotalsDiffer):
            book(tmp_path, *rows, stated=stated)


def test_where_an_amount_cannot_be_read_only_the_count_is_compared(tmp_path):
    stated = PaymentTotals(2, {"CNY": 7})

    assert book(tmp_path, ALMAS, "T2,2026-03-02,?,CNY,,,", stated=stated).lines


cells = tuples(
    sampled_from(["", "T1", "T2", "T3"]), integers(-5, 500), text(max_size=3)
)


@given(lists(cells, max_size=12))
def test_no_line_is_lost_and_no_reference_taken_twice(rows):
    told = [
        ToldLine(at, ref, "2026-03-02", "", f"{minor}{tail}", "CNY")
        for at, (ref, minor, tail) in enumerate(rows, 1)
    ]

    found = parted(told)

    places = [each.at for each in (*found.lines, *found.aside)]
    assert sorted(places) == list(range(1, len(rows) + 1))
    refs = [each.ref for each in found.lines]
    assert len(refs) == len(set(refs))
    assert all(each.amount.is_positive for each in found.lines)
