"""Scripts: enough of them, filled from facts only, and another one at every call."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis.strategies import text

from arrears.domain.case.stage import Stage
from arrears.domain.words import Words
from arrears.law.wording.case_facts import CaseFacts
from arrears.law.wording.judgement import Wording, judge
from arrears.playbook import relay
from arrears.playbook.scripts.script import (
    STAGES,
    Kind,
    Moment,
    NothingLawful,
    UnknownKind,
    fitting,
    kind_of,
    scripts,
    spoken,
    turn,
)
from arrears.playbook.scripts.slots import (
    SAMPLES,
    FactMissing,
    day_words,
    filled,
    made_safe,
    missing,
)
from arrears.playbook.scripts.tone import After, Tone

OPENING = Moment(Kind.OPENING, Stage.EARLY, Tone.WARM)
LETTER = Moment(Kind.LETTER, Stage.LATE, Tone.SERIOUS)
HELLO = Words("{name}您好。", "Hello {name}.")
OF_THE_DEBTOR = [kind for kind in Kind if kind is not Kind.THIRD_PERSON]


def without(*slots: str) -> dict[str, Words]:
    return {name: value for name, value in SAMPLES.items() if name not in slots}


@pytest.mark.parametrize("kind", OF_THE_DEBTOR)
def test_every_stage_and_tone_has_three_wordings_whatever_happened(kind):
    few = [
        (stage, tone, after)
        for stage, tone, after in product(STAGES, Tone, After)
        if len(fitting(Moment(kind, stage, tone, after), scripts())) < 3
    ]

    assert few == []


def test_no_wording_stands_twice():
    for lang in ("zh", "en"):
        said = [each.text.to(lang) for each in scripts()]
        assert len(set(said)) == len(said)


@pytest.mark.covers("SCR-07")
def test_before_she_is_sure_of_the_person_nothing_of_the_debt_is_said():
    debt = {"overdue", "days", "due_on", "tail", "product", "promise_amount"}
    for each in scripts():
        if each.kind in {Kind.IDENTIFY, Kind.VERIFY}:
            assert each.audience == "third_party"
            assert not debt & set(missing(each.text, {})), each.id


@pytest.mark.covers("SCR-08", "SCR-13")
def test_a_third_person_hears_the_fixed_words_and_no_others():
    (only,) = [each for each in scripts() if each.kind is Kind.THIRD_PERSON]
    lost = CaseFacts.read({"lost_contact_proven": True})

    assert only.text == relay.ASK
    for said in (filled(only.text, SAMPLES).zh, filled(only.text, SAMPLES).en):
        assert judge(Wording(said, "third_party", "phone", lost)).verdict == "ok"


@pytest.mark.covers("CTN-06")
@pytest.mark.parametrize("tone", [Tone.PLAIN, Tone.SERIOUS, Tone.SUPPORT])
@pytest.mark.parametrize(
    "kind", [Kind.OPENING, Kind.SMS, Kind.MESSAGE, Kind.EMAIL, Kind.LETTER]
)
def test_a_promise_that_was_not_kept_is_named_and_asked_about(kind, tone):
    moment = Moment(kind, Stage.MIDDLE, tone, After.BROKEN)

    for each in fitting(moment, scripts()):
        assert {"promise_on", "promise_amount"} <= set(missing(each.text, {}))


@pytest.mark.parametrize("after", [After.KEPT, After.LATE])
@pytest.mark.parametrize("kind", [Kind.OPENING, Kind.SMS, Kind.LETTER])
def test_money_that_came_as_promised_or_later_is_thanked_for(kind, after):
    moment = Moment(kind, Stage.EARLY, Tone.WARM, after)

    assert all(
        "谢谢" in s.text.zh or any(word in s.text.zh for word in ("费心", "辛苦"))
        for s in fitting(moment, scripts())
    )


def test_money_that_came_late_is_not_called_punctual():
    for kind in OF_THE_DEBTOR:
        moment = Moment(kind, Stage.EARLY, Tone.WARM, After.LATE)
        for each in fitting(moment, scripts()):
            assert "说到做到" not in each.text.zh, each.id
            assert "如约" not in each.text.zh, each.id


@pytest.mark.covers("PROC-14")
def test_a_letter_holds_what_card_measure_69_wants():
    wanted = (
        "name as_of overdue product tail due_on basis lender check_at pay_to "
        "dispute_to callback complaint_line staff"
    )
    for each in scripts():
        if each.kind is Kind.LETTER:
            assert set(wanted.split()) <= set(missing(each.text, {})), each.id
            assert "盖章" in each.text.zh
            assert "seal" in each.text.en


def test_the_same_call_has_the_same_words_and_the_next_one_others(day):
    on, days, said = day("Tue 2026-11-24"), [], []
    for _ in range(8):
        at = turn("A-1042", on, days)
        said.append(spoken(OPENING, SAMPLES, turn=at).text)
        assert (
            said[-1]
            == spoken(OPENING, SAMPLES, turn=turn("A-1042", on, [*days, on])).text
        )
        days.append(on)
        on += timedelta(days=4)

    assert all(one != other for one, other in pairwise(said))


def test_two_cases_do_not_all_hear_the_same(day):
    on = day("Tue 2026-11-24")
    said = {
        spoken(OPENING, SAMPLES, turn=turn(f"A-{n}", on)).script.number
        for n in range(1000, 1040)
    }

    assert len(said) == len(fitting(OPENING, scripts()))


def test_a_fact_that_lacks_lets_another_wording_have_its_turn():
    facts = without("overdue", "tail")

    for at in range(8):
        assert "{" not in spoken(OPENING, facts, turn=at).text.zh
        assert "应还" not in spoken(OPENING, facts, turn=at).text.zh


def test_where_no_wording_is_whole_the_refusal_names_what_lacks():
    with pytest.raises(FactMissing) as refused:
        spoken(LETTER, without("pay_to", "basis"), turn=0)

    assert "官方还款方式、合同和条款" in refused.value.sentence.zh
    assert "the official way to pay" in refused.value.sentence.en


def test_what_the_facts_of_the_case_forbid_gives_way_and_then_is_refused():
    first = spoken(OPENING, SAMPLES, turn=0)

    second = spoken(OPENING, SAMPLES, turn=0, lawful=lambda s, _: s != first.script)

    assert second.script != first.script
    with pytest.raises(NothingLawful):
        spoken(OPENING, SAMPLES, turn=0, lawful=lambda _s, _t: False)


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("王<b>女士</b>", "王女士"),
        ("<script>x</script>王", "x王"),
        ("王{lender}女士", "王lender女士"),
        ("王\x00女\u202e士\u200b", "王女士"),
        ("王\n女士\t ", "王 女士"),
        ("王" * 61, "王" * 59 + "…"),
        ("王" * 60, "王" * 60),
    ],
)
def test_a_value_is_made_safe(value, safe):
    assert filled(HELLO, {"name": Words(value, "Ms Wang")}).zh == f"{safe}您好。"


@pytest.mark.parametrize("empty", ["", "  ", "{}", "<>", "\u200b"])
def test_a_value_with_nothing_in_it_is_no_fact(empty):
    with pytest.raises(FactMissing):
        filled(HELLO, {"name": Words(empty, empty)})


@given(text(max_size=400))
def test_whatever_a_value_is_it_stays_one_plain_line(value):
    safe = made_safe(value)

    assert len(safe) <= 200
    assert not set(safe) & set("{}<>\n\r\t\x00")
    assert made_safe(safe) == safe


def test_a_value_is_never_read_as_a_slot():
    facts = {"name": Words("{callback}", "{callback}"), "callback": Words("1", "1")}

    assert filled(HELLO, facts).zh == "callback您好。"


def test_a_day_of_another_year_says_its_year():
    on = date(2025, 12, 31)

    assert day_words(on, today=date(2026, 1, 2)).zh == "2025年12月31日"
    assert day_words(on, today=date(2025, 1, 2)).en == "31 Dec"
    assert day_words(on).en == "31 Dec 2025"


def test_a_kind_nobody_wrote_is_refused():
    assert kind_of("sms") is Kind.SMS
    with pytest.raises(UnknownKind):
        kind_of("fax")
