"""Questions broken at random: a named mistake or a person's decision, never a traceback."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis.strategies import (
    composite,
    datetimes,
    integers,
    lists,
    none,
    one_of,
    sampled_from,
    text,
)

from arrears.law.asking.answer import answered
from tests.law.questions import CARD, ask, asked, happened, record

AT = "2026-11-24T15:00:00+08:00"
PACKS = ("cn", "house", "us_reg_f", "uk_conc", "in_rbi", "eu_2021_2167")
WHOLE = asked(
    AT,
    packs=PACKS,
    zones=("Asia/Shanghai",),
    text="您好，请方便时联系我们。",
    voice="human",
    open=False,
    people=[{"id": "alma", "role": "debtor", "flags": ["vulnerable"], "ground": "x"}],
    history=[
        happened("2026-11-24T10:00:00+08:00", by="agency", voice="ai"),
        happened("2026-11-24T11:00:00+08:00", initiator="debtor", purpose="collect"),
    ],
    records=[
        record(
            "consent",
            point="mobile",
            channel="phone",
            debts=["card"],
            days=["sat"],
            expires_on="2026-12-01",
            state="kept",
            written=True,
            received_at="2026-11-01",
            given_to="lender",
            **{"from": "08:00", "until": "23:00"},
        ),
        record("validation_notice", "2026-11-01"),
        record("dispute", channel="letter"),
        record("plan", state="kept"),
        record("attorney"),
    ],
)
JUNK = one_of(
    none(),
    integers(-(10**40), 10**40),
    text(max_size=20),
    sampled_from(
        [
            *(True, False, 0, -1, 1.5, float("nan"), float("inf")),
            *([], {}, [[]], [{}], [None], {"id": "alma"}, ["card"] * 500),
            *("", "0001-01-01", "9999-12-31", "2026-02-30", "24:00", "\ud800"),
            *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-12:00"),
            *("2026-11-24T25:00:00Z", "Mars/Base", "debtor", "phone", "x" * 10_000),
        ]
    ),
)


def places(node, path=()):
    """Return the way to every value of a question."""
    yield path
    inner = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in inner:
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))
        else:
            yield (*path, key)


def changed(node, path, junk):
    if not path:
        return junk
    copy = dict(node) if isinstance(node, dict) else list(node)
    copy[path[0]] = changed(copy[path[0]], path[1:], junk)
    return copy


PLACES = [path for path in places(WHOLE) if path]


@composite
def broken(draw):
    question = WHOLE
    for path in draw(lists(sampled_from(PLACES), min_size=1, max_size=3, unique=True)):
        try:
            question = changed(question, path, draw(JUNK))
        except (
            KeyError,
            IndexError,
            TypeError,
        ):  # an earlier break took the place away
            continue
    return question


@settings(deadline=None, max_examples=600)
@given(question=broken())
def test_a_broken_question_has_an_answer_in_json(question):
    answer = answered(json.dumps(question))

    assert answer.keys() >= {"id", "verdict", "rules"} or answer["error"]["message"]
    assert answer.get("error", {}).get("code") != "NotJudged"
    assert json.dumps(answer, ensure_ascii=True)


@settings(deadline=None, max_examples=300)
@given(line=text(max_size=200))
def test_any_text_has_an_answer(line):
    assert "error" in answered(line) or "verdict" in answered(line)


@pytest.mark.parametrize(
    "field", ["role", "purpose", "point", "point_kind", "time_zones", "agents"]
)
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("channel", ["phone", "sms", "visit", "email"])
@pytest.mark.parametrize("hour", ["03", "15"])
def test_a_fact_taken_away_never_opens_what_was_closed(field, pack, channel, hour):
    at = f"2026-11-24T{hour}:00:00+08:00"
    told = {"packs": (pack,), "zones": ("Asia/Shanghai",), "channel": channel}
    before = ask(asked(at, **told))["verdict"]
    after = ask(asked(at, **told | {field: None}))["verdict"]

    if before in {"needs_human", "deny"}:
        assert after in {"needs_human", "deny"}


@pytest.mark.parametrize(
    "path",
    [
        ("at",),
        ("history", 0, "at"),
        ("records", 0, "at"),
        ("records", 0, "received_at"),
    ],
)
@pytest.mark.parametrize(
    "far", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
)
def test_a_time_beyond_the_calendar_is_named(path, far):
    assert ask(changed(WHOLE, path, far))["error"]["code"] == "BeyondTheCalendar"


@pytest.mark.parametrize("part", ["debts", "people"])
def test_two_rows_of_one_name_that_differ_are_a_mistake(part):
    rows = {
        "debts": [CARD, CARD | {"status": "settled"}],
        "people": [{"id": "alma", "role": "debtor"}, {"id": "alma", "role": "contact"}],
    }
    same = {"debts": [CARD, CARD], "people": [{"id": "alma", "role": "debtor"}] * 2}

    assert ask(WHOLE | {part: rows[part]})["error"]["code"] == "ToldTwice"
    assert "verdict" in ask(WHOLE | {part: same[part]})


def test_a_role_told_in_two_ways_is_for_a_person_to_clear_up():
    people = [{"id": "alma", "role": "contact"}]
    answer = ask(asked(AT, packs=("cn",), zones=("Asia/Shanghai",), people=people))

    assert answer["verdict"] == "needs_human"
    assert answer["notes"] == ["role_contradicts"]


def test_what_happened_after_the_question_is_reported():
    later = happened("2026-11-24T16:00:00+08:00")
    answer = ask(asked(AT, packs=("cn",), zones=("Asia/Shanghai",), history=[later]))

    assert answer["notes"] == ["history_after_question: 1"]


def test_a_debt_that_nobody_described_is_reported():
    told = {"packs": ("cn",), "zones": ("Asia/Shanghai",), "debts": ("card", "car")}
    answer = ask(asked(AT, **told, debt_rows=[CARD]))

    assert answer["notes"] == ["debts_unknown: car"]


@settings(deadline=None, max_examples=60)
@given(
    begun=datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),
    ahead=integers(0, 10**6),
)
def test_an_answer_never_promises_the_past(begun, ahead):
    at = begun.replace(tzinfo=UTC) + timedelta(seconds=ahead)
    answer = ask(WHOLE | {"at": at.isoformat()})

    for field in ("next_allowed_at", "clearance_until"):
        if answer[field]:
            assert datetime.fromisoformat(answer[field]) > at
