"""The form of a rule: its two files, its citation, its words, cases on both sides."""

import re
from datetime import date

import pytest
import yaml

from tests.house.source import SRC, place

PACKS = SRC / "law" / "packs"
RULES = sorted(PACKS.rglob("*.yaml"))
FORCES = {"law", "rule", "standard", "guideline", "presumption", "house"}
BREACHES = {"warn", "deny", "needs_human"}
DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{4}-\d\d-\d\d)\b")

every_rule = pytest.mark.parametrize("file", RULES, ids=place)


@every_rule
def test_a_rule_is_two_files_side_by_side(file):
    assert file.with_suffix(".py").exists()


@every_rule
def test_a_rule_says_where_it_stands_in_which_words_and_what_a_breach_does(file):
    law = yaml.safe_load(file.read_text("utf-8"))

    assert law["cite"].strip()
    assert law["quote"].strip()
    assert law["title"].keys() == law["why"].keys() == {"zh", "en"}
    assert law["force"] in FORCES
    assert law["breach"] in BREACHES
    assert law["signed_off"].keys() == {"by", "date"}


@every_rule
def test_a_rule_has_a_case_on_both_sides_of_its_line(file):
    cases = yaml.safe_load(file.read_text("utf-8"))["cases"]
    answers = {case["then"] for case in cases}

    assert "allow" in answers
    assert answers - {"allow"}
    assert all(case["name"] and case["basis"] for case in cases)
    assert len({case["name"] for case in cases}) == len(cases)


@every_rule
def test_a_figure_has_a_unit_and_the_day_it_came_into_force(file):
    figures = yaml.safe_load(file.read_text("utf-8")).get("figures", {})

    for figure in figures.values():
        assert figure["unit"]
        assert any(isinstance(since, date) for since in figure)


@every_rule
def test_every_day_in_a_case_falls_on_the_weekday_it_names(file):
    for weekday, iso in DAY.findall(file.read_text("utf-8")):
        assert f"{date.fromisoformat(iso):%a}" == weekday, f"{weekday} {iso}"


@pytest.mark.parametrize("file", sorted(SRC.rglob("*.yaml")), ids=place)
def test_no_yaml_key_is_read_as_true_or_false(file):
    """PyYAML reads `on:` and `no:` as truth values (style page, names 8)."""

    def keys(node: object) -> list:
        if isinstance(node, dict):
            return [*node, *(key for item in node.values() for key in keys(item))]
        return (
            [key for item in node for key in keys(item)]
            if isinstance(node, list)
            else []
        )

    assert not [
        key
        for key in keys(yaml.safe_load(file.read_text("utf-8")))
        if key is True or key is False
    ]
