"""A job that a command does again and again until it is told to stop."""

import re
import signal
from collections.abc import Callable
from threading import Event
from types import FrameType

import typer

from arrears.domain.words import Words

SPAN = re.compile(r"([1-9][0-9]{0,4})([smh]?)")
SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}
UNREAD = Words(
    "“{text}”看不懂：写成 60s、5m 或 1h。",
    "“{text}” cannot be read: write 60s, 5m or 1h.",
)


def seconds_of(text: str) -> int:
    """Return how many seconds “60s”, “5m” or “1h” are. Raises BadParameter."""
    found = SPAN.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(str(UNREAD.filled(text=text[:20])))
    return int(found[1]) * SECONDS[found[2]]


def again_and_again(run: Callable[[], None], *, seconds: int) -> None:
    """
    Do it every so many seconds; asked to end, it ends after the run that goes on.

    A service that is stopped so leaves nothing half.
    """
    over = Event()

    def ended(_signal: int, _frame: FrameType | None) -> None:
        over.set()

    before = {each: signal.signal(each, ended) for each in ENDS}
    try:
        while not over.is_set():
            run()
            over.wait(seconds)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


ENDS = (signal.SIGTERM, signal.SIGINT)
