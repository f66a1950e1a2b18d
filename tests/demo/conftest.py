"""The demo book of one Tuesday, made once for all tests here."""

from datetime import date

import pytest

from arrears.lab.demo_book import demo_book

TUESDAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def book():
    return demo_book(on=TUESDAY)


@pytest.fixture(scope="session")
def pairs(book):
    """Return each debtor with what happened."""
    return list(zip(book.debtors, book.stories, strict=True))
