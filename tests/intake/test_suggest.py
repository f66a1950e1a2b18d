"""A draft places what it knows, says what it does not, and loads when it can."""

import pytest

from arrears.intake import profile_from, suggest
from arrears.intake.encodings import likeliest
from arrears.intake.headers import known_words, meaning
from arrears.intake.profile_section import ProfileKeyMissing
from tests.intake.files import read, wide, written

CHINESE = (
    [
        "账号",
        "客户姓名",
        "手机号码",
        "逾期本金（元）",
        "利息",
        "到期还款日",
        "性别",
        "学历",
        "渠道来源",
    ],
    [
        "6001",
        "王小明",
        "15490000001",
        "1,234.50",
        "5.00",
        "2026年11月1日",
        "男",
        "本科",
        "线下门店",
    ],
)
TRADITIONAL = (
    [
        "信用卡號",
        "持卡人姓名",
        "行動電話",
        "逾期金額",
        "逾期天數",
        "信用額度",
        "婚姻狀況",
        "籍貫",
    ],
    ["6001", "王小明", "0912345678", "1234", "45", "50000", "已婚", "臺北"],
)
ENGLISH = (
    [
        "Account No.",
        "Customer Name",
        "Mobile Phone",
        "Outstanding Balance",
        "Due Date",
        "Gender",
        "Branch",
    ],
    ["6001", "Alma", "+447700900123", "1234.50", "01/11/2026", "F", "Main Street"],
)


def book(path, table, encoding="utf-8", separator=","):
    quoted = [
        [f'"{cell}"' if separator in cell else cell for cell in row] for row in table
    ]
    return written(path, *(separator.join(row) for row in quoted), encoding=encoding)


@pytest.mark.parametrize(
    ("table", "encoding", "separator"),
    [
        (CHINESE, "utf-8", ","),
        (CHINESE, "utf-8-sig", "\t"),
        (CHINESE, "gb18030", ";"),
        (TRADITIONAL, "big5", ","),
        (TRADITIONAL, "gb18030", ","),
        (TRADITIONAL, "utf-8", ";"),
    ],
)
def test_a_draft_loads_and_reads_the_file_it_was_made_from(
    tmp_path, table, encoding, separator
):
    path = book(tmp_path / "信用卡委案.csv", table, encoding, separator)

    draft = profile_from(suggest(path), file="draft.yaml")
    batch = read(path, draft)

    row = batch.accepted.row(0, named=True)
    assert (row["account_number"], row["name"], row["product"]) == (
        "6001",
        "王小明",
        "card",
    )
    assert row["owed_minor"] in {1239_50, 1234_00}
    assert row["mobile"] in {"+8615490000001", "+886912345678"}
    assert batch.remarks.is_empty()


def test_headers_in_simplified_chinese_are_placed(tmp_path):
    draft = profile_from(
        suggest(book(tmp_path / "贷款.csv", CHINESE)), file="draft.yaml"
    )

    assert draft.columns == {
        "account_number": "账号",
        "name": "客户姓名",
        "principal": "逾期本金(元)",
        "interest": "利息",
        "due_on": "到期还款日",
        "mobile": "手机号码",
    }
    assert draft.ignore == ("性别", "学历")
    assert draft.dates == ("YYYY年MM月DD日",)
    assert (draft.unit, draft.constants) == (
        "yuan",
        {"product": "instalment_loan", "currency": "CNY"},
    )


def test_headers_in_traditional_chinese_are_placed(tmp_path):
    draft = profile_from(
        suggest(book(tmp_path / "b.csv", TRADITIONAL, "big5")), file="draft.yaml"
    )

    assert draft.layout.encoding == "big5"
    assert draft.columns == {
        "account_number": "信用卡號",
        "name": "持卡人姓名",
        "owed": "逾期金額",
        "days_past_due": "逾期天數",
        "credit_limit": "信用額度",
        "mobile": "行動電話",
    }
    assert draft.ignore == ("婚姻狀況", "籍貫")
    assert (draft.constants["currency"], draft.country, draft.zone) == (
        "TWD",
        "TW",
        "Asia/Taipei",
    )


def test_headers_in_english_are_placed_and_what_lacks_is_said(tmp_path):
    path = book(tmp_path / "book.csv", ENGLISH)

    text = suggest(path)

    assert "still missing" in text
    assert "constants.product" in text
    with pytest.raises(ProfileKeyMissing, match="product"):
        profile_from(text, file="draft.yaml")
    filled = profile_from(
        text.replace("constants:", "constants:\n  product: card"), file="draft.yaml"
    )
    assert set(filled.columns) == {"account_number", "name", "mobile", "owed", "due_on"}
    assert filled.dates == ("DD/MM/YYYY",)
    assert filled.ignore == ("Gender",)


@pytest.mark.covers("DAT-01", "DAT-02", "DAT-06", "DAT-07", "DAT-09")
def test_fields_not_stored_carry_their_catalogue_item(tmp_path):
    text = suggest(
        book(tmp_path / "b.csv", (["年龄", "性别", "婚姻", "籍贯", "学历"], ["1"] * 5))
    )

    for header, item in [
        ("年龄", "DAT-01"),
        ("性别", "DAT-02"),
        ("婚姻", "DAT-06"),
        ("籍贯", "DAT-07"),
        ("学历", "DAT-09"),
    ]:
        assert f'- "{header}"  # {item}' in text


def test_what_nobody_knows_is_shown_masked(tmp_path):
    text = suggest(
        book(
            tmp_path / "b.csv", (["账号", "渠道来源", "X7"], ["6001", "线下门店", "ab"])
        )
    )

    assert "渠道来源: 线****店" in text
    assert "线下门店" not in text
    assert "X7: **" in text


def test_of_two_headers_for_one_column_the_surer_has_it(tmp_path):
    table = (
        ["账号", "客户联系电话", "手机", "到期日", "逾期天数", "身份证号", "客户号"],
        ["1"] * 7,
    )

    draft = suggest(book(tmp_path / "b.csv", table))

    assert 'mobile: "手机"' in draft
    for spare in ("客户联系电话", "逾期天数", "身份证号"):
        assert f'- "{spare}"  # ' in draft


def test_units_and_products_are_read_from_headers_and_cells(tmp_path):
    table = (
        ["账号", "本金（分）", "利息（元）", "产品", "到期日"],
        ["1", "100", "1.00", "甲类", "2026-11-01"],
    )

    text = suggest(book(tmp_path / "b.csv", table))
    draft = profile_from(text.replace("请填写\n", "card\n"), file="d")

    assert {draft.unit_of("principal"), draft.unit_of("interest")} == {"fen", "yuan"}
    assert draft.unit_of("principal") == "fen"
    assert draft.values == {"product": {"甲类": "card"}}


def test_a_decimal_comma_is_seen(tmp_path):
    table = (["Account", "Balance", "Due date"], ["1", "1.234,50", "01.11.2026"])

    text = suggest(book(tmp_path / "loan.csv", table, separator=";"))

    assert "decimal: comma" in text
    assert 'dates: ["DD.MM.YYYY"]' in text


def test_odd_headers_and_cells_do_not_break_the_draft(tmp_path):
    table = (
        ["账号: #1", "欠款\u0007", "到期日", "", "a\u2028b", "{x}"],
        ["1", "5", "2026-11-01", "x", "\u0007y: #z", "&q"],
    )

    draft = profile_from(suggest(book(tmp_path / "信用卡.csv", table)), file="d")

    assert draft.columns["account_number"] == "账号: #1"


@pytest.mark.parametrize(
    ("header", "key"),
    [("联系人手机号", "contact_phone"), ("紧急联系人姓名", "contact_name"), ("本人手机号码", "mobile"),
     ("剩余本金(元)", "principal"), ("Contact Name", "contact_name"), ("DueDate", "due_on"), ("due-date", "due_on"),
     (wide("ACCOUNT_NO"), "account_number"), ("customer mobile no", "mobile"), ("入催日期", "opened_on"),
     ("身份证号码", "id_number"), ("户籍地址", "address"), ("逾期期数(M)", "months_late")],
)  # fmt: skip
def test_the_longest_known_word_in_a_header_decides(header, key):
    assert meaning(header).meaning.key == key


@pytest.mark.parametrize("header", ["X1", "", "渠道", "ageing", "Y"])
def test_a_header_nobody_knows_is_not_guessed(header):
    assert meaning(header) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5"])
@pytest.mark.parametrize("words", [True, False])
def test_the_encoding_is_found_by_everyday_characters(tmp_path, encoding, words):
    text = (
        "這個檔案裡是逾期帳戶的資料,王小明住在臺北市中山區"
        if encoding == "big5"
        else "这个文件里是逾期账户的资料,王小明住在上海市"
    )
    path = written(tmp_path / "b.csv", text, encoding=encoding)

    found = likeliest(path, words=known_words() if words else ())

    assert found == encoding.removesuffix("-sig")


def test_bytes_of_no_encoding_have_none(tmp_path):
    path = tmp_path / "b.csv"
    path.write_bytes(b"\xff\xff\xff")

    assert likeliest(path) is None
