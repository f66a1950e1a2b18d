"""Questions of law, from the rules' own cases on both sides of the line."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import yaml

from arrears.domain.dice import Dice
from arrears.domain.words import Words
from arrears.law.engine.cases import RuleCase, rule_cases
from arrears.law.engine.packs import pack
from arrears.law.engine.verdict import Verdict

from .question import Question

PACK = "cn"
ASK = Words(
    "规则“{title.zh}”：{told.zh}。只看这一条，可以吗？",
    "The rule “{title.en}”: {told.en}. By this rule alone, may it be done?",
)
WHY = Words(
    "{verdict.zh}。依据：{cite}（{row}，[{mark}]）",
    "{verdict.en}. Source: {cite} ({row}, [{mark}])",
)


def law_items() -> Sequence[str]:
    """Return the cases that are asked, by rule and number."""
    return list(told_cases())


def law_question(about: str, _dice: Dice) -> Question:
    """Ask what one rule says of one of its cases."""
    case = told_cases()[about]
    rule = case.rule
    told = Words(_chinese()[rule.name][case.name], case.name)
    ask = ASK.filled(title=rule.title, told=told)
    why = WHY.filled(
        verdict=case.then.words, cite=rule.cite, row=rule.row, mark=rule.mark
    )
    choices = tuple(each.words for each in Verdict)
    return Question(
        f"law/{about}", ask, choices, list(Verdict).index(case.then), why, (rule.key,)
    )


@cache
def told_cases() -> Mapping[str, RuleCase]:
    """Return the rules' cases that are told in Chinese too."""
    chinese = _chinese()
    rules = [rule for rule in pack(PACK) if rule.name in chinese]
    return {
        f"{case.rule.name}:{number}": case
        for number, case in enumerate(rule_cases(rules))
        if case.name in chinese[case.rule.name]
    }


@cache
def _chinese() -> Mapping[str, Mapping[str, str]]:
    file = resources.files(__package__) / "law_cases.yaml"
    told: Mapping[str, Mapping[str, str]] = yaml.safe_load(file.read_text("utf-8"))
    return told
