"""A talk is reviewed turn by turn; only the collector's words are ours to answer for."""

import json
from datetime import date
from decimal import Decimal

import pytest

from arrears.law.call_review.days import day_in
from arrears.law.call_review.figures import han_number, yuan_in
from arrears.law.call_review.lines import transcript_answers
from arrears.law.call_review.promise import promise_in
from arrears.law.call_review.review import Turn, UnknownSpeaker, review
from arrears.law.wording.case_facts import CaseFacts

TUESDAY = date(2026, 3, 10)
CALM = [
    ("collector", "您好，请问是张伟先生本人吗？"),
    ("debtor", "我是。"),
    ("collector", "我是XX银行委托的小陈，工号3021。您的信用卡逾期35天，是什么原因呢？"),
    ("debtor", "公司裁员，我失业了，抖音上都说不还没事，你们是不是要抓我？"),
    ("collector", "不会的，这是民事纠纷。您看下周五还2000元可以吗？"),
    ("debtor", "可以，我下周五发工资还两千。"),
]


def talk(rows, **facts):
    facts = {"today": "2026-03-10"} | facts
    return review([Turn(*row) for row in rows], CaseFacts.read(facts))


@pytest.mark.covers("KPI-13")
def test_a_good_call_shows_identity_cause_promise_and_no_violation():
    found = talk(CALM)

    assert found.violations == ()
    assert found.identified_self
    assert found.verified_first
    assert found.reason == "RSN-07"
    assert found.persona == "PER-04"
    assert found.promise.amount == 2000
    assert found.promise.on == date(2026, 3, 20)
    assert found.promise.source == "wages"
    assert found.questions == 3


def test_what_the_debtor_says_is_not_our_violation():
    threat = "再不还钱就等着坐牢吧"

    assert talk([("collector", "您好"), ("debtor", threat)]).violations == ()
    assert talk([("debtor", "喂"), ("collector", threat)]).violations == (
        (1, "DET-06"),
    )


def test_debt_facts_before_identity_are_seen():
    rows = [("collector", "您欠款12800元"), ("debtor", "谁啊")]

    assert not talk(rows).verified_first
    assert talk(rows, identity_verified=False).violations == ((0, "DET-10"),)


def test_to_a_third_person_the_debt_is_a_disclosure():
    rows = [
        ("collector", "他的贷款逾期两个月了"),
        ("third_party", "我不清楚"),
    ]

    assert talk(rows).violations == ((0, "DET-10"),)


def test_talk_share_counts_characters():
    found = talk([("collector", "一二三"), ("debtor", "一")])

    assert (found.collector_characters, found.characters) == (3, 4)


def test_an_unknown_speaker_is_named():
    with pytest.raises(UnknownSpeaker, match="robot"):
        talk([("robot", "您好")])


@pytest.mark.parametrize(
    ("said", "amount", "on"),
    [
        ("我下周五还两千", 2000, date(2026, 3, 20)),
        ("3月25号能转1,500元", 1500, date(2026, 3, 25)),
        ("五千我拿不出来，但是15号可以还五百块", 500, date(2026, 3, 15)),
        ("明天下午三点前转一千二过去", 1200, date(2026, 3, 11)),
        ("月底还1.2万", 12000, date(2026, 3, 31)),
        ("I can pay 800 on 25 March", 800, date(2026, 3, 25)),
        ("没钱，还不了", None, None),
        ("上个月还过两千了", None, None),
        ("我五天后再说", None, None),
    ],
)
def test_a_promise_is_taken_from_the_debtors_own_words(said, amount, on):
    found = promise_in([("debtor", said.replace("，", ",").lower())], TUESDAY)

    assert (found and found.amount, found and found.on) == (amount, on)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一千五", 1500),
        ("两万三", 23000),
        ("一百零五", 105),
        ("十五", 15),
        ("三千二百", 3200),
    ],
)
def test_chinese_numbers_read_as_people_mean_them(text, number):
    assert han_number(text) == number


def test_a_day_is_not_a_sum():
    assert yuan_in("25号") is None
    assert yuan_in("25号还300") == (Decimal(300), 4)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("后天", date(2026, 3, 12)),
        ("这周五", date(2026, 3, 13)),
        ("5号", date(2026, 4, 5)),
        ("下个月3号", date(2026, 4, 3)),
        ("三天后", date(2026, 3, 13)),
        ("2026年4月1日", date(2026, 4, 1)),
        ("2月30日", None),
    ],
)
def test_days_are_counted_from_the_day_of_the_talk(text, day):
    assert day_in(text, TUESDAY) == day


def test_a_transcript_line_gives_one_answer_and_a_broken_one_its_error():
    rows = [{"who": who, "text": text} for who, text in CALM]
    good = {"id": 1, "turns": rows, "facts": {"today": "2026-03-10"}}
    bad = {"id": 2, "turns": "none"}

    first, second = transcript_answers([json.dumps(good), json.dumps(bad)], lang="zh")

    assert first["promise"]["date"] == "2026-03-20"
    assert 0 < first["talk_share_collector"] < 1
    assert second["error"]["code"] == "FieldUnfit"
