"""One row in, one row out: accepted, or set aside with the reason that counts."""

from datetime import date

import polars as pl
import pytest

from arrears.domain.case.stage import Ladder, Stage, days_past_due
from arrears.intake import ACCEPTED, ASIDE, REASONS, REMARKED, REMARKS, unplaced
from arrears.intake import received as take
from arrears.intake.wiring import AsOfInFuture, HeadersMissing, HeaderTwice
from tests.cast import ALMA, BORIS
from tests.intake.files import (
    ALMAS_ROW,
    HEADER,
    profile,
    read,
    reasons,
    written,
)

LATE = {"due_on": "", "days_past_due": "逾期天数"}
AS_OF = {"product": "card", "currency": "CNY", "as_of": "2026-11-20"}


def accepted(tmp_path, *lines, columns=None, **sections):
    return read(
        written(tmp_path / "b.csv", *lines), profile(columns, **sections)
    ).accepted


@pytest.mark.covers("DAT-03", "DAT-37", "DAT-38", "DAT-58")
def test_a_full_row_comes_out_with_every_column_in_its_own_form(tmp_path):
    columns = {
        "debtor_number": "客户号", "name": "姓名", "credit_limit": "额度", "mobile": "手机",
        "home_phone": "宅电", "work_phone": "单位电话", "email": "邮箱", "address": "地址",
        "contact_name": "联系人", "contact_phone": "联系人电话", "prefers_from": "方便时间",
        "opened_on": "入催日", "instalments_total": "期数", "instalments_paid": "已还",
    }  # fmt: skip
    row = [
        "A-1042", "100.00", "2026-11-01", "a 10-42", " 艾玛 ", "50,000", "154 9000 0001",
        "010-1234 5678", "021-12345678", "alma@example.com", "幸福路1号", "艾瑞卡",
        "+86 15490000015", "15:30", "2026年10月3日", "12", "0",
    ]  # fmt: skip

    batch = accepted(
        tmp_path,
        "\t".join([*HEADER.split(","), *columns.values()]),
        "\t".join(row),
        columns=columns,
    )

    assert dict(batch.schema) == ACCEPTED
    assert batch.row(0, named=True) == {
        "line": 2, "account_number": "A-1042", "debtor_number": "A1042", "name": "艾玛",
        "product": "card", "currency": "CNY", "principal_minor": 100_00,
        "interest_minor": 0, "fee_minor": 0, "penalty_minor": 0, "costs_minor": 0,
        "owed_minor": 100_00, "due_on": date(2026, 11, 1), "as_of": date(2026, 11, 24),
        "credit_limit_minor": 50_000_00, "instalments_total": 12, "instalments_paid": 0,
        "first_instalment": True, "mobile": ALMA.phone, "home_phone": "+861012345678",
        "work_phone": "+862112345678", "email": "alma@example.com", "address": "幸福路1号",
        "contact_name": "艾瑞卡", "contact_phone": "+8615490000015",
        "zone": "Asia/Shanghai", "prefers_from_minutes": 930,
        "opened_on": date(2026, 10, 3),
    }  # fmt: skip


def test_a_bare_row_has_every_column_too(tmp_path):
    row = accepted(tmp_path, HEADER, ALMAS_ROW).row(0, named=True)

    assert (row["debtor_number"], row["name"], row["first_instalment"]) == (
        "A1042",
        "",
        False,
    )
    assert row["mobile"] is row["credit_limit_minor"] is row["opened_on"] is None


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        ("2026-11-19", None),
        ("2026-11-20", "not_overdue"),
        ("2026-11-21", "due_in_future"),
        ("2026-02-30", "date_unreadable"),
        ("", "date_unreadable"),
    ],
)
@pytest.mark.covers("CALC-07")
def test_a_debt_is_overdue_from_the_day_after_its_due_day(tmp_path, due, reason):
    batch = read(
        written(tmp_path / "b.csv", HEADER, f"A,5,{due}"), profile(constants=AS_OF)
    )

    assert batch.aside["reason"].to_list() == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (1, Stage.EARLY),
        (5, Stage.EARLY),
        (6, Stage.MIDDLE),
        (30, Stage.LATE),
        (31, Stage.HANDED_OVER),
    ],
)
@pytest.mark.covers("DAT-52", "CALC-07")
def test_days_past_due_come_back_out_of_the_due_day(tmp_path, days, stage):
    lines = ["账号,欠款,逾期天数", f"A,5,{days}"]

    row = accepted(tmp_path, *lines, columns=LATE, constants=AS_OF).row(0, named=True)

    assert days_past_due(row["due_on"], row["as_of"]) == days
    assert Ladder().stage(days) == stage


def test_months_late_are_thirty_days_each(tmp_path):
    columns = {"due_on": "", "months_late": "期数"}
    path = written(
        tmp_path / "b.csv",
        "账号,欠款,期数",
        "A,5,M1",
        "B,5,2",
        "C,5,0",
        "D,5,-1",
        "E,5,M4+",
    )

    batch = read(path, profile(columns, constants=AS_OF))

    assert batch.accepted["due_on"].to_list() == [date(2026, 10, 21), date(2026, 9, 21)]
    assert reasons(batch) == [
        (4, "not_overdue"),
        (5, "not_overdue"),
        (6, "days_unreadable"),
    ]


def test_the_day_of_the_figures_may_be_a_column_but_not_tomorrow(tmp_path):
    lines = [
        f"{HEADER},数据日期",
        "A,5,2026-11-01,2026-11-24",
        "B,5,2026-11-01,2026-11-25",
    ]
    path = written(tmp_path / "b.csv", *lines)

    batch = read(path, profile({"as_of": "数据日期"}))

    assert reasons(batch) == [(3, "as_of_in_future")]


def test_a_profile_of_tomorrow_is_refused_as_a_whole(tmp_path):
    path = written(tmp_path / "b.csv", HEADER, ALMAS_ROW)
    tomorrow = AS_OF | {"as_of": "2026-11-25"}

    with pytest.raises(
        AsOfInFuture, match="2026-11-25, after the day of import, 2026-11-24"
    ):
        read(path, profile(constants=tomorrow))


@pytest.mark.parametrize(
    ("account", "reason"),
    [("", "account_missing"), ("  ", "account_missing"), ("6.22588E+15", "account_damaged"),
     ("x" * 65, "account_too_long"), ("x" * 64, None), ("'0042", None)],
)  # fmt: skip
def test_an_account_must_be_there_whole(tmp_path, account, reason):
    batch = read(written(tmp_path / "b.csv", HEADER, f"{account},5,2026-11-01"))

    assert batch.aside["reason"].to_list() == ([reason] if reason else [])
    if not reason:
        assert batch.accepted["account_number"].to_list() == [account.removeprefix("'")]


def test_products_are_read_by_our_words_by_the_lenders_and_no_others(tmp_path):
    lines = ["账号,欠款,到期日,产品"] + [
        f"{at},5,2026-11-01,{product}"
        for at, product in enumerate(
            ["card", "信用卡", "Credit Card", "甲类", "乙类", ""]
        )
    ]

    batch = read(
        written(tmp_path / "b.csv", *lines),
        profile(
            {"product": "产品"},
            constants={"currency": "CNY"},
            values={"product": {"甲类": "private_loan"}},
        ),
    )

    assert batch.accepted["product"].to_list() == [
        "card",
        "card",
        "card",
        "private_loan",
    ]
    assert reasons(batch) == [(6, "product_unknown"), (7, "product_unknown")]


def test_the_first_fault_counts_and_only_that(tmp_path):
    batch = read(
        written(
            tmp_path / "b.csv", HEADER, ",abc,soon", "A,abc,soon", "B,abc,2026-11-01"
        )
    )

    assert reasons(batch) == [
        (2, "account_missing"),
        (3, "date_unreadable"),
        (4, "money_unreadable"),
    ]


def test_what_a_row_can_do_without_is_left_out_with_a_remark(tmp_path):
    columns = {
        "mobile": "手机", "email": "邮箱", "credit_limit": "额度", "instalments_paid": "已还",
        "first_instalment": "首逾", "prefers_from": "时间", "zone": "时区", "name": "姓名",
        "debtor_number": "客户号", "opened_on": "入催日",
    }  # fmt: skip
    row = [
        "12345",
        "alma",
        "1.00E+05",
        "-1",
        "也许",
        "25:00",
        "Mars",
        "名" * 121,
        "",
        "soon",
    ]

    batch = read(
        written(
            tmp_path / "b.csv",
            ",".join([HEADER, *columns.values()]),
            ",".join([ALMAS_ROW, *row]),
        ),
        profile(columns),
    )

    found = batch.accepted.row(0, named=True)
    assert [
        found[key] for key in ("mobile", "email", "credit_limit_minor", "opened_on")
    ] == [None] * 4
    assert (len(found["name"]), found["debtor_number"], found["zone"]) == (
        120,
        "A1042",
        "",  # not believed to be where the others are
    )
    assert dict(batch.remarks.group_by("reason").len().iter_rows()) == {
        "phone_unreadable": 1, "email_unreadable": 1, "value_unreadable": 6,
        "text_cut": 1, "debtor_missing": 1,
    }  # fmt: skip
    assert set(batch.remarks["line"]) == {2}


def test_cells_that_mean_nothing_can_be_named(tmp_path):
    path = written(
        tmp_path / "b.csv", f"{HEADER},手机", f"{ALMAS_ROW},NULL", "B,-,2026-11-01,-"
    )

    batch = read(path, profile({"mobile": "手机"}, blank=["NULL", "-"]))

    assert batch.remarks.is_empty()
    assert reasons(batch) == [(3, "money_unreadable")]


@pytest.mark.covers("DAT-01", "DAT-02", "DAT-06", "DAT-07", "DAT-09", "DAT-85")
def test_what_is_not_ours_to_keep_is_in_no_frame(tmp_path):
    secret = ["年龄", "性别", "婚姻状态", "籍贯", "学历", "通讯录"]
    lines = [
        ",".join([HEADER, *secret]),
        ",".join([ALMAS_ROW, *("秘密" for _ in secret)]),
        f"B,x,2026-11-01{',秘密' * 6}",
    ]
    path = written(tmp_path / "b.csv", *lines)

    batch = read(path, profile(ignore=secret))

    assert (len(batch.accepted), len(batch.aside)) == (1, 1)
    for frame in (batch.accepted, batch.aside, batch.remarks):
        assert "秘密" not in str(frame.rows())
        assert not {*frame.columns} & {"age", "sex", "marital", "education", *secret}


def test_formulas_come_in_as_plain_text(tmp_path):
    path = written(
        tmp_path / "b.csv",
        f"{HEADER},姓名",
        f"{ALMAS_ROW},=1+1",
        f"B,5,2026-11-01,{BORIS.name}",
    )

    assert read(path, profile({"name": "姓名"})).accepted["name"].to_list() == [
        "=1+1",
        "Boris",
    ]


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path):
    path = written(tmp_path / "b.csv", "账号,金额,到期日", "A,5,2026-11-01")

    with pytest.raises(
        HeadersMissing, match=r"lacks the columns: 欠款\. It has: 账号、金额、到期日"
    ):
        read(path)


def test_a_header_that_stands_twice_is_refused_only_where_it_is_mapped(tmp_path):
    with pytest.raises(HeaderTwice, match="two columns called “欠款”"):
        read(written(tmp_path / "b.csv", f"{HEADER},欠款", f"{ALMAS_ROW},1"))

    assert (
        len(
            read(
                written(tmp_path / "c.csv", f"{HEADER},x,x", f"{ALMAS_ROW},1,2")
            ).accepted
        )
        == 1
    )


def test_headers_are_compared_without_regard_to_blanks_and_width(tmp_path):
    path = written(tmp_path / "b.csv", ' 账号 ,欠款（元）,"到期\n日"', ALMAS_ROW)

    batch = read(path, profile({"owed": "欠款(元)", "due_on": "到期 日"}))

    assert len(batch.accepted) == 1


def test_headers_that_nobody_placed_are_told(tmp_path):
    path = written(tmp_path / "b.csv", f"{HEADER},备注,性别", f"{ALMAS_ROW},x,y")

    file = take(path, folder=tmp_path)

    assert unplaced(file, profile(ignore=["性别"])) == ("备注",)


@pytest.mark.parametrize("rows", [1, 2, 3, 50])
def test_the_size_of_a_batch_changes_nothing(tmp_path, rows):
    lines = [
        f"{at},{at % 7 or 'x'},2026-11-{at % 28 + 1:02}" for at in [*range(40), 3, 4]
    ]
    path = written(tmp_path / "b.csv", HEADER, *lines)

    whole, parts = read(path), read(path, rows=rows)

    assert parts.accepted.equals(whole.accepted)
    assert parts.aside.equals(whole.aside)


def test_a_book_without_rows_is_an_empty_book(tmp_path):
    path = written(tmp_path / "b.csv", HEADER)

    file = take(path, folder=tmp_path)

    assert file.rows == 0


def test_every_reason_has_words_and_every_frame_its_schema(tmp_path):
    batch = read(written(tmp_path / "b.csv", HEADER, ALMAS_ROW))

    assert [
        REASONS.keys() & REMARKED.keys(),
        dict(batch.aside.schema),
        dict(batch.remarks.schema),
    ] == [
        set(),
        ASIDE,
        REMARKS,
    ]
    assert isinstance(batch.accepted, pl.DataFrame)
