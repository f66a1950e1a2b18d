"""A rule answers the same, whichever of its facts are settled for all rows."""

from datetime import date
from random import Random

import narwhals.stable.v2 as nw
import pytest

from arrears.law.engine.partly import answered
from arrears.law.engine.truth import Truth, Value, as_truth
from tests.law.test_packs import RULES, kinds

ON = date(2026, 11, 24)
TRIES = 12
VALUES = {
    nw.Boolean: (True, False, None),
    nw.Int32: (-1, 0, 1, 3, 6, 480, 1320, None),
    nw.Int64: (-1, 0, 1, 3, 6, 480, 1320, None),
    nw.String: ("debtor", "collect", "remind", "work", "mobile", "third", None),
}


def drawn(rule, dice):
    schema = kinds(rule)
    return {name: dice.choice(VALUES[schema[name]]) for name in rule.facts}


def in_plain(rule, facts):
    return as_truth(rule.answer(lambda name: Value(facts[name]), on=ON)).known


def in_a_row(rule, facts, settled):
    """Return the answer where some facts are settled and the rest stand in a row."""
    found = answered(rule, on=ON, settled={name: facts[name] for name in settled})
    if isinstance(found, Truth):
        return found.known
    columns = {name: [value] for name, value in facts.items() if name not in settled}
    schema = {name: kind for name, kind in kinds(rule).items() if name in columns}
    row = nw.from_dict(columns, schema=schema, backend="polars")
    return row.select(nw.all(), breached=found)["breached"].to_list()[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_what_is_settled_changes_no_answer(rule):
    dice = Random(rule.key)
    for _ in range(TRIES):
        facts = drawn(rule, dice)
        plain = in_plain(rule, facts)
        some = [name for name in facts if dice.random() < 0.5]
        for settled in ([], some, list(facts)):
            assert in_a_row(rule, facts, settled) is plain, (facts, settled)
