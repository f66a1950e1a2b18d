"""The questions are asked of the same book that the actions work on."""

from tests.actions.conftest import book, call, journal, mobile, now

__all__ = ["book", "call", "journal", "mobile", "now"]
