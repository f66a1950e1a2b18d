"""
Say which items of the catalogue a test proves: `@pytest.mark.covers("CAD-10")`.

    .venv/bin/python ops/coverage_map.py            by family
    .venv/bin/python ops/coverage_map.py --tests    with the tests of each item
"""

import contextlib
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from catalogue_ids import family, listed

ROOT = Path(__file__).parent.parent


def marks(tests: Iterable[pytest.Item]) -> dict[str, list[str]]:
    """Return the tests that name each ID, by ID; one line per test function."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for test in tests:
        name = test.nodeid.partition("[")[0]
        for mark in test.iter_markers("covers"):
            for item in mark.args:
                found[item][name] = None
    return {item: list(names) for item, names in found.items()}


def map_lines(found: dict[str, list[str]], *, tests: bool) -> Iterator[str]:
    """Yield the map, family by family, and its total."""
    for name, members in groupby(listed(), key=family):
        ids = list(members)
        proved = [item for item in ids if item in found]
        missing = [item for item in ids if item not in found]
        yield f"{name:6} {len(proved):3} of {len(ids):3}"
        if proved and not tests:
            yield f"         covered  {' '.join(proved)}"
        if tests:
            yield from (f"         {i:9} {test}" for i in proved for test in found[i])
        if missing:
            yield f"         not yet  {' '.join(missing)}"
    yield f"{'All':6} {len(found.keys() & listed().keys()):3} of {len(listed()):3}"


class Collected:
    """A pytest plugin that keeps what was collected."""

    def __init__(self) -> None:
        self.tests: list[pytest.Item] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.tests = session.items


def main() -> int:
    collected, said = Collected(), io.StringIO()
    with contextlib.redirect_stdout(said):
        status = pytest.main(["--collect-only", "-q", str(ROOT / "tests")], [collected])
    if status:
        print(said.getvalue())
        return 1
    found = marks(collected.tests)
    print("\n".join(map_lines(found, tests="--tests" in sys.argv)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
