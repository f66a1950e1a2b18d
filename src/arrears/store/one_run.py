"""One run at a time of a job, on this desk's database; a run that dies lets go."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from django.db import connection

from arrears.domain.words import Refusal, Words

from . import sql

try:
    import fcntl
except ImportError:  # a machine that knows no such locks: the database alone guards
    fcntl = None  # type: ignore[assignment]


class AnotherRuns(Refusal):
    """Another run is at it already."""

    words = Words(
        "另一个进程正在发送，这次不做；它结束后再运行即可。",
        "Another run is sending already, so this one does nothing. Run it again once that is over.",
    )


@contextmanager
def alone(job: str, *, beside: Path) -> Iterator[None]:
    """
    Hold the job for this run. Raises AnotherRuns at once, it does not wait.

    On PostgreSQL the server holds it, for every machine; on SQLite a lock on a file
    beside the database, or `beside` where that is only in memory.
    """
    if connection.vendor == "postgresql":
        with _on_the_server(job):
            yield
        return
    kept = Path(str(connection.settings_dict["NAME"]))
    with _on_this_machine((kept.parent if kept.is_file() else beside) / f".{job}.lock"):
        yield


@contextmanager
def _on_the_server(job: str) -> Iterator[None]:
    key = crc32(f"arrears {job}".encode())
    if not sql.rows("SELECT pg_try_advisory_lock(%(key)s)", key=key)[0][0]:
        raise AnotherRuns
    try:
        yield
    finally:
        sql.rows("SELECT pg_advisory_unlock(%(key)s)", key=key)


@contextmanager
def _on_this_machine(file: Path) -> Iterator[None]:
    if fcntl is None or not file.parent.is_dir():
        yield
        return
    with file.open("a") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as taken:
            raise AnotherRuns from taken
        yield
