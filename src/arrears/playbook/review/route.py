"""Which path a case takes before any talk is thought of (part 6 of the craft)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from arrears.domain.money.months import month_after
from arrears.domain.words import Words

from .ability import Ability, ability
from .case import Case, PlanStatus
from .means import little_left, no_income, nothing_owed, over_indebted
from .notes import Notes


class Route(StrEnum):
    """The paths; only the first leads to talks."""

    TALK = "talk"
    HARDSHIP = "hardship"
    VULNERABLE = "vulnerable"
    DISPUTE = "dispute"
    COMPLAINT = "complaint"
    STOP = "stop"
    LEGAL_REVIEW = "legal_review"
    SKIP_TRACE = "skip_trace_lawful"


@dataclass(frozen=True, slots=True)
class Taken:
    """The path taken, the ground that led to it, and its reason in words."""

    route: Route
    because: str
    why: Words


Asked = Callable[[Case, Notes], bool]


@dataclass(frozen=True, slots=True)
class Ground:
    """
    What leads to a path: a flag of the file, a fact told, or a question of both.

    `own` facts count only by the debtor's word or the file's; a fact of `unless` keeps
    the whole ground from holding, one of `flag_over` only the flag.
    """

    name: str
    facts: tuple[str, ...] = ()
    own: bool = False
    flag: str = ""
    flag_over: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    asked: Asked | None = None

    def holds(self, case: Case, notes: Notes) -> bool:
        """Say whether the ground is there; what a register holds, no note takes away."""
        if self.name in case.on_record:
            return True
        if notes.any(*self.unless):
            return False
        if self.flag and case.flag(self.flag) and not notes.any(*self.flag_over):
            return True
        told = notes.own(*self.facts) if self.own else notes.any(*self.facts)
        return told or bool(self.asked and self.asked(case, notes))


def route(case: Case, notes: Notes) -> Taken:
    """
    Return the path of a case: the first whose ground is there, else talk.

    A death and words about ending it come before everything; what stops collection
    before what is contested; support before any offer.
    """
    for path, ground in PATHS:
        if ground.holds(case, notes):
            return Taken(path, ground.name, WHY[ground.name])
    return Taken(Route.TALK, "", WHY[""])


def _settled(case: Case, _notes: Notes) -> bool:
    return nothing_owed(case)


def _plan_kept(case: Case, notes: Notes) -> bool:
    if case.plan is PlanStatus.KEPT:
        return not notes.any("plan_ended", "promise_broken")
    return case.plan is PlanStatus.BROKEN and "plan_stands" in notes


SUED = ("filed", "court", "judgment", "judgement", "enforce", "立案", "起诉", "诉讼", "判决",
        "执行", "开庭", "仲裁", "受理")  # fmt: skip
NOT_SUED = ("none", "拟", "未", "lawyer", "律师函", "准备", "not ", "撤诉", "无")


def _under_suit(case: Case, _notes: Notes) -> bool:
    step = case.legal_step.lower()
    return any(word in step for word in SUED) and not step.startswith(NOT_SUED)


def _meant_not_to_pay(_case: Case, notes: Notes) -> bool:
    proof = notes.any("proof_filed", "hid_assets")
    return notes.any("deliberate", "refuses", "plain_no_money") and proof


def _claims_paid(_case: Case, notes: Notes) -> bool:
    return notes.own("claims_paid") and "claim_false" not in notes


LIMITATION_MONTHS = 36  # 民法典 188, mark P: the ordinary period
INTERRUPTING = frozenset(("EVT-12", "EVT-14", "EVT-15", "EVT-25", "EVT-27"))
ACKNOWLEDGED = frozenset(
    (
        "acknowledges",
        "promised",
        "paid_part",
        "asks_plan",
        "asks_waiver",
        "can_pay_part",
    )
)


def _perhaps_barred(case: Case, notes: Notes) -> bool:
    """
    Say whether more than three years passed since anything that may begin the period anew.

    A question for a lawyer, never an answer: see `arrears.law.limitation`.
    """
    if case.as_of is None or not case.days_past_due:
        return False
    late = min(case.days_past_due, case.as_of.toordinal() - 1)
    last = max([case.as_of - timedelta(days=late), *_interruptions(case, notes)])
    return month_after(last, LIMITATION_MONTHS) < case.as_of


def _interruptions(case: Case, notes: Notes) -> Iterator[date]:
    """Yield the days on which something was paid, agreed, or reached the debtor in writing."""
    told = {each.where for each in notes.heard if each.fact in ACKNOWLEDGED}
    yield from (on for on, _ in case.payments or () if on)
    for place, touch in enumerate(case.history):
        if touch.at and (touch.code in INTERRUPTING or place in told):
            yield touch.at.date()


INBOUND = frozenset(("EVT-10", "EVT-11"))
TELLING = INBOUND | {"EVT-04", "EVT-06", "EVT-08"}


def _out_of_reach(case: Case, notes: Notes) -> bool:
    """Say whether every own number is dead, or the debtor is lost and no number is known."""
    if case.phones is None:
        return "lost" in notes
    own = [phone for phone in case.phones if phone.own]
    if not own or (len(own) == 1 and "not_the_person" in notes):
        return bool(case.phones)
    return all(phone.dead for phone in own) and not _reached_since(case)


def _reached_since(case: Case) -> bool:
    """Say whether the debtor called after the last sign that a number is dead."""
    last = (touch.code for touch in reversed(case.history) if touch.code in TELLING)
    return next(last, "") in INBOUND


SHOCKS = ("business_failed", "job_lost", "hard_home", "kin_died", "pay_cut")
HARD_TIMES = (*SHOCKS, "no_money", "released", "wages_late", "pregnant")


def _in_hardship(case: Case, notes: Notes) -> bool:
    able = ability(case, notes)
    if able is Ability.YES:
        return False
    if notes.any("kin_ill", "kin_in_hospital", "accident", "disaster"):
        return True
    if able is Ability.NO and (notes.any(*HARD_TIMES) or no_income(case)):
        return True
    if case.flag("hardship_evidence") and "works_again" not in notes:
        return True
    if notes.any("hard_home", "kin_died") and notes.any("no_money", "remorse"):
        return True
    return notes.own(*SHOCKS) and little_left(case)


def _owes_many(case: Case, notes: Notes) -> bool:
    return ability(case, notes) is not Ability.YES and over_indebted(case, notes)


PATHS = (
    (Route.STOP, Ground("died", ("died",))),
    (Route.VULNERABLE, Ground("suicidal", ("suicidal", "farewell"))),
    (Route.LEGAL_REVIEW, Ground("police", ("police",), flag="police_report")),
    (Route.STOP, Ground("settled", ("all_settled",), asked=_settled)),
    (Route.STOP, Ground("plan_kept", asked=_plan_kept)),
    (Route.VULNERABLE, Ground("minor", ("minor",))),
    (Route.VULNERABLE, Ground("violence", ("violence",))),
    (Route.STOP, Ground("cease", ("cease",), own=True, flag="cease_request")),
    (Route.STOP, Ground("stopped", ("stopped", "recalled", "sold"))),
    (
        Route.LEGAL_REVIEW,
        Ground(
            "sued",
            ("sued", "bankruptcy"),
            unless=("legal_consent",),
            asked=_under_suit,
        ),
    ),
    (Route.LEGAL_REVIEW, Ground("attorney", ("attorney",))),
    (
        Route.LEGAL_REVIEW,
        Ground("deliberate", ("forged_papers",), asked=_meant_not_to_pay),
    ),
    (
        Route.DISPUTE,
        Ground(
            "dispute",
            ("defrauded", "never_applied", "disputes_sum", "code_dispute"),
            own=True,
            flag="dispute",
            flag_over=("dispute_done",),
            asked=_claims_paid,
        ),
    ),
    (
        Route.COMPLAINT,
        Ground(
            "complaint",
            ("complains",),
            own=True,
            flag="complaint_open",
            flag_over=("complaint_done",),
        ),
    ),
    (
        Route.VULNERABLE,
        Ground(
            "vulnerable",
            (
                "mind",
                "disabled",
                "own_ill",
                "in_prison",
                "injured",
                "pregnant",
                "bereaved",
                "helpless",
            ),
            flag="vulnerable",
            unless=("flag_wrong",),
        ),
    ),
    (
        Route.LEGAL_REVIEW,
        Ground("limitation", ("limitation_said",), asked=_perhaps_barred),
    ),
    (Route.SKIP_TRACE, Ground("lost", asked=_out_of_reach)),
    (Route.HARDSHIP, Ground("hardship", asked=_in_hardship)),
    (Route.HARDSHIP, Ground("over_indebted", asked=_owes_many)),
)
WHY = {
    "": Words(
        "没有需要先处理的事，可以正常沟通。",
        "Nothing has to be settled first; an ordinary talk.",
    ),
    "died": Words(
        "有人告知本人已去世：停止联系，由遗产岗书面处理。",
        "The debtor is said to have died: contact stops; the estate is dealt with in writing.",
    ),
    "suicidal": Words(
        "说过不想活一类的话：停止催收，先救人，马上报主管。",
        "Words about not wanting to live were said: collecting stops, help first, the supervisor is told at once.",
    ),
    "settled": Words(
        "已没有欠款：结案，出结清证明。",
        "Nothing is owed any more: close it and issue the settlement letter.",
    ),
    "cease": Words(
        "本人要求停止联系：照办，由主管定复核日。",
        "The debtor asked for contact to stop: it does; a supervisor sets the review.",
    ),
    "stopped": Words(
        "案件已停催：等复核。", "Collection was stopped: it waits for the review."
    ),
    "plan_kept": Words(
        "分期协议正在履行：停止催收，只按协议提醒。",
        "The agreement is being kept: no collecting, only the agreed reminders.",
    ),
    "police": Words(
        "有报案记录：法务答复前停止普通联系，也不对外说。",
        "A police report is on file: ordinary contact rests until legal answers; nothing is said of it.",
    ),
    "minor": Words(
        "可能未成年：停止催收，交合规与监护人渠道。",
        "The debtor may be under age: collecting stops; compliance and the guardian's channel.",
    ),
    "violence": Words(
        "人身安全可能有危险：暂停联系，免得被旁人听到；给求助渠道，专人跟进。",
        "The debtor may be in danger at home: contact rests so that nobody overhears; help is signposted; a trained colleague.",
    ),
    "sued": Words(
        "诉讼或执行进行中：交法务定怎么沟通。",
        "A suit or enforcement is under way: legal decides how to speak.",
    ),
    "attorney": Words(
        "本人委托了律师：只与律师沟通，交法务。",
        "The debtor is represented: speak with the lawyer only; legal takes it.",
    ),
    "deliberate": Words(
        "记录里有材料造假或隐匿财产的线索：只作内部判断，交法务，不指责本人。",
        "The record points to forged papers or hidden assets: an internal question for legal, never an accusation.",
    ),
    "limitation": Words(
        "可能已过诉讼时效：法务先看，之前不催。",
        "The claim may be statute-barred: legal looks first.",
    ),
    "dispute": Words(
        "本人对债务有异议：先查清，争议部分停催。",
        "The debt is contested: look into it first; the contested part rests.",
    ),
    "complaint": Words(
        "有投诉未答复：先书面答复，再谈欠款。",
        "A complaint is unanswered: answer it in writing first.",
    ),
    "vulnerable": Words(
        "处境艰难：先照顾，不催款，由专人跟进。",
        "The debtor is in a vulnerable situation: support first, no demand, a trained colleague.",
    ),
    "lost": Words(
        "本人的号码都不通：只寄信、走合法渠道，不向家人同事打听。",
        "None of the debtor's own numbers works: letters and lawful enquiry only; relatives and colleagues are not asked about it.",
    ),
    "hardship": Words(
        "眼下确有困难：先给时间，再谈还得起的数。",
        "The debtor is in hardship now: time first, then a sum that can be borne.",
    ),
    "over_indebted": Words(
        "多家欠款超出收入：按比例、还得起的方案，并介绍免费的债务咨询。",
        "Debts with several lenders exceed the income: a pro-rata, bearable plan and free debt advice.",
    ),
}
