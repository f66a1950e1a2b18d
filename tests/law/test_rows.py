"""Every row of the table of law has its rule, or the reason why it has none."""

import pytest

from arrears.law.engine.packs import not_coded, pack, pack_names

CHINA = {"T": 8, "I": 13, "P": 12, "C": 8, "S": 8, "R": 12, "D": 15}
ROWS = {
    "cn": [f"CN-{part}{n}" for part, last in CHINA.items() for n in range(1, last + 1)],
    "us_reg_f": [f"US-{n}" for n in range(1, 28)],
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_has_a_rule_or_a_reason(name):
    told = {row.strip() for rule in pack(name) for row in rule.row.split(",")}
    told |= not_coded(name).keys()

    assert [row for row in ROWS[name] if row not in told] == []


@pytest.mark.parametrize("name", pack_names())
def test_a_row_without_a_rule_has_its_reason_in_both_languages(name):
    for row, why in not_coded(name).items():
        assert why.zh, row
        assert why.en, row


def test_a_source_nobody_verified_never_forbids_alone():
    rules = [rule for name in pack_names() for rule in pack(name)]

    assert not [
        r.key for r in rules if r.mark in {"S-", "M"} and r.breach.key == "deny"
    ]
