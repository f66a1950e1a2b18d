"""A recall file names accounts; each is known once, whatever else stands beside it."""

import pytest

from arrears.intake import RECALL_REASONS, read_recall, received
from arrears.intake.recall import AccountColumnUnknown
from tests.intake.files import profile, written


def recall(path, given=None):
    return read_recall(
        received(path, folder=path.parent, layout=given and given.layout), given
    )


@pytest.mark.parametrize(
    "header",
    ["账号", "借據編號,金额", "姓名,Account No.", "account_number", "whatever"],
)
def test_the_account_column_is_found(tmp_path, header):
    at = [h in {"姓名", "金额"} for h in header.split(",")]
    row = ",".join("x" if other else " A-1042" for other in at)

    found = recall(written(tmp_path / "r.csv", header, row))

    assert found.accounts.rows() == [(2, "A-1042")]


def test_faults_are_set_aside_with_line_and_reason(tmp_path):
    path = written(
        tmp_path / "r.csv",
        "账号,原因",
        "A,x",
        ",x",
        "A,y",
        "1.2E+15,x",
        "B",
        "C,x,y",
        "D,x",
    )

    found = recall(path)

    assert found.accounts.rows() == [(2, "A"), (8, "D")]
    assert found.aside.select("line", "column", "reason").rows() == [
        (3, "账号", "account_missing"),
        (4, "账号", "account_repeated"),
        (5, "账号", "account_damaged"),
        (6, "账号", "too_few_cells"),
        (7, "账号", "too_many_cells"),
    ]
    assert set(found.aside["reason"]) <= RECALL_REASONS.keys()
    assert len(found.accounts) + len(found.aside) == 7


def test_a_profile_says_which_column_where_headers_do_not(tmp_path):
    path = written(tmp_path / "r.csv", "X1;X2", "x;A", encoding="gb18030")

    found = recall(
        path, profile({"account_number": "X2"}, file={"encoding": "gb18030"})
    )

    assert found.accounts["account_number"].to_list() == ["A"]


@pytest.mark.parametrize("header", ["X1,X2", "账号,卡号"])
def test_where_it_cannot_be_told_it_is_asked(tmp_path, header):
    with pytest.raises(AccountColumnUnknown, match="Say it in a profile"):
        recall(written(tmp_path / "r.csv", header, "1,2"))


def test_a_recall_of_nobody_is_empty(tmp_path):
    found = recall(written(tmp_path / "r.csv", "账号"))

    assert found.accounts.is_empty()
    assert found.aside.is_empty()
