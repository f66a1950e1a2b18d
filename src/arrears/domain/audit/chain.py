"""The hash chain: each entry's hash covers the one before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal as it is hashed; `at` is ISO 8601 in UTC."""

    seq: int
    at: str
    by: str
    kind: str
    subject: str
    body: Mapping[str, object]
    previous: str
    hash: str


def link(
    *,
    seq: int,
    at: str,
    by: str,
    kind: str,
    subject: str,
    body: Mapping[str, object],
    previous: str,
) -> str:
    """Return the hash that seals these fields to the `previous` entry's hash."""
    fields = [seq, at, by, kind, subject, body, previous]
    text = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def first_break(entries: Iterable[Entry]) -> int | None:
    """Return the `seq` of the first entry that does not follow, or None."""
    previous, expected = GENESIS, 1
    for entry in entries:
        if (
            entry.seq != expected
            or entry.previous != previous
            or entry.hash != _seal(entry)
        ):
            return expected
        previous, expected = entry.hash, expected + 1
    return None


def _seal(entry: Entry) -> str:
    return link(
        seq=entry.seq,
        at=entry.at,
        by=entry.by,
        kind=entry.kind,
        subject=entry.subject,
        body=entry.body,
        previous=entry.previous,
    )
