"""The demo book: invented lenders, debtors and three months of history."""

from .book import demo_book
from .entries import Book

__all__ = ["Book", "demo_book"]
