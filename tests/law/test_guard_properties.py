"""What holds of every question: more attempts never help, and time is of one piece."""

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis.strategies import (
    booleans,
    composite,
    datetimes,
    integers,
    lists,
    sampled_from,
)

from arrears.law.asking.answer import answered
from arrears.law.asking.record import KINDS as RECORD_KINDS
from tests.law.questions import ask, asked, happened, record

PACKS = ["us_reg_f", "cn", "house", "uk_conc", "in_rbi", "eu_2021_2167"]
ZONES = ["Asia/Shanghai", "America/New_York", "America/Denver", "Europe/London"]
OUTCOMES = ["conversation", "no_answer", "busy", "voicemail", "dropped", "sent"]
STRICT = ["allow", "warn", "needs_human", "deny"]
KINDS = sorted(RECORD_KINDS)
moments = datetimes(
    datetime(2026, 3, 1), datetime(2026, 11, 30), timezones=sampled_from([UTC])
)


def outcome_at(at, outcome, channel):
    return happened(at.isoformat(), outcome, channel=channel)


@composite
def pasts(draw, at):
    ago = timedelta(minutes=draw(integers(1, 9 * 24 * 60)))
    channel = draw(sampled_from(["phone", "phone", "voicemail", "sms"]))
    return outcome_at(at - ago, draw(sampled_from(OUTCOMES)), channel)


@composite
def records(draw, at):
    since = at - timedelta(hours=draw(integers(-50, 500)))
    told = {"channel": draw(sampled_from(["phone", "sms", "letter"]))}
    if draw(booleans()):
        begins, ends = draw(integers(0, 23)), draw(integers(0, 23))
        told |= {"from": f"{begins:02}:00", "until": f"{ends:02}:00"}
    if draw(booleans()):
        ends_on = since.date() + timedelta(days=draw(integers(0, 30)))
        told["expires_on"] = ends_on.isoformat()
    return record(draw(sampled_from(KINDS)), since.isoformat(), **told)


@composite
def questions(draw):
    at = draw(moments)
    return asked(
        at.isoformat(),
        packs=(draw(sampled_from(PACKS)),),
        zones=tuple(draw(lists(sampled_from(ZONES), min_size=1, max_size=2))),
        channel=draw(sampled_from(["phone", "sms", "voicemail", "email"])),
        purpose=draw(sampled_from(["collect", "remind", "respond", "notice"])),
        history=draw(lists(pasts(at), max_size=10)),
        records=draw(lists(records(at), max_size=3)),
    )


@settings(deadline=None, max_examples=60)
@given(question=questions(), more=sampled_from(OUTCOMES))
def test_one_more_attempt_of_ours_never_makes_a_denied_contact_allowed(question, more):
    at = datetime.fromisoformat(question["at"])
    before = ask(question)
    again = outcome_at(at - timedelta(seconds=1), more, "phone")
    after = ask(question | {"history": [*question["history"], again]})

    assert STRICT.index(after["verdict"]) >= STRICT.index(before["verdict"])


@settings(deadline=None, max_examples=60)
@given(question=questions(), share=integers(1, 99))
def test_inside_one_lawful_window_the_clock_changes_nothing(question, share):
    answer = ask(question)
    if answer["verdict"] not in {"allow", "warn"} or answer["clearance_until"] is None:
        return
    at, until = map(datetime.fromisoformat, (question["at"], answer["clearance_until"]))
    later = at + (until - at) * share / 100
    moved = ask(question | {"at": later.isoformat()})

    assert moved["verdict"] in {"allow", "warn"}
    assert moved["clearance_until"] == answer[
        "clearance_until"
    ] or until - at > timedelta(days=1)


@settings(deadline=None, max_examples=60)
@given(question=questions())
def test_the_next_lawful_time_is_lawful_and_the_end_of_a_clearance_is_not(question):
    answer = ask(question)

    if answer["next_allowed_at"]:
        then = ask(question | {"at": answer["next_allowed_at"]})
        assert then["verdict"] in {"allow", "warn"}
    if answer["clearance_until"]:
        then = ask(question | {"at": answer["clearance_until"]})
        assert then["verdict"] in {"needs_human", "deny"}


@settings(deadline=None, max_examples=20)
@given(batch=lists(questions(), max_size=5))
def test_a_question_is_answered_alike_alone_and_among_others(batch):
    together = [answered(json.dumps(question)) for question in batch]
    backwards = [answered(json.dumps(question)) for question in reversed(batch)]

    assert together == backwards[::-1]


@settings(deadline=None, max_examples=40)
@given(question=questions(), hours=integers(1, 20 * 24))
def test_before_the_next_lawful_time_there_is_none(question, hours):
    answer = ask(question)
    if answer["verdict"] in {"allow", "warn"}:
        return
    at = datetime.fromisoformat(question["at"]) + timedelta(hours=hours)
    next_at = answer["next_allowed_at"]
    if next_at is None and hours > 13 * 24:  # nobody looks further than two weeks
        return
    if next_at and at >= datetime.fromisoformat(next_at):
        return
    then = ask(question | {"at": at.isoformat()})

    assert then["verdict"] in {"needs_human", "deny"}
