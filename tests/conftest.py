"""What every test may ask for by name."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests import postgres

ROOT = Path(__file__).parent.parent
os.environ.setdefault("SAIL_SPARK__SESSION_TIMEOUT_SECS", "86400")  # one for the run
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def day() -> Callable[[str], date]:
    """Read a day a person can check: `day("Tue 2026-03-03")`."""
    return _day


@pytest.fixture(scope="session")
def postgres_address() -> str:
    """Return the address of a PostgreSQL server, started on first use."""
    return postgres.address()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium browser, or skip and say how to get one."""
    kept = ROOT / ".make" / "browser"
    told = os.environ.get("CHROMIUM") or (
        kept.read_text().strip() if kept.exists() else ""
    )
    found = told or next(filter(None, map(shutil.which, BROWSERS)), "")
    if not found:
        pytest.skip(
            "no Chromium browser here: install one (Debian: apt-get install chromium "
            "fonts-noto-cjk) or set CHROMIUM to its path, then run make test again"
        )
    return found


def _day(text: str) -> date:
    weekday, iso = text.split()
    found = date.fromisoformat(iso)
    if found.strftime("%a") != weekday:
        raise ValueError(f"{iso} is a {found:%A}, not a {weekday}")
    return found
