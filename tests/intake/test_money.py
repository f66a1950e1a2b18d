"""Money is read exactly, or not at all."""

from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis.strategies import booleans, integers, sampled_from

from arrears.intake.money import MOST_MINOR, minor
from tests.intake.files import UNHURRIED, profile, read, reasons, wide, written

fen = integers(min_value=-MOST_MINOR, max_value=MOST_MINOR)
HEADER = "账号,欠款,本金,利息,到期日"


def one(text, currency="CNY", unit="yuan", decimal="."):
    return minor(
        pl.Series([text]), currency=currency, unit=unit, decimal=decimal
    ).item()


@UNHURRIED
@given(
    fen,
    booleans(),
    sampled_from(["", "¥", "￥", "RMB ", "人民币"]),
    sampled_from(["", "元", " CNY"]),
)
def test_from_yuan_to_fen_and_back_nothing_changes(amount, grouped, sign, unit):
    figure = Decimal(amount).scaleb(-2)
    written_ = f"{figure:,.2f}" if grouped else f"{figure:.2f}"

    assert one(f"{sign}{written_}{unit}") == amount


@UNHURRIED
@given(fen, sampled_from(["CNY", "JPY", "KWD"]))
def test_in_the_smallest_unit_the_currency_makes_no_difference(amount, currency):
    assert one(str(amount), currency, unit="fen") == amount


@UNHURRIED
@given(fen)
def test_a_decimal_comma_reads_the_same(amount):
    german = f"{Decimal(amount).scaleb(-2):,.2f}".translate(str.maketrans(",.", ".,"))

    assert one(german, "EUR", decimal=",") == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0.1", 10),
        ("100", 100_00),
        ("1234.50", 1_234_50),
        ("1,234.50", 1_234_50),
        ("1234.5000", 1_234_50),
        (wide("1,234.50"), 1_234_50),
        ("￥1,234.5元", 1_234_50),
        ("-¥12", -12_00),
        ("¥-12", -12_00),
        ("\u221212", -12_00),
        ("99999999999.99", MOST_MINOR - 1),
        ("100000000000.01", MOST_MINOR + 1),
        ("123456789012345678901234567", MOST_MINOR + 1),
    ],
)
def test_amounts_as_people_write_them(text, amount):
    assert one(text) == amount


@pytest.mark.parametrize(
    "text",
    ["12.345", "(12.00)", "1.00E+05", "1,23", "12,34.5", "100²", "一百", "12元5角", "100分",
     "US$12", "12 34", "--1", "1.", ".5", "+5", "约100", "nan", "∞", "-", "0x10", "1_000"],
)  # fmt: skip
def test_what_is_not_exact_is_not_read(text):
    assert one(text) is None


def test_an_amount_with_the_other_unit_behind_it_is_not_read():
    assert one("100分", unit="fen") == 100
    assert one("100元", unit="fen") is None


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("1200", "JPY", 1200),
        ("1200.5", "JPY", None),
        ("1.234", "KWD", 1234),
        ("NT$1,200", "TWD", 1200_00),
    ],
)
def test_each_currency_has_its_own_digits(text, currency, amount):
    assert one(text, currency) == amount


def test_three_decimals_are_thousands_where_the_comma_is_decimal():
    assert one("1.200", "EUR", decimal=",") == 1200_00
    assert one("1.20", "EUR", decimal=",") is None


def test_a_total_alone_is_principal_and_an_empty_head_is_zero(tmp_path):
    alone = read(written(tmp_path / "a.csv", "账号,欠款,到期日", "A,5,2026-11-01"))
    path = written(tmp_path / "b.csv", HEADER, "A,5,5,,2026-11-01")
    both = read(path, profile({"principal": "本金", "interest": "利息"}))

    for batch in (alone, both):
        row = batch.accepted.row(0, named=True)
        assert (row["principal_minor"], row["interest_minor"], row["owed_minor"]) == (
            500,
            0,
            500,
        )


def test_heads_must_add_up_to_the_total_to_the_fen(tmp_path):
    path = written(
        tmp_path / "b.csv",
        HEADER,
        "A,5.01,5,0.01,2026-11-01",
        "B,5.02,5,0.01,2026-11-01",
    )

    batch = read(path, profile({"principal": "本金", "interest": "利息"}))

    assert batch.accepted["account_number"].to_list() == ["A"]
    assert reasons(batch) == [(3, "heads_do_not_sum")]
    assert batch.aside["owed_minor"].to_list() == [502]


def test_faults_of_money_are_named_with_column_and_cell(tmp_path):
    rows = [
        "A,abc,2026-11-01",
        "B,-5,2026-11-01",
        "C,,2026-11-01",
        "D,999999999999,2026-11-01",
        "E,0,2026-11-01",
    ]

    batch = read(written(tmp_path / "b.csv", "账号,欠款,到期日", *rows))

    assert batch.aside.select("reason", "column", "cell", "owed_minor").rows() == [
        ("money_unreadable", "欠款", "abc", None),
        ("money_negative", "欠款", "-5", -500),
        ("money_unreadable", "欠款", None, None),
        ("money_too_large", "欠款", "999999999999", None),
        ("not_overdue", "欠款", "0", 0),
    ]


def test_units_may_differ_by_column_and_currencies_by_row(tmp_path):
    path = written(
        tmp_path / "b.csv",
        "账号,本金,费用,币种,到期日",
        "A,5,7,CNY,2026-11-01",
        "B,500,7,日元,2026-11-01",
        "C,5,7,XXX,2026-11-01",
    )
    given_ = profile(
        {"owed": "", "principal": "本金", "fee": "费用", "currency": "币种"},
        constants={"product": "card"},
        money={"unit": "yuan", "units": {"fee": "fen"}},
    )

    batch = read(path, given_)

    assert batch.accepted.select("currency", "principal_minor", "fee_minor").rows() == [
        ("CNY", 500, 7),
        ("JPY", 500, 7),
    ]
    assert reasons(batch) == [(4, "currency_unknown")]
    assert batch.owed_minor == {"CNY": 507, "JPY": 507}
