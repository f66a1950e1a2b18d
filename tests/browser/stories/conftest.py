"""Every story is walked twice: in Chinese at a desk's width, in English at a phone's."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.browser.conftest import NARROW, WIDE
from tests.browser.stories.walk import Walk

EACH = (("zh", WIDE), ("en", NARROW))


@pytest.fixture(params=EACH, ids=["zh-1440", "en-390"])
def walk(request, desk, settings, picture) -> Iterator[Walk]:
    """Return the story to be walked; at its end every window is closed and was quiet."""
    lang, size = request.param
    with ExitStack() as windows:
        yield Walk(lang, size, settings, desk, picture, windows)
