"""Packs are read with care: what does not fit together is refused."""

from dataclasses import replace

import pytest

from arrears.law.engine import packs
from arrears.law.engine.packs import RuleMisread, UnknownPack, pack_names, rules
from arrears.law.engine.verdict import Verdict

RULES = rules(pack_names())
one_by_one = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)


@one_by_one
def test_the_reason_is_filled_with_figures_the_rule_has(rule):
    figures = dict.fromkeys([*rule.facts, *rule.figures], 0)
    clocks = {f"{name}_clock": "00:00" for name in figures}

    assert "{" not in str(rule.why.filled(**figures, **clocks))


@one_by_one
def test_the_counters_of_a_rule_are_facts_it_asks_for(rule):
    assert set(rule.counters) <= set(rule.facts)


def test_a_pack_that_is_not_there_is_refused_with_the_ones_that_are():
    with pytest.raises(UnknownPack) as refused:
        packs.pack("atlantis")

    assert "cn, eu_2021_2167, house" in refused.value.sentence.en


def test_a_source_nobody_has_checked_may_not_deny_alone():
    rumour = replace(RULES[0], mark="M", breach=Verdict.DENY)

    with pytest.raises(RuleMisread):
        packs._raise_if_unverified_blocks(rumour)
