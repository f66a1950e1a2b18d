"""Debts to replay: four instalments of 250.00 in 2024, and what is told of them."""

import json

from arrears.domain.money.ledger import answered

DUES = ("2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01")
BUCKETS = [[1, 3], [4, 30], [31, 60], [61, None]]


def debt(*events, **over):
    """Return a scenario in the command's form; `over` replaces its fields."""
    given = {
        "id": "A-1",
        "currency": "CNY",
        "as_of": "2024-03-10",
        "terms": {"buckets": BUCKETS},
        "instalments": [{"due": due, "principal": 250_00} for due in DUES],
        "events": list(events),
    }
    return given | over


def told(*events, **over):
    """Return the answer; the line is broken only where a test says so."""
    answer = answer_to(*events, **over)
    assert "error" not in answer, answer
    return answer


def answer_to(*events, **over):
    """Return the answer or the mistake."""
    return answered(json.dumps(debt(*events, **over)))


def refused(*events, **over):
    """Return the name of the mistake."""
    error = answer_to(*events, **over)["error"]
    assert error["message"]["zh"]
    assert error["message"]["en"]
    return error["code"]


def event(kind, on, amount=None, **more):
    """Return one event; its reference is its kind where none is given."""
    given = {"type": kind, "on": on, "amount": amount, "ref": kind} | more
    return {name: value for name, value in given.items() if value is not None}


def paid(on, amount, ref="p", **more):
    """Return a payment."""
    return event("payment", on, amount, ref=ref, **more)


def allocation(**said):
    """Return terms with this allocation."""
    return {"buckets": BUCKETS, "allocation": said}


def column(answer, head, what):
    """Return one figure of one head through the instalments."""
    return [row[head][what] for row in answer["instalments"]]


def of(answer, ref):
    """Return what one event did, without the zeros."""
    done = next(one for one in answer["events"] if one["ref"] == ref)
    return {head: minor for head, minor in done["allocated"].items() if minor}
