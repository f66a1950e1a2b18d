"""A real browser at a real desk, at both widths and in both languages."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from tests.web import book as books

LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
PICTURES = Path(__file__).parent.parent.parent / "test-results"


@pytest.fixture(scope="module")
def browser(chromium) -> Iterator[object]:
    """Open a browser; its event loop runs beside until it is closed again."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=LAUNCH)
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def desk(
    browser, live_server, settings, django_db_reset_sequences
) -> Iterator[Callable]:
    """
    Open the desk in a window: `with desk(lang="zh", size=WIDE) as page:`.

    What is first of its kind has the number 1 in every test, as addresses say.

    At the end no error may have been written to the console, by a broken script
    or by the content security policy.
    """
    settings.ARREARS_CLOCK = books.NOW

    @contextmanager
    def opened(*, lang="zh", size=WIDE, dark=False):
        context = browser.new_context(
            base_url=live_server.url,
            viewport=size,
            has_touch=size is NARROW,
            color_scheme="dark" if dark else "light",
            locale="zh-CN" if lang == "zh" else "en-GB",
            timezone_id="Asia/Shanghai",
        )
        context.set_default_timeout(10_000)
        if lang == "en":
            cookie = {"name": "django_language", "value": "en", "url": live_server.url}
            context.add_cookies([cookie])
        page, errors = context.new_page(), []
        page.errors = errors
        page.on(
            "console",
            lambda said: errors.append(said.text) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: errors.append(str(error)))
        yield page
        context.close()
        assert [e for e in errors if "status of 4" not in e] == []

    yield opened
    unwritten_journal()


def unwritten_journal() -> None:
    """Empty the journal, so that the database can be emptied for the next test."""
    from django.apps import apps
    from django.db import connection

    from arrears.store.models import JournalEntry

    triggers = import_module("arrears.store.migrations.0002_journal_append_only")
    with connection.schema_editor() as editor:
        triggers.unseal(apps, editor)
    JournalEntry.objects.all().delete()
    with connection.schema_editor() as editor:
        triggers.seal(apps, editor)


@pytest.fixture
def picture() -> Callable:
    """Keep a picture of the page: `picture(page, "today-zh-1440")`."""
    PICTURES.mkdir(exist_ok=True)

    def kept(page, name: str) -> None:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    return kept
