"""A profile says what it maps, or the sentence says which key is wrong and what may be."""

from datetime import date

import pytest

from arrears.intake import COLUMNS, load_profile, profile_from
from arrears.intake.profile import ProfileMissing, ProfileTooLong
from arrears.intake.profile_checks import FieldNotStored, IdNumberInClear
from arrears.intake.profile_section import (
    ProfileKeyMissing,
    ProfileKeyUnknown,
    ProfileValueWrong,
)
from arrears.intake.profile_text import ProfileKeyTwice, ProfileNotYaml
from tests.intake.files import profile

WHOLE = """
lender: {key: demo-bank, name: 示例银行}
placement: {key: 2026-10, hand: 2, starts_on: Thu 2026-10-01, ends_on: 2026-12-31}
file: {encoding: gbk, separator: tab, sheet: 委案清单, header_line: 3}
country: tw
zone: Asia/Taipei
columns: {account_number: 账号, owed: 欠款(元), due_on: "到期 日"}
constants: {product: card, currency: CNY, as_of: Wed 2026-09-30}
money: {unit: yuan, decimal: comma, units: {owed: fen}}
dates: [DD.MM.YYYY, excel]
blank: ["-", NULL]
values: {first_instalment: {no: false, 1: true}}
ignore: [性别, 学历]
control: {rows: 3, owed: 1234.50}
"""


def test_everything_a_profile_can_say_is_read():
    read = profile_from(WHOLE, file="p.yaml")

    assert (read.lender.key, read.lender.name) == ("demo-bank", "示例银行")
    assert read.placement.hand == 2
    assert (read.placement.starts_on, read.placement.ends_on) == (
        date(2026, 10, 1),
        date(2026, 12, 31),
    )
    assert (read.layout.encoding, read.layout.separator) == ("gb18030", "\t")
    assert (read.layout.sheet, read.layout.header_line) == ("委案清单", 3)
    assert (read.country, read.zone, read.decimal) == ("TW", "Asia/Taipei", ",")
    assert read.columns == {
        "account_number": "账号",
        "owed": "欠款(元)",
        "due_on": "到期 日",
    }
    assert read.constants["as_of"] == "2026-09-30"
    assert (read.unit, read.unit_of("owed"), read.unit_of("fee")) == (
        "yuan",
        "fen",
        "yuan",
    )
    assert read.dates == ("DD.MM.YYYY", "excel")
    assert read.values == {"first_instalment": {"no": "false", "1": "true"}}
    assert (read.control.rows, read.control.owed) == (3, {"": "1234.50"})
    assert (read.blank, read.ignore) == (("-", "NULL"), ("性别", "学历"))


def test_what_is_left_out_has_its_default():
    read = profile()

    assert (read.placement.key, read.placement.hand) == ("1", 1)
    assert (read.layout.encoding, read.layout.separator) == ("utf-8", None)
    assert (read.country, read.zone, read.decimal) == ("CN", "Asia/Shanghai", ".")


def test_the_same_text_has_the_same_hash_and_another_has_another():
    one, same, other = (profile_from(t, file="p") for t in (WHOLE, WHOLE, WHOLE + "\n"))

    assert one.sha256 == same.sha256 != other.sha256


@pytest.mark.parametrize(
    ("sections", "key", "allowed"),
    [
        ({"colums": {}}, "colums", "columns"),
        ({"money": {"units": {}, "unitt": "yuan"}}, "money.unitt", "unit"),
        ({"placement": {"hands": "1"}}, "placement.hands", "hand"),
        ({"file": {"encodings": "utf-8"}}, "file.encodings", "encoding"),
        ({"constants": {"owed": "1"}}, "constants.owed", "product"),
        ({"values": {"produkt": {}}}, "values.produkt", "product"),
        ({"control": {"owed": {"RMBX": "1"}}}, "control.owed.RMBX", "CNY"),
    ],
)
def test_an_unknown_key_is_named_with_its_place_and_those_that_are_known(
    sections, key, allowed
):
    with pytest.raises(ProfileKeyUnknown) as refused:
        profile(**sections)

    assert refused.value.figures["key"] == key
    assert allowed in refused.value.figures["allowed"]


def test_a_column_that_we_do_not_have_is_named_with_those_that_we_have():
    with pytest.raises(ProfileKeyUnknown, match=r"unknown key “columns\.balance”"):
        profile({"balance": "余额"})


@pytest.mark.parametrize(
    ("columns", "sections", "key"),
    [
        ({}, {"lender": {"name": "示例银行"}}, "lender.key"),
        ({}, {"lender": {"key": "bank"}}, "lender.name"),
        ({}, {"money": {}}, "money.unit"),
        ({"account_number": ""}, {}, "columns.account_number"),
        ({"owed": ""}, {}, "columns.owed"),
        ({"due_on": ""}, {}, "due_on | days_past_due | months_late"),
        ({}, {"constants": {"currency": "CNY"}}, "columns.product"),
        ({}, {"constants": {"product": "card"}}, "columns.currency"),
    ],
)
def test_what_every_profile_needs_is_asked_for(columns, sections, key):
    with pytest.raises(ProfileKeyMissing) as refused:
        profile(columns, **sections)

    assert key in refused.value.figures["key"]


@pytest.mark.parametrize(
    ("sections", "key"),
    [
        ({"file": {"encoding": "latin-1"}}, "file.encoding"),
        ({"file": {"separator": "|"}}, "file.separator"),
        ({"file": {"header_line": "0"}}, "file.header_line"),
        ({"money": {"unit": "万元"}}, "money.unit"),
        ({"money": {"unit": "yuan", "units": {"fee": "jiao"}}}, "money.units.fee"),
        ({"money": {"unit": "yuan", "decimal": ";"}}, "money.decimal"),
        ({"dates": ["MM/YYYY"]}, "dates"),
        ({"placement": {"starts_on": "Fri 2026-10-01"}}, "placement.starts_on"),
        (
            {"placement": {"starts_on": "2026-10-02", "ends_on": "2026-10-01"}},
            "placement.ends_on",
        ),
        ({"placement": {"hand": "first"}}, "placement.hand"),
        ({"placement": {"key": "x" * 41}}, "placement.key"),
        ({"zone": "Asia/Beijing"}, "zone"),
        ({"country": "XX"}, "country"),
        ({"control": {"rows": "many"}}, "control.rows"),
        ({"constants": {"product": "car", "currency": "CNY"}}, "constants.product"),
        ({"constants": {"product": "card", "currency": "CNX"}}, "constants.currency"),
        (
            {"constants": {"product": "card", "currency": "CNY", "as_of": "soon"}},
            "constants.as_of",
        ),
        (
            {"constants": {"product": "card", "currency": "CNY", "zone": "Moon"}},
            "constants.zone",
        ),
        ({"ignore": {"性别": "x"}}, "ignore"),
        ({"lender": ["bank"]}, "lender"),
        ({"zone": ["x"]}, "zone"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_those_that_can(sections, key):
    with pytest.raises(ProfileValueWrong) as refused:
        profile(**sections)

    assert refused.value.figures["key"] == key
    assert refused.value.figures["file"] == "book.yaml"


@pytest.mark.parametrize(
    ("columns", "key"),
    [({"days_past_due": "天数"}, "columns.days_past_due"),
     ({"debtor_number": "客户号", "id_number": "身份证号"}, "columns.id_number")],
)  # fmt: skip
def test_of_columns_that_say_the_same_one_must_be_chosen(columns, key):
    with pytest.raises(ProfileValueWrong) as refused:
        profile(columns)

    assert refused.value.figures["key"] == key


@pytest.mark.parametrize(
    ("header", "item"),
    [("性别", "DAT-02"), ("客户年龄", "DAT-01"), ("出生日期", "DAT-01"), ("婚姻狀況", "DAT-06"), ("籍贯", "DAT-07"),
     ("最高学历", "DAT-09"), ("配偶电话", "DAT-85"), ("Date of Birth", "DAT-01"), ("GENDER", "DAT-02")],
)  # fmt: skip
@pytest.mark.covers("DAT-01", "DAT-02", "DAT-06", "DAT-07", "DAT-09", "DAT-85")
def test_what_we_never_keep_cannot_be_mapped_to_what_we_keep(header, item):
    with pytest.raises(FieldNotStored) as refused:
        profile({"name": header})

    assert refused.value.figures["dat"] == item
    assert header in refused.value.sentence.zh


def test_an_id_number_cannot_be_mapped_to_a_column_in_clear():
    with pytest.raises(IdNumberInClear, match="Map it to id_number"):
        profile({"debtor_number": "身份证号码"})
    assert profile({"id_number": "身份证号码"}).has("id_number")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("lender: {key: x", 1),
        ("a: 1\n b: 2", 2),
        ("- a\n- b", 1),
        ("just words", 1),
        ("", 1),
        ("a:\n\t- b", 2),
    ],
)
def test_what_is_no_yaml_is_named_by_its_line(text, line):
    with pytest.raises(ProfileNotYaml) as refused:
        profile_from(text, file="p.yaml")

    assert refused.value.figures["line"] in {line, line + 1}


def test_a_key_that_stands_twice_is_not_silently_the_last():
    with pytest.raises(ProfileKeyTwice, match="“mobile” a second time in line 3"):
        profile_from("columns:\n  mobile: 手机\n  mobile: 电话\n", file="p.yaml")


def test_a_profile_comes_from_its_file(tmp_path):
    path = tmp_path / "bank.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE.encode())

    assert load_profile(path).lender.key == "demo-bank"
    with pytest.raises(ProfileMissing, match="no profile"):
        load_profile(tmp_path / "other.yaml")


def test_a_book_given_as_a_profile_is_noticed(tmp_path):
    path = tmp_path / "book.csv"
    path.write_bytes(b"x" * 300 * 1024)

    with pytest.raises(ProfileTooLong, match="Was the book given"):
        load_profile(path)


def test_every_column_has_a_key_a_meaning_and_headers_of_its_own():
    words = [word for column in COLUMNS for word in column.headers.split()]

    assert len({column.key for column in COLUMNS}) == len(COLUMNS)
    assert len(set(words)) == len(words)
    assert all(column.meaning.zh and column.headers for column in COLUMNS)
