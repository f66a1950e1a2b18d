"""What every rule pack must keep to, through both readers, on every engine."""

from datetime import UTC, date
from functools import partial
from zoneinfo import ZoneInfo

import narwhals.stable.v2 as nw
import pytest

from arrears.law.engine import columns, guard
from arrears.law.engine.cases import rule_cases
from arrears.law.engine.packs import pack_names, rules
from arrears.law.engine.rule import CLOCK, SECONDS, WEEKDAY, ZONE
from arrears.law.engine.verdict import Verdict

RULES = rules(pack_names())
CASES = rule_cases(RULES)
KINDS = {
    "role": nw.String,
    "purpose": nw.String,
    "point_kind": nw.String,
    "promise_in_days": nw.Int32,
    "placement_days_left": nw.Int32,
    "voice": nw.String,
    "itemization_date_kind": nw.String,
    "agents": nw.Int32,
    "opt_outs_confirmed": nw.Int32,
    CLOCK: nw.Int32,
    SECONDS: nw.Int32,
    WEEKDAY: nw.Int32,
    ZONE: nw.String,
}
EVENT = {
    "person": nw.String,
    "point": nw.String,
    "zone": nw.String,
    "at": nw.Datetime("us"),
    "result": nw.String,
    "initiator": nw.String,
    "channel": nw.String,
    "debt": nw.String,
    "by": nw.String,
    "excused": nw.Boolean,
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_guard_answers_each_case_as_the_law_is_written(case):
    judgement = guard.judge(case.question, [case.rule])

    assert judgement.verdict is case.then, case.rule.cite


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_law_reads_the_same_in_frames(case, frame):
    zones = case.question.zones or (None,)

    verdicts = [heard(partial(in_frame, case, zone, frame)) for zone in zones]

    assert max(verdicts) is case.then, case.rule.cite


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_fact_nobody_knows_is_never_allowed_in_frames(rule, frame):
    unknown = frame({name: [None] for name in rule.facts}, kinds(rule))

    answer = unknown.select(breached=columns.breach(rule, on=date(2026, 11, 24)))

    assert answer.collect().item() is None, rule.cite


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_fact_nobody_knows_is_never_allowed_by_the_guard(case):
    question = guard.Question(
        at=case.question.at,
        zones=(),
        channel=case.question.channel,
        person="debtor",
        point="mobile",
        facts={},
    )

    judgement = guard.judge(question, [case.rule])

    assert judgement.verdict is Verdict.NEEDS_HUMAN
    assert judgement.next_allowed_at is None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_is_no_rule_before_its_figures_are(rule, frame):
    if not rule.figures:
        return
    one_row = frame({name: [None] for name in rule.facts}, kinds(rule))

    answer = one_row.select(
        nw.all(), breached=columns.breach(rule, on=date(1970, 1, 1))
    )

    assert answer.collect()["breached"].to_list() == [False]


def heard(ask):
    """Ask, and once more where the wire to the Spark server garbled the answer."""
    try:
        return ask()
    except Exception as error:
        if "Exception deserializing response" not in str(error):
            raise
        return ask()


def in_frame(case, zone, frame):
    """Return the verdict of the case's rule, read from one row of columns."""
    rule, question = case.rule, case.question
    facts = {name: [question.facts.get(name)] for name in rule.facts}
    facts |= {name: [count] for name, count in counts(case, zone, frame).items()}
    local = question.at.astimezone(ZoneInfo(zone or "UTC"))
    clock = {
        CLOCK: local.hour * 60 + local.minute,
        SECONDS: (local.hour * 60 + local.minute) * 60 + local.second,
        WEEKDAY: local.weekday(),
        ZONE: zone,
    }
    facts |= {n: [clock[n] if zone else None] for n in clock if n in rule.facts}
    row = frame(facts, kinds(rule))
    breached = row.select(breached=columns.breach(rule, on=local.date()))
    answers = {True: rule.breach, False: Verdict.ALLOW, None: Verdict.NEEDS_HUMAN}
    return answers[breached.collect("polars").item()]


def counts(case, zone, frame):
    """Return each counter of the rule as the frame reader counts it."""
    wanted, question = columns.counters([case.rule]), case.question
    if zone is None:
        return dict.fromkeys((counter.name for counter in wanted), None)
    local = question.at.astimezone(ZoneInfo(zone))
    utc = question.at.astimezone(UTC).replace(tzinfo=None)
    bounds = columns.day_bounds(local.date(), wanted=wanted, at=utc)
    kept = {name: nw.Datetime("us") for name in bounds} | {"zone": nw.String}
    attempts = frame(events(question, zone), EVENT).join(frame(bounds, kept), on="zone")
    found = {}
    for counter in wanted:
        rows = columns.counted(attempts, wanted=wanted, whom=counter.whom)
        mine = rows.filter(nw.col(counter.whom).is_in(whom(counter, question)))
        counted = mine.collect("polars")[counter.name].to_list()
        found[counter.name] = max(counted, default=0)
    return found


def whom(counter, question):
    if counter.whom == "debt":
        return list(question.debts)
    return [getattr(question, counter.whom)]


def events(question, zone):
    """Return the history as columns; an attempt about two debts is two rows."""
    told = [
        (event, debt)
        for event in question.history
        for debt in event.debts or question.debts or ("",)
    ]
    happened = [event for event, _ in told]
    return {
        "debt": [debt for _, debt in told],
        "by": [event.by for event in happened],
        "excused": [event.excused for event in happened],
        "person": [event.person for event in happened],
        "point": [event.point for event in happened],
        "zone": [zone for _ in happened],
        "at": [event.at.astimezone(UTC).replace(tzinfo=None) for event in happened],
        "result": [str(event.result) for event in happened],
        "initiator": [event.initiator for event in happened],
        "channel": [event.channel for event in happened],
    }


def kinds(rule):
    whole = dict.fromkeys(rule.counters, nw.Int32)
    return {
        name: (KINDS | whole).get(name, nw.Boolean)
        for name in dict.fromkeys((*rule.facts, *rule.counters))
    }
