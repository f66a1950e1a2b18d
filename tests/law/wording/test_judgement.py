"""Truth, denial, quotation, disguise and audience decide; not the words alone."""

import pytest

from arrears.law.wording.case_facts import CaseFacts, FactUnclear
from arrears.law.wording.judgement import UnknownAudience, Wording, judge


def verdict(text, audience="debtor", channel="phone", **facts):
    return judge(Wording(text, audience, channel, CaseFacts.read(facts))).verdict


FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {32: 0x3000}
FILED = "这笔账已于3月2日向法院立案"


@pytest.mark.parametrize(
    ("facts", "then"),
    [
        ({"legal_step": "filed", "legal_step_date": "2026-03-02"}, "ok"),
        ({"legal_step": "filed", "legal_step_date": "2026-03-03"}, "block"),
        ({"legal_step": "lawyer_letter"}, "block"),
        ({"legal_step": "none"}, "block"),
        ({}, "block"),
    ],
)
def test_a_suit_may_be_named_only_when_the_register_says_so(facts, then):
    assert verdict(FILED, **facts) == then


@pytest.mark.parametrize(
    "text",
    [
        "再不还钱就等着坐 牢吧",
        "再不还钱就等着坐·牢吧",
        "再不还钱就等着zuolao吧",
        "再不还钱就等着坐lao吧",
        "再不还钱就等着坐劳吧",
        "再不还錢就等著坐牢吧",
        "再不还钱就等着坐\u200b牢吧",
        "再不还钱就有👮来抓你",
        "Pay now or you go to j@il",
        "Pay now or you go to jail".translate(FULL_WIDTH),
        "Pay now or you go to p r i s o n",
    ],
)
def test_a_threat_is_heard_through_every_disguise(text):
    assert verdict(text) == "block"


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("客户说“你们是不是要抓我”，已解释属民事纠纷", "colleague"),
        ("您问会不会坐牢，不会的", "debtor"),
        ("如果有人自称公安要您转账，请不要相信", "debtor"),
        ("我們不會聯繫您的家人", "debtor"),
        ("We will not contact your family or your employer.", "debtor"),
        ("You asked whether you could be arrested. No, you can't.", "debtor"),
    ],
)
def test_denied_reported_and_warned_of_words_pass(text, audience):
    assert verdict(text, audience) == "ok"


def test_a_promise_not_to_that_is_none_is_a_threat():
    assert verdict("我不敢保证不联系你的父母") == "block"


def test_what_may_be_said_to_the_debtor_is_disclosure_to_another():
    bill = "您的信用卡账单逾期7天，应还1356元，如有困难请联系我们"

    assert verdict(bill) == "ok"
    assert verdict(bill, "third_party") == "block"
    assert verdict(bill, identity_verified=False) == "block"


def test_a_refusal_of_contact_closes_even_the_relay():
    relay = "请您转告张先生给我们回个电话，谢谢"

    assert verdict(relay, "third_party", lost_contact_proven=True) == "ok"
    assert verdict(relay, "third_party", contact_refused=True) == "block"
    assert verdict(relay, "third_party", lost_contact_proven=False) == "block"


@pytest.mark.parametrize(("rate", "then"), [("0.06%", "ok"), ("0.07%", "block")])
def test_a_daily_rate_is_measured_against_24_percent_a_year(rate, then):
    assert verdict(f"逾期利息按每天{rate}计算，明细我发您核对") == then


def test_spans_point_into_the_original_text():
    text = "您好。再不还钱就等着坐 · 牢吧！"
    found = judge(Wording(text, "debtor")).findings[0]

    assert text[found.start : found.end] == "坐 · 牢"


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "。", "<b></b>", "😀", "\ud800", "()[]{}"]
)
def test_nothing_is_said_in_an_empty_text(text):
    assert verdict(text) == "ok"


def test_markup_hides_nothing():
    assert verdict("<p>再不还钱</p><p>就等着<b>坐牢</b>吧</p>") == "block"


def test_a_very_long_text_is_judged_whole():
    calm = "我们不会联系您的家人。" * 10_000

    assert verdict(calm) == "ok"
    assert verdict(calm + "再不还钱就等着坐牢吧。") == "block"


def test_an_unknown_audience_is_named():
    with pytest.raises(UnknownAudience, match="moon"):
        verdict("您好", "moon")


def test_an_unreadable_fact_is_named():
    with pytest.raises(FactUnclear, match="legal_step_date"):
        verdict("您好", legal_step_date="三月")


@pytest.mark.parametrize(
    "note",
    [
        "敲门无人应",
        "门锁着，没人应门",
        "按门铃三次没人应",
        "小区进不去，未见到人",
        "号码停机",
        "地址已搬，新地址待核实",
        "工资十号发，十一号还",
        "下月五号发工资后还清",
        "语气平和，愿意配合",
    ],
)
def test_what_is_noted_in_a_few_words_after_a_call_is_left_in_peace(note):
    assert verdict(note, "colleague") == "ok"


@pytest.mark.parametrize(
    "note",
    [
        "门锁着，蹲守到他出来",
        "小区进不去，守在楼下堵人",
        "号码停机，换号轮着打",
        "工资十号发，去他单位闹",
        "语气软，拿他孩子吓一吓",
    ],
)
def test_and_what_must_not_be_done_is_not_however_short_the_note(note):
    assert verdict(note, "colleague") == "block"
