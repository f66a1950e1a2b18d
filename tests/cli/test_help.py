"""Help: Chinese first, then English, an example, the exit statuses; and it is quick."""

import subprocess
import sys

import pytest

COMMANDS = [
    ("demo",),
    ("intake", "file"),
    ("intake", "suggest"),
    ("plan",),
    ("why",),
    ("record",),
    ("stops",),
    ("serve",),
    ("journal", "verify"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(arrears, command):
    shown = arrears(*command, "--help").stdout

    assert "例 / Examples:" in shown
    assert f"arrears {' '.join(command).replace(' file', '')}" in shown
    assert "退出码 / Exit status:" in shown
    assert "  0  " in shown
    assert "  3  " in shown


@pytest.mark.parametrize("group", [(), ("intake",), ("journal",)], ids=str)
def test_every_group_lists_its_commands(arrears, group):
    shown = arrears(*group, "--help").stdout

    named = {
        command[len(group)] for command in COMMANDS if command[: len(group)] == group
    }
    assert all(name in shown for name in named)


def test_help_loads_neither_django_nor_polars():
    code = (
        "import sys; from arrears.cli.app import app; app(['plan', '--help'], standalone_mode=False);"
        "sys.exit(bool({'django', 'polars'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False
    )

    assert ended.returncode == 0


def test_the_program_itself_starts(tmp_path):
    """Once in its own Python, with a home and a database of its own."""
    words = ("--lang", "en", "--home", str(tmp_path), "journal", "verify")
    code = "from arrears.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        check=False,
        text=True,
        env={"PYTHONPATH": "src", "PATH": ""},
    )

    assert ended.returncode == 0, ended.stderr
    assert "The journal holds: 0 entries" in ended.stdout
    assert (tmp_path / "arrears.sqlite3").exists()
