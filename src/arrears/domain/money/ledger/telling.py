"""Saying a debt's state as JSON, with what explains it."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from arrears.domain.words import Refusal

from .changes import changes
from .heads import EVERY, HEADS
from .lateness import Lateness, Stay, dpd, is_overdue, lateness
from .naming import named, rows_named, written
from .reading import scenario
from .refusals import NotJson
from .replay import Done, State, state_of
from .rows import Row
from .taken import Taken
from .terms import Bucket

Told = dict[str, Any]


def answered(line: str) -> Told:
    """Return the state one line asks for, or its mistake by name; never raises."""
    given: object = None
    try:
        given = _parsed(line)
        return told(state_of(scenario(_object(given))))
    except Refusal as refusal:
        asked = given.get("id") if isinstance(given, dict) else None
        return {"id": asked, "error": _error(refusal)}


def _parsed(line: str) -> object:
    try:
        return json.loads(line, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise NotJson(why=str(error)[:80]) from None


def _object(given: object) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise NotJson(why=type(given).__name__)
    return given


def _error(refusal: Refusal) -> Told:
    sentence = refusal.sentence
    return {"code": refusal.code, "message": {"zh": sentence.zh, "en": sentence.en}}


def told(state: State) -> Told:
    """Return the whole state: instalments, totals, lateness, events, changes."""
    late = lateness(state)
    rows = state.rows.all
    return {
        "id": state.scenario.asked_id,
        "instalments": [_instalment(row, state) for row in rows],
        "totals": _totals(state),
        **_late(late),
        "events": _events(state),
        "changes": changes(state),
    }


def _instalment(row: Row, state: State) -> Told:
    terms = state.scenario.terms
    since = row.due if is_overdue(state, row) else None
    days = dpd(since, state.scenario.as_of, terms=terms, spans=state.spans)
    return {
        "due": written(row.due),
        "kind": row.kind,
        **{HEADS[head]: _head(row, head) for head in EVERY},
        "outstanding": row.left,
        "in_advance": row.in_advance,
        "late": row.late,
        "met_on": written(row.met_on),
        "dpd": days,
        "bucket": _bucket(terms.bucket(days)),
    }


def _head(row: Row, head: int) -> Told:
    return {
        "due": row.due_of(head),
        "paid": row.paid[head],
        "waived": row.waived[head],
        "written_off": row.written[head],
        "outstanding": row.open[head],
    }


def _totals(state: State) -> Told:
    totals: Told = {
        head: dict.fromkeys(_head(state.rows.all[0], 0), 0) for head in HEADS
    }
    for row in state.rows.all:
        for head in EVERY:
            for name, minor in _head(row, head).items():
                totals[HEADS[head]][name] += minor
    return totals | {"outstanding": state.outstanding, "credit": state.credit}


def _late(late: Lateness) -> Told:
    return {
        "overdue_since": written(late.since),
        "overdue_amount": late.amount,
        "dpd": late.dpd,
        "bucket": _bucket(late.bucket),
        "bucket_history": [_stay(stay) for stay in late.history],
    }


def _stay(stay: Stay) -> Told:
    return {
        "from": written(stay.begins),
        "until": written(stay.until),
        "bucket": _bucket(stay.bucket),
    }


def _events(state: State) -> list[Told]:
    """Return what each event did, in the order they counted; reversed ones did nothing."""
    told = [(done.event, _event(done)) for done in state.done]
    known = state.known.reversed_by
    for event in state.scenario.events:
        by = known.get(event.ref)
        if by and event.counts_on <= state.scenario.as_of:
            told.append((event, _reversed(event.ref, by.ref)))
    return [entry for _, entry in told]


def _event(done: Done) -> Told:
    return {
        "ref": done.event.ref,
        "on": written(done.event.on),
        "type": done.event.kind,
        "allocated": named(done.taken.parts),
        "instalments": rows_named(done.taken),
        "principal_outstanding": done.principal_open,
    }


def _reversed(ref: str, by: str) -> Told:
    return {"ref": ref, "allocated": named(Taken().parts), "reversed_by": by}


def _bucket(bucket: Bucket | None) -> list[int | None] | None:
    return None if bucket is None else list(bucket)
