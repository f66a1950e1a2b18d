"""`arrears ledger`: a debt a line, its state a line, and broken lines say how."""

import json

from typer.testing import CliRunner

from tests.domain.ledger.debts import debt, paid

GOOD = json.dumps(debt(paid("2024-01-01", 250_00)))


def answers(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_line_is_answered_in_order_and_a_broken_one_stops_nothing(
    arrears, tmp_path
):
    file = tmp_path / "debts.jsonl"
    broken = json.dumps(debt(paid("2024-01-01", 0)) | {"id": "A-2"})
    file.write_text(f"{GOOD}\n\n{broken}\nnonsense\n{GOOD}\n", "utf-8")

    result = arrears("--lang", "en", "ledger", "--jsonl", file)

    told = answers(result)
    assert result.exit_code == 0
    assert [one["id"] for one in told] == ["A-1", "A-2", None, "A-1"]
    codes = [one["error"]["code"] for one in told if "error" in one]
    assert codes == ["AmountWrong", "NotJson"]
    assert "2 lines were broken" in result.stderr


def test_standard_input_will_do():
    from arrears.cli.app import app

    result = CliRunner().invoke(app, ["ledger", "--jsonl", "-"], input=f"{GOOD}\n")

    assert [one["dpd"] for one in answers(result)] == [38]


def test_a_file_that_is_not_there_is_refused(arrears, tmp_path):
    result = arrears("ledger", "--jsonl", tmp_path / "none.jsonl")

    assert result.exit_code == 3
    assert result.stdout == ""


def test_several_processes_answer_the_same(arrears, tmp_path):
    file = tmp_path / "debts.jsonl"
    file.write_text(f"{GOOD}\n" * 3, "utf-8")

    one = arrears("ledger", "--jsonl", file, "--processes", "1")
    two = arrears("ledger", "--jsonl", file, "--processes", "2")

    assert answers(one) == answers(two)
