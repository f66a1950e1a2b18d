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

PLACES = {
    "cn": Words("中国大陆", "Mainland China"),
    "house": Words("本单位规定", "The house's own policy"),
    "us_reg_f": Words("美国联邦（Regulation F）", "United States, Regulation F"),
}
CHOICES = {
    Verdict.ALLOW: Words("可以", "yes"),
    Verdict.WARN: Words("可以，但要注意", "yes, with care"),
    Verdict.NEEDS_HUMAN: Words("要由人判断", "a person must decide"),
    Verdict.DENY: Words("不可以", "no"),
}
ASK = Words(
    "{place.zh}，规则“{title.zh}”：{told.zh}。只看这一条，可以吗？",
    "{place.en}, the rule “{title.en}”. The case: {told.en}. By this rule alone, may it be done?",
)
WHY = Words(
    "{verdict.zh}。依据：{cite}（{row}，[{mark}]）",
    "{verdict.en}. Source: {cite} ({row}, [{mark}])",
)


def law_items() -> Sequence[str]:
    """Return the cases that are asked, by rule and number."""
    return list(told_cases())


def law_chapters() -> frozenset[str]:
    """Return the rules that have questions, by their keys."""
    return frozenset(about.partition(":")[0] for about in told_cases())


def law_question(about: str, _dice: Dice) -> Question:
    """Ask what one rule says of one of its cases."""
    case = told_cases()[about]
    rule, place = case.rule, about.partition(".")[0]
    told = Words(_chinese()[place][rule.name][case.name], case.name)
    ask = ASK.filled(place=PLACES[place], title=rule.title, told=told)
    why = WHY.filled(
        verdict=CHOICES[case.then],
        cite=rule.cite,
        row=rule.row or rule.key,
        mark=rule.mark,
    )
    choices = tuple(CHOICES[each] for each in Verdict)
    return Question(
        f"law/{about}", ask, choices, list(Verdict).index(case.then), why, (rule.key,)
    )


@cache
def told_cases() -> Mapping[str, RuleCase]:
    """Return the rules' cases that are told in Chinese too, as pack.rule:place in the rule."""
    return {
        f"{place}.{rule.name}:{number}": case
        for place, told in _chinese().items()
        for rule in pack(place)
        if rule.name in told
        for number, case in enumerate(rule_cases([rule]))
        if case.name in told[rule.name]
    }


@cache
def _chinese() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    file = resources.files(__package__) / "law_cases.yaml"
    told: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(
        file.read_text("utf-8")
    )
    return told
