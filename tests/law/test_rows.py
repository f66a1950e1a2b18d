"""Every row of the table of law has its rule, or the reason why it has none."""

from pathlib import Path

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


# Part 4 of regulation.md: each row that is checked before contact, with the rules that
# check it; what is checked elsewhere says where.
MATRIX = {
    "contact window": "cn.hours us_reg_f.hours uk_conc.unreasonable_hours in_rbi.hours "
    "eu_2021_2167.ireland_hours",
    "personal time/place limits": "cn.private_peace us_reg_f.inconvenient_time "
    "us_reg_f.inconvenient_place uk_conc.requests in_rbi.time_requests house.named_times",
    "connected calls": "cn.connected_calls us_reg_f.call_frequency",
    "dial attempts": "cn.unanswered_dials cn.last_dial us_reg_f.call_frequency",
    "clustering": "cn.many_dials us_reg_f.rapid_calls us_reg_f.crowded_day "
    "eu_2021_2167.harassment",
    "visits": "cn.visit_crew cn.visit_a_day uk_conc.visit_vulnerable in_rbi.sad_days",
    "channel opt-out": "cn.private_peace us_reg_f.medium_opt_out uk_conc.requests "
    "house.opt_out",
    "cease all": "us_reg_f.cease us_reg_f.asked_to_stop house.cease_request",
    "attorney / debt adviser": "us_reg_f.attorney uk_conc.adviser",
    "moratorium / insolvency": "cn.moratorium us_reg_f.bankruptcy "
    "uk_conc.breathing_space house.moratorium",
    "plan in force": "cn.plan_kept house.plan_kept",
    "dispute": "cn.dispute us_reg_f.dispute uk_conc.dispute",
    "third party: who": "cn.third_person cn.third_person_refused us_reg_f.third_party "
    "us_reg_f.third_party_once uk_conc.third_party eu_2021_2167.third_party "
    "in_rbi.borrower_only",
    "validation/transfer notice": "eu_2021_2167.first_notice us_reg_f.overshadowing",
    "limitation": "cn.suit_on_old_debt us_reg_f.suit_on_old_debt uk_conc.statute_barred",
    "vulnerable": "cn.in_need cn.debtor_gone uk_conc.vulnerable house.vulnerability",
    "interest/fee cap": "law/ceilings.py",
    "allocation order": "domain: the ledger",
    "instalment limit": "playbook: plans",
    "record and keep": "not yet coded: retention",
    "personal data": "not yet coded: exports ask no rule",
    "agency oversight": "not yet coded: audit",
}
REGULATION = Path("/work/shared/domain/regulation.md")


@pytest.mark.parametrize("row", MATRIX)
def test_a_row_of_the_matrix_names_rules_that_are_there(row):
    keys = {rule.key for name in pack_names() for rule in pack(name)}
    named = [word for word in MATRIX[row].split() if word.split(".")[0] in pack_names()]

    assert set(named) <= keys
    assert named or ":" in MATRIX[row] or "/" in MATRIX[row]


def test_no_row_of_the_matrix_is_left_out():
    if not REGULATION.exists():
        pytest.skip("the table of law is not beside this checkout")
    part = REGULATION.read_text("utf-8").partition("## 4.")[2].partition("## 5.")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if "|" in line]
    checks = {cells[0]: cells[-2] for cells in rows[2:]}
    before = {
        row for row, check in checks.items() if set(check.split(", ")[0]) & {*"BCXR"}
    }

    assert before <= MATRIX.keys()


@pytest.mark.parametrize("name", pack_names())
def test_every_rule_is_asked_on_both_sides_of_its_line(name):
    for rule in pack(name):
        answers = {case["then"] for case in rule.cases}

        assert "allow" in answers, rule.key
        assert answers - {"allow"}, rule.key
