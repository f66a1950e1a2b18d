"""Calls that were placed and not told of yet, by the small index that holds just these."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from arrears.domain.contact.outcome import Result

from .models import Attempt


class Written(Value):
    """
    A word of our own, written into the question itself.

    SQLite takes an index on a part of the rows only where it can read that the question
    asks for no others; of a value that is handed over beside it it cannot know.
    """

    def as_sql(
        self,
        compiler: SQLCompiler,  # noqa: ARG002
        connection: BaseDatabaseWrapper,  # noqa: ARG002
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the word in quotes."""
        return f"'{self.value}'", ()


RESERVED = Written(str(Result.RESERVED))


def open_calls() -> QuerySet[Attempt]:
    """Return the calls under way, one a person at most."""
    return Attempt.objects.filter(result=RESERVED, expired_at=None)
