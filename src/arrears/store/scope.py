"""
Whose cases may be seen and touched: some lenders' alone, or everybody's. One place.

A door opens a stretch of work for somebody who is limited; while it lasts every table
that belongs to a lender answers with that lender's rows and no others, to questions in
SQL and to those by models, so that what is not theirs is not there. What must know more
than its reader may see (the guard's counts, the floor's plan, the journal's seals)
says so: `whole`.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from django.apps import apps
from django.db import connection, models

if TYPE_CHECKING:
    from django.db.models import QuerySet

M = TypeVar("M", bound=models.Model)
# Each table with the column that leads to its lender, and the table it leads to.
LEADS = {
    "placement": ("lender", ""),
    "person": ("lender", ""),
    "debt": ("lender", ""),
    "import": ("lender", ""),
    "bankline": ("lender", ""),
    "packsignoff": ("lender", ""),
    "apikey": ("lender", ""),
    "planaside": ("lender", ""),
    "case": ("placement", "placement"),
    "point": ("person", "person"),
    "stop": ("person", "person"),
    "statement": ("debt", "debt"),
    "payment": ("debt", "debt"),
    "adjustment": ("debt", "debt"),
    "invoice": ("debt", "debt"),
    "creditnote": ("invoice", "invoice"),
    "callsheet": ("attempt", "attempt"),
    "handoverline": ("handover", "handover"),
    "samplescore": ("sample", "sample"),
} | dict.fromkeys(
    (
        "assignment",
        "attempt",
        "bulkline",
        "consent",
        "escalation",
        "finding",
        "handover",
        "legalstep",
        "liftrequest",
        "matter",
        "message",
        "movedcall",
        "nextstep",
        "note",
        "offer",
        "pair",
        "paper",
        "promise",
        "reviewreading",
        "steer",
        "trace",
        "visit",
        "workitem",
    ),
    ("case", "case"),
)
SELF = "lender"
AT_ONCE = 10_000  # values in one question; SQLite takes 32,766
SOURCES = {"call": "attempt", "note": "note"}  # what a sample draws from
_lenders: ContextVar[tuple[int, ...]] = ContextVar("lenders", default=())


def lenders() -> tuple[int, ...]:
    """Return the lenders that this stretch of work is limited to; empty is everybody."""
    return _lenders.get()


def keys() -> list[str]:
    """Return their keys, by which tallies are kept."""
    rows = _all(SELF).filter(pk__in=lenders())
    return list(rows.values_list("key", flat=True))


@contextmanager
def limited(to: tuple[int, ...]) -> Iterator[None]:
    """Limit what is seen and touched to these lenders' for a while; to none, to nothing."""
    before = _lenders.set(tuple(sorted(to)))
    try:
        yield
    finally:
        _lenders.reset(before)


@contextmanager
def whole() -> Iterator[None]:
    """Let what is done in here know everything, whoever asked."""
    with limited(()):
        yield


class Scoped(models.Manager[M]):
    """The rows of a table that may be seen now."""

    def get_queryset(self) -> "QuerySet[M]":
        """Return all rows, or those of the lenders that the work is limited to."""
        rows, to = super().get_queryset(), lenders()
        return rows.filter(_own(self.model, to)) if to else rows


def _own(model: type[models.Model], to: tuple[int, ...]) -> models.Q:
    """Return what makes a row one of these lenders'."""
    name = str(model._meta.model_name)  # noqa: SLF001
    if name in OTHERWISE:
        return OTHERWISE[name](to)
    column, leads = LEADS[name]
    if not leads:
        return models.Q(**{f"{column}__in": to})
    return models.Q(**{f"{column}__in": _rows(leads, to).values("pk")})


def _rows(name: str, to: tuple[int, ...]) -> "QuerySet[models.Model]":
    return _all(name).filter(_own(apps.get_model("store", name), to))


def _all(name: str) -> "QuerySet[models.Model]":
    model: type[models.Model] = apps.get_model("store", name)
    return model._base_manager.all()  # noqa: SLF001


def _of_case_numbers(to: tuple[int, ...]) -> models.Q:
    return models.Q(subject__in=_rows("case", to).values("number"))


def _of_own_lines_alone(to: tuple[int, ...]) -> models.Q:
    """Return what keeps a bulk change whose every case is theirs."""
    others = _all("bulkline").exclude(case__in=_rows("case", to).values("pk"))
    return ~models.Q(pk__in=others.values("bulk"))


def _of_own_sheets_alone(to: tuple[int, ...]) -> models.Q:
    """Return what keeps a hand-over whose every case is theirs."""
    rows = _all("transfer").values_list("pk", "lines")
    sheets = {pk: {line["number"] for line in lines} for pk, lines in rows}
    told = sorted(set().union(*sheets.values()))
    own: set[str] = set()
    for start in range(0, len(told), AT_ONCE):
        theirs = _rows("case", to).filter(number__in=told[start : start + AT_ONCE])
        own.update(theirs.values_list("number", flat=True))
    return models.Q(pk__in=[pk for pk, numbers in sheets.items() if numbers <= own])


def _of_own_texts_alone(to: tuple[int, ...]) -> models.Q:
    """Return what keeps a sample of calls and notes that are all theirs."""
    samples = list(_all("sample").values_list("pk", "drawn"))
    drawn = {each for _, sources in samples for each in sources}
    own = set()
    for kind in {each.partition(":")[0] for each in drawn}:
        ids = [int(each.partition(":")[2]) for each in drawn if each.startswith(kind)]
        there = _rows(SOURCES[kind], to).filter(pk__in=ids).values_list("pk", flat=True)
        own |= {f"{kind}:{pk}" for pk in there}
    return models.Q(pk__in=[pk for pk, sources in samples if set(sources) <= own])


# Tables that no column leads to a lender from.
OTHERWISE: "dict[str, Callable[[tuple[int, ...]], models.Q]]" = {
    SELF: lambda to: models.Q(pk__in=to),
    "tally": lambda _: models.Q(lender__in=keys()),
    "summedtally": lambda _: models.Q(level=SELF, name__in=keys()),
    "journalentry": _of_case_numbers,
    "bulkact": _of_own_lines_alone,
    "proposal": lambda _: ~models.Q(change="policy") | models.Q(subject__in=keys()),
    "transfer": _of_own_sheets_alone,
    "sample": _of_own_texts_alone,
}


ASKS = re.compile(r"\s*(SELECT|WITH)\b")
# A table in a text, with whether a name of its own follows it.
TABLE = re.compile(
    r"\{(\w+)\}(?P<as>\s+(?!(?:WHERE|ORDER|LIMIT|GROUP|JOIN|LEFT|CROSS|ON|UNION)\b)\w+)?"
)


@lru_cache(maxsize=512)
def narrowed(text: str, to: tuple[int, ...]) -> str:
    """
    Return a question in SQL with each table of theirs narrowed to what is theirs.

    What is written or held is written or held as it is.
    """
    if not ASKS.match(text) or "FOR UPDATE" in text:
        return text

    def instead(found: re.Match[str]) -> str:
        name = found[1]
        if name not in LEADS and name != SELF:
            return found[0]
        own = f"(SELECT * FROM {{{name}}} WHERE {_where(name, to)})"  # noqa: S608  (whole numbers and names of ours)
        return own + (found["as"] or f" AS own_{name}")

    return TABLE.sub(instead, text)


def _where(name: str, to: tuple[int, ...]) -> str:
    ids = ", ".join(str(int(each)) for each in to)
    if name == SELF:
        return f"id IN ({ids})"
    column, leads = LEADS[name]
    quoted = connection.ops.quote_name(f"{column}_id")
    if not leads:
        return f"{quoted} IN ({ids})"
    return f"{quoted} IN (SELECT id FROM {{{leads}}} WHERE {_where(leads, to)})"  # noqa: S608
