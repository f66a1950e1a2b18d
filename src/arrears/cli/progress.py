"""A bar for work that takes longer than two seconds, on stderr only."""

from threading import Timer
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from arrears.domain.words import Words

from .voice import Voice

PATIENCE_SECONDS = 2.0


class Bar:
    """
    Shown after two seconds, gone when the work ends.

    Call it with what is done and what there is to do; uncalled it just runs.
    """

    def __init__(self, voice: Voice, words: Words) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
        )
        self._progress = Progress(*columns, console=voice.aside, transient=True)
        self._task = self._progress.add_task(words.to(voice.lang), total=None)
        self._timer = Timer(PATIENCE_SECONDS, self._progress.start)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if self._progress.console.is_terminal:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        if self._progress.live.is_started:
            self._progress.stop()

    def __call__(self, done: int, total: int) -> None:
        """Show that so much of the work is done."""
        self._progress.update(self._task, completed=done, total=total)
