"""The command as somebody types it, without starting a new Python for each."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner

from tests.browser.conftest import unwritten_journal
from tests.intake.files import written

PROFILE = """
lender: {key: bank, name: 示例银行}
columns: {account_number: 账号, debtor_number: 客户号, owed: 欠款, due_on: 到期日}
constants: {product: card, currency: CNY}
money: {unit: yuan}
"""
HEADER = "账号,客户号,欠款,到期日"
ALMA = "K-1,A-1042,100.00,2026-11-01"
BORIS = "K-3,B-2077,10.00,2026-11-20"


@pytest.fixture
def arrears() -> Callable:
    """Type a command: `arrears("plan", "--json")`."""
    from arrears.cli.app import app

    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def home(tmp_path, settings):
    """Return the desk's folder, of this test only."""
    settings.HOME = tmp_path / "home"
    return settings.HOME


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "bank.yaml"
    path.write_text(PROFILE, "utf-8")
    return path


@pytest.fixture
def intake(arrears, profile, home, tmp_path):
    """Take these lines in on the Tuesday of the tests."""

    def _intake(*lines, header=HEADER, more=(), encoding="utf-8", lang="en"):
        path = written(tmp_path / "book.csv", header, *lines, encoding=encoding)
        words = ("intake", path, "--profile", profile, "--on", "2026-11-24", *more)
        return arrears("--lang", lang, *words)

    return _intake


@pytest.fixture
def really_written(transactional_db):
    """Let transactions end as in life; the journal is emptied behind its triggers."""
    yield
    unwritten_journal()
