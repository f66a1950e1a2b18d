"""A question to the guard, of which a test tells only what matters."""

import json

from arrears.law.asking.answer import answered

ALMA = {"person": "alma", "role": "debtor", "point": "mobile"}
NEW_YORK, SHANGHAI = "America/New_York", "Asia/Shanghai"
CARD = {
    "id": "card",
    "product": "card",
    "lender_type": "bank",
    "principal_minor": 4_800_000,
    "currency": "CNY",
    "limitation_expires_on": "2029-01-01",
    "status": "open",
}


def asked(at, *, packs=("us_reg_f",), zones=(NEW_YORK,), debts=("card",), **told):
    """Return a question: a collector rings Alma's mobile about her card."""
    lists = {
        name: told.pop(name)
        for name in ("history", "records", "people")
        if name in told
    }
    rows = told.pop("debt_rows", [CARD | {"id": debt} for debt in debts])
    contact = {
        "channel": "phone",
        "initiator": "collector",
        "point_kind": "mobile",
        "purpose": "collect",
        "debts": list(debts),
        "time_zones": list(zones),
        "agents": 1,
    }
    return {
        "id": "q",
        "packs": list(packs),
        "at": at,
        "contact": contact | ALMA | told,
        "debts": rows,
        **lists,
    }


def ask(question):
    """Return the answer to a question, by way of a line of JSON."""
    return answered(json.dumps(question))


def verdict(at, **told):
    """Return the verdict on a question, in one word."""
    answer = ask(asked(at, **told))
    return answer["verdict"] if "verdict" in answer else answer["error"]["code"]


def happened(at, outcome="no_answer", **told):
    """Return a line of the history: we rang Alma about her card."""
    line = {"at": at, "channel": "phone", "initiator": "collector", "outcome": outcome}
    return line | {"person": "alma", "point": "mobile", "debts": ["card"]} | told


def record(kind, at="2026-01-01T12:00:00+00:00", **told):
    """Return a record of Alma's."""
    return {"kind": kind, "at": at, "person": "alma"} | told
