"""A list of standing rules: what it may say, where it is wrong, which rule fits first."""

from datetime import date, timedelta

import narwhals.stable.v2 as nw
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrears.domain.case.assigning import Change
from arrears.domain.case.stage import days_past_due
from arrears.domain.case.standing_rules import RuleList, StandingRule, When
from arrears.planner.policy import Policy
from arrears.planner.standing_rules import MOST_RULES, RulesFaulty, read_rules
from arrears.planner.steps.ruled import ruled

TODAY = date(2026, 11, 24)
TEXT = """\
version: rules-1
rules:
  - name: 大额给老手
    when: {stages: [late], owed_from_minor: 5000000, currencies: [CNY]}
    to: {seat: li}
  - name: 其余平均
    to: {even: 甲组}
    takes_held: true
"""
TO_LI = Change("seat", seat="li")


def refused(text: str, *, team: str = "") -> str:
    with pytest.raises(RulesFaulty) as met:
        read_rules(text, team=team)
    return met.value.sentence.en


def first(case: dict[str, object], *whens: When) -> int | None:
    """Return the place of the first rule that fits the case."""
    rules = tuple(StandingRule(str(n), TO_LI, when) for n, when in enumerate(whens))
    told = {
        "lender": "bank", "product": "card", "currency": "CNY", "zone": None,
        "language": "zh", "due_on": TODAY - timedelta(days=11), "owed_minor": 500,
    } | case  # fmt: skip
    kinds = {"zone": pl.String, "language": pl.String, "due_on": pl.Date}
    frame = nw.from_native(pl.DataFrame([told], schema_overrides=kinds).lazy())
    lists = [RuleList("1", rules)]
    found = ruled(frame, lists=lists, on=TODAY, policy=Policy.default()).collect()
    return found.get_column("rule_0")[0]


def test_a_list_says_which_cases_and_whose_they_become():
    large, rest = read_rules(TEXT).rules

    assert large.when == When(
        stages=("late",), owed_from_minor=5_000_000, currencies=("CNY",)
    )
    assert (large.to, large.takes_held) == (TO_LI, False)
    assert (rest.to, rest.takes_held) == (Change("even", team="甲组"), True)
    assert rest.told == "rules-1 · 其余平均"


def test_a_list_without_rules_holds_and_does_nothing():
    assert read_rules("version: none\nrules: []\n").rules == ()


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("stages: [late]", "stages: [dusk]", "Line 4, rules.1.when.stages: There is no “dusk”"),
        ("stages: [late]", "stages: []", "Line 4, rules.1.when.stages: “rules.1.when.stages” is empty"),
        ("stages: [late]", "zones: [Mars/Base]", "There is no “Mars/Base”"),
        ("stages: [late]", "products: [boat]", "There is no “boat”"),
        ("stages: [late]", "languages: [xx]", "There is no “xx”"),
        ("stages: [late]", "stage: late", "rules.1.when.stage: “rules.1.when.stage” means nothing"),
        ("stages: [late]", "days_from: 9, days_until: 8", "days_from is more than days_until"),
        ("owed_from_minor: 5000000", "owed_from_minor: -1", "it must be from 0"),
        ("owed_from_minor: 5000000", "owed_from_minor: 5.5", "a whole number"),
        ("{seat: li}", "{}", "Line 5, rules.1.to: “rules.1.to” says one target"),
        ("{seat: li}", "{seat: li, team: 甲组}", "says one target"),
        ("{seat: li}", "{desk: li}", "means nothing here"),
        ("    to: {seat: li}\n", "", "Line 3, rules.1.to: “rules.1.to” is missing"),
        ("其余平均", "大额给老手", "Line 6, rules.2.name: Two rules are called"),
        ("其余平均", '" "', "this one has 0"),
        ("其余平均", "长" * 61, "this one has 61"),
        ("takes_held: true", "takes_held: maybe", "Line 8, rules.2.takes_held:"),
        ("version: rules-1", "version: 1", "a text"),
        ("version: rules-1\n", "", "“version” is missing"),
    ],
)  # fmt: skip
def test_a_mistake_names_its_line_and_its_key(was, becomes, says):
    assert says in refused(TEXT.replace(was, becomes, 1))


@pytest.mark.parametrize(
    ("key", "trait"),
    [
        ("sex", "sex"),
        ("genders", "sex"),
        ("性别", "sex"),
        ("age", "age"),
        ("min_age", "age"),
        ("客户年龄", "age"),
        ("date-of-birth", "age"),
        ("籍贯", "native place"),
        ("nationality", "native place"),
        ("ethnicity", "native place"),
        ("education", "education"),
        ("学历", "education"),
        ("health", "health"),
        ("debtor health", "health"),
    ],
)
def test_what_somebody_is_decides_nothing_and_is_refused_by_name(key, trait):
    says = refused(TEXT.replace("stages: [late]", f"{key}: [x]"))

    assert says.startswith(f"Line 4, rules.1.when.{key}: ")
    assert f"is {trait}" in says
    assert "never decide" in says
    assert "means nothing" not in says


@pytest.mark.parametrize("key", ["stages", "languages", "days_from", "owed_from_minor"])
def test_what_a_case_is_may_be_asked(key):
    value = {"stages": "[late]", "languages": "[zh]"}.get(key, "3")
    read_rules(
        TEXT.replace("stages: [late], owed_from_minor: 5000000", f"{key}: {value}")
    )


def test_a_team_s_list_gives_to_its_own_seats():
    assert read_rules(TEXT, team="甲组").team == "甲组"
    assert "These are the rules of “乙组”" in refused(TEXT, team="乙组")
    whole = TEXT.replace("{even: 甲组}", "{team: 甲组}")
    assert "for its own seats" in refused(whole, team="甲组")


def test_so_many_rules_and_not_one_more():
    def text(n):
        rules = "".join(f"  - {{name: r{k}, to: {{seat: li}}}}\n" for k in range(n))
        return f"version: long\nrules:\n{rules}"

    assert len(read_rules(text(MOST_RULES)).rules) == MOST_RULES
    assert "this one has 201" in refused(text(MOST_RULES + 1))
    whens = [When(days_from=1000)] * (MOST_RULES - 1) + [When()]
    assert first({}, *whens) == MOST_RULES - 1


@pytest.mark.parametrize(
    ("when", "fits"),
    [
        (When(), True),
        (When(lenders=("bank",)), True),
        (When(lenders=("shop", "yard")), False),
        (When(products=("card",)), True),
        (When(stages=("late",)), True),
        (When(stages=("middle",)), False),
        (When(days_from=11, days_until=11), True),
        (When(days_from=12), False),
        (When(days_until=10), False),
        (When(owed_from_minor=500, owed_until_minor=500), True),
        (When(owed_from_minor=501), False),
        (When(owed_until_minor=499), False),
        (When(currencies=("USD",)), False),
        (When(languages=("zh",)), True),
        (When(zones=("Asia/Shanghai",)), False),  # nobody knows it
    ],
)
def test_each_condition_on_both_sides_of_its_line(when, fits):
    assert first({}, when) == (0 if fits else None)


def test_a_case_without_a_due_day_has_no_days_to_ask_for():
    assert first({"due_on": None}, When(days_from=0), When(days_until=99)) is None


spans = st.builds(
    When,
    products=st.sampled_from([(), ("card",), ("private_loan",)]),
    days_from=st.none() | st.integers(0, 40),
    owed_until_minor=st.none() | st.integers(0, 1000),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(
    whens=st.lists(spans, max_size=6),
    days=st.integers(-5, 50),
    owed=st.integers(0, 1200),
)
def test_the_first_rule_that_fits_decides(whens, days, owed):
    due = TODAY - timedelta(days=days)
    late = days_past_due(due, TODAY)
    expected = [
        n
        for n, when in enumerate(whens)
        if when.products in {(), ("card",)}
        and (when.days_from is None or late >= when.days_from)
        and (when.owed_until_minor is None or owed <= when.owed_until_minor)
    ]

    found = first({"due_on": due, "owed_minor": owed}, *whens)

    assert found == (expected[0] if expected else None)
