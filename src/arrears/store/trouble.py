"""What a database may refuse, under a name and in words: full, busy, not to be had."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError

from arrears.domain.words import Refusal, Words


class DiskFull(Refusal):
    """There is no room left on the disk."""

    words = Words(
        "磁盘空间不足，无法写入。没有写入任何内容；请腾出空间后再试。",
        "The disk is full. Nothing was written; make room, then try again.",
    )


class DatabaseBusy(Refusal):
    """Somebody else has been writing for longer than we wait."""

    words = Words(
        "数据库正被另一个程序写入，等了太久。没有写入任何内容；请稍后再试。",
        "Another program kept the database busy for too long. Nothing was written; try again later.",
    )


class DatabaseUnreachable(Refusal):
    """The file cannot be opened, or the server does not answer."""

    words = Words(
        "连不上数据库：{why}。请检查 ARREARS_DATABASE 和数据文件夹。",
        "The database cannot be reached: {why}. Check ARREARS_DATABASE and the data folder.",
    )


FULL = ("disk is full", "53100", "no space left")
BUSY = ("database is locked", "table is locked", "lock timeout")
AWAY = ("unable to open database file", "connection failed", "readonly database")


@contextmanager
def named() -> Iterator[None]:
    """Raise DiskFull, DatabaseBusy, DatabaseUnreachable for the database's own words."""
    try:
        yield
    except OperationalError as error:
        raise _refusal(error) or error from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull from error
        raise


def _refusal(error: OperationalError) -> Refusal | None:
    said = f"{error} {getattr(error.__cause__, 'sqlstate', '')}".lower()
    if any(mark in said for mark in FULL):
        return DiskFull()
    if any(mark in said for mark in BUSY):
        return DatabaseBusy()
    if any(mark in said for mark in AWAY):
        return DatabaseUnreachable(why=str(error).strip().partition("\n")[0])
    return None
