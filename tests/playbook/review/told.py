"""The cases that the review is held to, and a small case to begin from."""

import json
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "ops" / "review" / "cases"
PLAIN = {
    "as_of": "2026-11-26",
    "person": {"sex": "女", "age": 35, "native_place": "甘肃", "education": "本科"},
    "lender": "云桥银行",
    "product": "信用卡",
    "principal": 5000,
    "overdue_amount": 5200,
    "dpd": 40,
    "contact_history": [
        {
            "at": "2026-11-20T10:00",
            "channel": "call",
            "code": "EVT-01",
            "note": "本人，态度好，说每月能还八百",
        }
    ],
    "phones": [{"kind": "own_mobile", "status": "ok"}],
    "income_monthly": 6000,
    "expense_monthly": 4800,
    "policy": {"plan": "可分12期", "waiver": None, "extension": None},
}


def cases(stem):
    text = (FOLDER / f"{stem}.jsonl").read_text("utf-8")
    return [json.loads(line, parse_float=Decimal) for line in text.splitlines()]


def noted(*notes, code="EVT-01", **more):
    """A plain case whose history is these notes, a day apart."""
    history = [
        {
            "at": f"2026-11-{10 + day}T10:00",
            "channel": "call",
            "code": code,
            "note": note,
        }
        for day, note in enumerate(notes)
    ]
    return PLAIN | {"contact_history": history} | more
