"""The next item made ready while the one before it is still being used."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterable[Item]) -> Iterator[Item]:
    """
    Yield the items, each worked out in a second thread while its forerunner is used.

    What goes wrong there is raised here. Items must not touch the database.
    """
    rest, none = iter(items), object()
    with ThreadPoolExecutor(1) as worker:
        upcoming = worker.submit(next, rest, none)
        while (item := upcoming.result()) is not none:
            upcoming = worker.submit(next, rest, none)
            yield item  # type: ignore[misc]
