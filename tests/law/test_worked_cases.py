"""The worked cases of Regulation F, restated as questions, each by its number."""

from pathlib import Path

import pytest
import yaml

from arrears.law.asking.agreed import point_agreed
from arrears.law.asking.asked import asked as read
from arrears.law.asking.words import is_limited_content
from arrears.law.engine.cases import rule_cases
from arrears.law.engine.guard import judge
from arrears.law.engine.packs import rules
from tests.law.questions import NEW_YORK, asked, happened, record, verdict

PUBLISHED = Path("/work/shared/domain/us_reg_f_cases.yaml")
RULES = rules(["us_reg_f"])
ROBIN = (
    "This is Robin Smith calling from ABC, Inc. "
    "Please contact me or Jim Johnson at 1-800-555-1212."
)
COLLECTS = "From ABC, a debt collector. "
STOP = "Reply STOP to stop texts to this telephone number."
MONDAY = "2026-04-06T10:00:00-04:00"
MORNINGS = record("inconvenient_time", **{"from": "00:00", "until": "10:00"})
WEDNESDAYS = record("inconvenient_time", days=["wed"])
WROTE = happened(
    "2026-04-08T15:30:00-04:00",
    "sent",
    channel="email",
    initiator="debtor",
    point="mail",
)
MAIL = {"channel": "email", "point": "mail", "point_kind": "email"}
SMS = {"channel": "sms"}
LETTER = {"channel": "letter", "point": "home", "point_kind": "postal"}
NEIGHBOUR = {"person": "nora", "role": "other", "purpose": "locate", "point": "n"}
NO_TEXTS = record("opt_out", channel="sms")
WRITTEN = {"channel": "letter", "written": True}
DENIED = {"deny"}
WEEK = [f"2026-04-0{day}T10:00:00-04:00" for day in range(1, 8)]


def week(outcome="no_answer", **told):
    return [happened(at, outcome, **told) for at in WEEK]


NOON = "2026-04-08T12:00:00-04:00"
QUESTIONS = {
    "RF-6B1-01": (DENIED, "2026-04-08T07:59:00-04:00", {}),
    "RF-6B1-08": (DENIED, "2026-04-08T09:15:00-04:00", {"records": [MORNINGS]}),
    "RF-6B1-13": (
        {"allow"},
        "2026-04-08T15:40:00-04:00",
        MAIL | {"purpose": "respond", "records": [WEDNESDAYS], "history": [WROTE]},
    ),
    "RF-6B1-16": (
        {"allow"},
        "2026-04-08T15:40:00-04:00",
        MAIL
        | {
            "purpose": "respond",
            "records": [WEDNESDAYS],
            "history": [WROTE],
            "text": f"{COLLECTS}Do Wednesdays suit you again? Reply STOP to opt out.",
        },
    ),
    "RF-6B1-21": (
        DENIED,
        "2026-04-11T12:00:00-04:00",
        {"records": [record("inconvenient_time", days=["sat"], given_to="lender")]},
    ),
    "RF-6B2-03": (
        {"allow"},
        NOON,
        {
            "people": [{"id": "ada", "role": "attorney"}],
            "records": [record("attorney"), record("consent", person="ada")],
        },
    ),
    "RF-6C-01": (DENIED, NOON, {"records": [record("cease", **WRITTEN)]}),
    "RF-6C-07": (
        {"allow"},
        NOON,
        LETTER | {"purpose": "notice", "records": [record("cease", **WRITTEN)]},
    ),
    "RF-10-03": (DENIED, NOON, NEIGHBOUR | {"text": "Alma owes us on a debt."}),
    "RF-10-06": (DENIED, NOON, LETTER | NEIGHBOUR | {"open": True}),
    "RF-6E-01": ({"allow"}, NOON, SMS | {"text": f"{COLLECTS}Please call. {STOP}"}),
    "RF-6E-04": (DENIED, NOON, MAIL | {"text": f"{COLLECTS}You owe 100 dollars."}),
    "RF-14H-02": (
        DENIED,
        NOON,
        SMS
        | {
            "purpose": "confirm_opt_out",
            "records": [NO_TEXTS],
            "text": "Texts will stop. Pay here: https://pay.example/abc",
        },
    ),
    "RF-14B-04": (
        DENIED,
        NOON,
        {"history": [happened(MONDAY, "conversation", initiator="debtor")]},
    ),
    "RF-14B-09": (
        {"warn"},
        "2026-04-08T12:05:00-04:00",
        {"history": [happened("2026-04-08T12:01:00-04:00")]},
    ),
    "RF-14B-12": (
        {"warn"},
        "2026-04-08T12:03:00-04:00",
        {
            "channel": "voicemail",
            "text": ROBIN,
            "history": [happened("2026-04-08T12:00:00-04:00", "voicemail")],
        },
    ),
    "RF-14B-17": (
        {"needs_human"},
        NOON,
        {"purpose": "respond", "history": [happened(MONDAY, "conversation")]},
    ),
    "RF-14B-21": (
        DENIED,
        NOON,
        {
            "records": [record("consent", MONDAY, channel="phone")],
            "history": [happened("2026-04-07T10:00:00-04:00", "conversation")],
        },
    ),
    "RF-14B-25": (
        {"allow"},
        "2026-04-07T12:00:00-04:00",
        {"history": week("not_in_service")},
    ),
    "RF-14B-28": (DENIED, "2026-04-07T12:00:00-04:00", {"history": week("dropped")}),
    "RF-14B-31": (
        DENIED,
        "2026-04-07T12:00:00-04:00",
        {"history": week(debts=["card", "loan"]), "debts": ("loan",)},
    ),
    "RF-14B-37": (
        DENIED,
        "2026-04-07T12:00:00-04:00",
        {"history": week("sent", channel="voicemail")},
    ),
    "RF-14B-40": (
        DENIED,
        NOON,
        {
            "history": week()[3:6],
            "records": [
                record("validation_notice", "2026-03-20"),
                record("dispute", "2026-04-01T12:00:00-04:00", **WRITTEN),
            ],
        },
    ),
    "RF-14D-01": (DENIED, NOON, SMS | {"text": f"{COLLECTS}Pay, you deadbeat. {STOP}"}),
    "RF-14H-06": ({"allow"}, NOON, SMS | {"purpose": "notice", "records": [NO_TEXTS]}),
    "RF-18-05": (
        DENIED,
        NOON,
        MAIL | {"text": "Hello Alma, call us. Reply STOP to opt out."},
    ),
    "RF-38-03": (
        {"allow"},
        NOON,
        LETTER | {"purpose": "notice", "records": [record("dispute", **WRITTEN)]},
    ),
}
BY_RULE = {
    "RF-14G-01",
    "RF-22D-01",
    "RF-22F-02",
    "RF-30-06",
    "RF-34-07",
    "RF-34-10",
}
OTHERWISE = {"RF-2J-01", "RF-2J-04", "RF-2J-07", "RF-2J-10", "RF-6B1-05", "RF-6D4-02"}


@pytest.mark.parametrize("case", QUESTIONS)
def test_the_guard_answers_the_worked_case(case):
    expected, at, told = QUESTIONS[case]

    assert verdict(at, **told) in expected


@pytest.mark.parametrize("case", sorted(BY_RULE))
def test_a_rule_answers_what_is_no_question_of_contact(case):
    found = [c for c in rule_cases(RULES) if c.basis == case]

    assert found
    assert all(judge(c.question, [c.rule]).verdict is c.then for c in found)


def test_no_worked_case_is_left_out():
    if not PUBLISHED.exists():
        pytest.skip("the worked cases are not beside this checkout")
    published = {case["id"] for case in yaml.safe_load(PUBLISHED.read_text("utf-8"))}

    assert published == QUESTIONS.keys() | BY_RULE | OTHERWISE


def test_a_limited_content_message_says_four_things_and_no_more():
    """RF-2J-01, -07, -10."""
    more = f"{ROBIN} This state requires us to tell you of your rights."

    assert is_limited_content(ROBIN)
    assert is_limited_content(ROBIN.replace("ABC, Inc.", "ABCC"))
    assert not is_limited_content(more)
    assert not is_limited_content(ROBIN.replace("ABC, Inc.", "ABC Debt Collection"))


def test_only_a_voicemail_can_be_a_limited_content_message():
    """RF-2J-04: in a text message the same words lack what a message must say."""
    assert verdict(NOON, channel="voicemail", text=ROBIN) == "allow"
    assert verdict(NOON, channel="sms", text=ROBIN) == "deny"


@pytest.mark.parametrize(
    ("clock", "answer"),
    [("09:59", "deny"), ("10:00", "allow"), ("21:00", "allow"), ("21:01", "deny")],
)
def test_a_person_in_two_zones_has_the_hours_of_both(clock, answer):
    """RF-6B1-05."""
    zones = (NEW_YORK, "America/Denver")

    assert verdict(f"2026-04-08T{clock}:00-04:00", zones=zones) == answer


def test_an_address_used_for_marketing_alone_was_not_used_for_the_debt():
    """RF-6D4-02."""
    told = MAIL | {"history": [WROTE | {"purpose": "marketing"}]}
    ask = read(asked(NOON, **told))

    assert not point_agreed(ask, ask.at)
