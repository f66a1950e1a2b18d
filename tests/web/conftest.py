"""The people at the desk, signed in, and the book they work on."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.web import book as books


@pytest.fixture(autouse=True)
def at_three_on_tuesday(settings):
    """Let the desk's clock stand still."""
    settings.ARREARS_CLOCK = books.NOW


@pytest.fixture
def book(db) -> books.Book:
    return books.built("zh")


@pytest.fixture
def people(db) -> dict[str, object]:
    carla = books.staff(books.CARLA, "collector", name="卡拉", number="S-01")
    sandro = books.staff(books.SANDRO, "supervisor", name="桑德罗", number="S-02")
    return {books.CARLA: carla, books.SANDRO: sandro}


@pytest.fixture
def carla(people) -> Client:
    """A collector, signed in."""
    return _client(people[books.CARLA])


@pytest.fixture
def sandro(people) -> Client:
    """Her supervisor, signed in."""
    return _client(people[books.SANDRO])


@pytest.fixture
def of_role(db) -> Callable[[str], Client]:
    """Sign in somebody of any role: `of_role("compliance")`."""

    def made(role: str) -> Client:
        return _client(books.staff(role, role, name=role, number=f"T-{role[:3]}"))

    return made


@pytest.fixture
def journal(db) -> Callable[[], list[str]]:
    """Return what has been journalled, by kind."""
    from arrears.store.models import JournalEntry

    return lambda: list(
        JournalEntry.objects.order_by("seq").values_list("kind", flat=True)
    )


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English in this test's own thread."""
    from django.utils import translation

    with translation.override("en"):
        yield


def _client(user) -> Client:
    client = Client()
    client.force_login(user)
    return client
