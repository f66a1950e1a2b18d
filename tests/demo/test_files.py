"""The lenders' files are ordinary files, each written in its lender's own way."""

import csv
import io
from datetime import date

import pytest

from arrears.domain.case.product import Product
from arrears.intake import profile_from
from arrears.lab.demo_book.files import SEPARATORS, lender_files
from arrears.lab.demo_book.lists import lenders


@pytest.fixture(scope="module")
def files(book):
    return lender_files(book)


def rows(file, form):
    text = io.StringIO(file.content.decode(form["encoding"]), newline="")
    return list(csv.DictReader(text, delimiter=SEPARATORS[form["separator"]]))


def form_of(file):
    return next(each["file"] for each in lenders() if file.stem.startswith(each["key"]))


def test_the_same_book_gives_the_same_bytes(book, files):
    assert lender_files(book) == files


def test_every_account_stands_in_one_file_once(book, files):
    written = [
        row[form_of(file)["columns"]["account_number"]]
        for file in files
        for row in rows(file, form_of(file))
    ]
    owed = [account.number for debtor in book.debtors for account in debtor.accounts]

    assert sorted(written) == sorted(owed)


def test_every_profile_is_one_that_intake_reads(book, files):
    profiles = [profile_from(file.profile, file=file.stem) for file in files]

    assert {profile.lender.key for profile in profiles} == {
        each["key"] for each in lenders()
    }
    assert [p.placement.key for p in profiles] == [p.key for p in book.placements]
    assert {profile.placement.hand for profile in profiles} == {1, 2, 3}
    assert all(profile.placement.starts_on < book.on for profile in profiles)


def test_the_lenders_write_in_more_than_one_way(files):
    forms = [form_of(file) for file in files]

    assert {form["encoding"] for form in forms} == {"utf-8", "gb18030"}
    assert {form["separator"] for form in forms} == set(SEPARATORS)
    assert {form["unit"] for form in forms} == {"yuan", "fen"}


def test_the_lenders_own_totals_are_the_accounts(book, files):
    for file, placement in zip(files, book.placements, strict=True):
        control = profile_from(file.profile, file=file.stem).control
        owed = [
            account.owed_minor
            for debtor in book.debtors
            for account in debtor.accounts
            if account.placement == placement.key
        ]
        assert control.rows == len(owed)
        assert int("".join(control.owed.values()).replace(".", "")) == sum(owed)


def test_a_card_is_written_as_its_bank_writes_it(book, files):
    debtor = next(d for d in book.debtors if d.accounts[0].product is Product.CARD)
    bank = files[0]
    row = next(
        row
        for row in rows(bank, form_of(bank))
        if row["账号"] == debtor.accounts[0].number
    )

    assert row["业务品种"] == "信用卡"
    assert row["手机号码"] == debtor.mobile.removeprefix("+86")
    year, month, day = map(int, row["首次逾期日"].split("/"))
    assert date(year, month, day) == debtor.accounts[0].due_on
    assert round(float(row["欠款合计(元)"]) * 100) == debtor.accounts[0].owed_minor
