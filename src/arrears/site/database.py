"""The database in one setting: a file by default, a PostgreSQL address for teams."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from arrears.domain.words import Refusal, Words


class UnknownDatabase(Refusal):
    """The database address is neither SQLite nor PostgreSQL."""

    words = Words(
        "看不懂数据库地址“{address}”。请用 sqlite:///路径 或 postgresql://用户@主机/库名。",
        "Cannot read the database address “{address}”. Use sqlite:///path or postgresql://user@host/name.",
    )


def database(address: str, home: Path) -> dict[str, Any]:
    """
    Return Django's settings for `address`; empty means the file in `home`.

    SQLite runs in WAL with immediate transactions, so that a transaction that
    will write waits its turn at once instead of failing in the middle.
    """
    if not address:
        home.mkdir(parents=True, exist_ok=True)
        return _sqlite(str(home / "arrears.sqlite3"))
    url = urlsplit(address)
    if url.scheme == "sqlite":
        return _sqlite(unquote(url.path.removeprefix("/")))
    if url.scheme in {"postgresql", "postgres"}:
        return _postgresql(url)
    raise UnknownDatabase(address=address)


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(url: SplitResult) -> dict[str, Any]:
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.removeprefix("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", url.hostname or ""),
        "PORT": str(url.port or ""),
        "OPTIONS": options,
    }
