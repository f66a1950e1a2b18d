"""One person is one debtor: by the lender's number, never by name; never by ID in clear."""

import hashlib
import hmac

import polars as pl
import pytest
from stdnum.cn import ric

from arrears.intake import read_book, received
from arrears.intake.identity import SecretMissing, accounts, debtors, hashed, valid_ids
from tests.intake.files import (
    HEADER,
    SECRET,
    TODAY,
    profile,
    read,
    reasons,
    wide,
    written,
)


def fictitious(birth="18010101"):
    """Return a number that passes the check and that nobody has: its county is none."""
    first = f"999999{birth}001"
    return first + ric.calc_check_digit(f"{first}0")


ID = fictitious()


def test_a_debtors_number_is_one_however_it_is_written(tmp_path):
    numbers = pl.Series(
        ["ab-12 3", "AB123", f" {wide('ab123')} ", "ab\u2011123", "'AB123"]
    )

    assert set(debtors(numbers)) == {"AB123"}


def test_an_account_keeps_its_hyphens_and_letters():
    assert accounts(pl.Series(["'a-1 2", wide("A-12")])).to_list() == ["a-12", "A-12"]


def test_several_accounts_of_one_number_are_one_debtor_and_a_name_is_nobody(tmp_path):
    path = written(
        tmp_path / "b.csv",
        f"{HEADER},客户号,姓名",
        "A,5,2026-11-01,C-1,王小明",
        "B,5,2026-11-01,c1,王小明",
        "C,5,2026-11-01,C-2,王小明",
    )

    found = read(path, profile({"debtor_number": "客户号", "name": "姓名"})).accepted

    assert found["debtor_number"].to_list() == ["C1", "C1", "C2"]


def test_an_id_number_is_kept_only_as_a_keyed_hash(tmp_path):
    path = written(
        tmp_path / "b.csv",
        f"{HEADER},身份证号",
        f"A,5,2026-11-01,{ID}",
        f"B,x,2026-11-01,{ID}",
    )

    batch = read(path, profile({"id_number": "身份证号"}))

    digest = hmac.new(SECRET, ID.encode(), hashlib.sha256).hexdigest()
    assert batch.accepted["debtor_number"].to_list() == [f"id:{digest[:24]}"]
    for frame in (batch.accepted, batch.aside, batch.remarks):
        assert ID not in str(frame.rows())


def test_the_same_person_in_other_letters_has_the_same_hash():
    wide = debtors(pl.Series([ID.lower(), f" {ID[:6]} {ID[6:]}"]))

    assert len(set(hashed(wide, secret=SECRET))) == 1
    assert set(hashed(wide, secret=SECRET)) != set(hashed(wide, secret=SECRET[::-1]))


@pytest.mark.parametrize(
    "wrong",
    [
        ID[:-1] + ("1" if ID[-1] != "1" else "2"),
        ID[:-1],
        "",
        fictitious("20010230"),
        f"A{ID[1:]}",
    ],
)
def test_a_wrong_id_number_sets_the_row_aside_and_shows_it_masked(tmp_path, wrong):
    path = written(tmp_path / "b.csv", f"{HEADER},身份证号", f"A,5,2026-11-01,{wrong}")

    batch = read(path, profile({"id_number": "身份证号"}))

    assert reasons(batch) == [(2, "id_number_wrong")]
    cell = batch.aside["cell"].item()
    assert cell is None or ("****" in cell and len(cell) < 10)


def test_elsewhere_than_in_china_any_number_passes():
    assert valid_ids(pl.Series(["A123456789"]), country="TW").to_list() == [True]


@pytest.mark.parametrize("secret", [b"", b"fifteen bytes.."])
def test_without_a_key_no_id_number_is_read(tmp_path, secret):
    given = profile({"id_number": "身份证号"})
    file = received(written(tmp_path / "b.csv", f"{HEADER},身份证号"), folder=tmp_path)

    with pytest.raises(SecretMissing, match="at least 16 bytes"):
        read_book(file, given, on=TODAY, secret=secret)
