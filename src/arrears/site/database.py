"""The database in one setting: a file by default, a PostgreSQL address for teams."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from arrears.domain.words import Refusal, Words

SECONDS_TO_WAIT = "20"  # for another writer, before DatabaseBusy
POOL = {"min_size": 4, "max_size": 20}  # a PostgreSQL gives a hundred by default
PREPARED_AFTER = 5  # times a statement was asked, as psycopg itself has it


class UnknownDatabase(Refusal):
    """The database address is neither SQLite nor PostgreSQL."""

    words = Words(
        "看不懂数据库地址“{address}”。请用 sqlite:///路径 或 postgresql://用户@主机/库名。",
        "Cannot read the database address “{address}”. Use sqlite:///path or postgresql://user@host/name.",
    )


class PostgresNotInstalled(Refusal):
    """The address is PostgreSQL's, and the package that speaks to it is missing."""

    words = Words(
        "要使用 PostgreSQL，请先安装：pip install 'arrears[postgres]'。",
        "PostgreSQL needs one more package: pip install 'arrears[postgres]'.",
    )


def database(address: str, home: Path, *, pooled: bool = False) -> dict[str, Any]:
    """
    Return Django's settings for `address`; empty means the file in `home`.

    SQLite runs in WAL with immediate transactions, so that a transaction that
    will write waits its turn at once instead of failing in the middle. Either
    database waits twenty seconds for another writer; `?timeout=5` says otherwise.
    PostgreSQL keeps the plan of a statement asked again and again; `?prepare=no`
    where a pooler gives every transaction another connection. `pooled`, for a process
    that serves: a page takes a connection that stands instead of opening one.

    Raises UnknownDatabase, PostgresNotInstalled.
    """
    if not address:
        home.mkdir(parents=True, exist_ok=True)
        return _sqlite(str(home / "arrears.sqlite3"), seconds=SECONDS_TO_WAIT)
    url = urlsplit(address)
    options = dict(parse_qsl(url.query))
    seconds = options.pop("timeout", SECONDS_TO_WAIT)
    if url.scheme == "sqlite":
        return _sqlite(unquote(url.path.removeprefix("/")), seconds=seconds)
    if url.scheme in {"postgresql", "postgres"}:
        kept_open = pooled and find_spec("psycopg_pool") is not None
        return _postgresql(url, options, seconds=seconds, pooled=kept_open)
    raise UnknownDatabase(address=address)


def _sqlite(name: str, *, seconds: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": float(seconds),
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(
    url: SplitResult, options: dict[str, str], *, seconds: str, pooled: bool
) -> dict[str, Any]:
    if find_spec("psycopg") is None:
        raise PostgresNotInstalled
    host = options.pop("host", url.hostname or "")
    patience = f"-c lock_timeout={float(seconds):g}s"
    if pooled:  # a plan for any value reads the book where one value fills a column
        patience += " -c plan_cache_mode=force_custom_plan"
        patience += (
            " -c max_parallel_workers_per_gather=0 -c jit=off"  # short questions
        )
        patience += " -c random_page_cost=1.1"  # memory and solid disks, no arm moves
    prepared = options.pop("prepare", "yes") != "no"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.removeprefix("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host,
        "PORT": str(url.port or ""),
        "OPTIONS": {
            "options": patience,
            "server_side_binding": True,  # a statement's text stays the same
            "prepare_threshold": PREPARED_AFTER if prepared else None,
            **({"pool": POOL | {"timeout": float(seconds)}} if pooled else {}),
            **options,
        },
    }
