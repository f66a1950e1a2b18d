"""The acts: what a sentence of the collector does to the one who hears it."""

from enum import StrEnum

from arrears.domain.words import Words


class Act(StrEnum):
    """One thing a sentence does. What is quoted, reported or denied is not done."""

    GREET = "greet"
    IDENTIFY_SELF = "identify_self"
    VERIFY_IDENTITY = "verify_identity"
    STATE_PURPOSE = "state_purpose"
    STATE_AMOUNT = "state_amount"
    ASK_CAUSE = "ask_cause"
    ASK_MEANS = "ask_means"
    ASK_SOURCE_OF_MONEY = "ask_source_of_money"
    LISTEN_ACK = "listen_ack"
    EMPATHISE = "empathise"
    PRAISE = "praise"
    EXPLAIN_CONSEQUENCE_TRUE = "explain_consequence_true"
    EXPLAIN_FEE = "explain_fee"
    OFFER_PLAN = "offer_plan"
    OFFER_WAIVER = "offer_waiver"
    OFFER_EXTENSION = "offer_extension"
    ASK_PROMISE = "ask_promise"
    CONFIRM_PROMISE = "confirm_promise"
    ASK_EVIDENCE = "ask_evidence"
    ANSWER_QUESTION = "answer_question"
    RECORD_DISPUTE = "record_dispute"
    SIGNPOST_HELP = "signpost_help"
    SCHEDULE_FOLLOWUP = "schedule_followup"
    ESCALATE_SUPERVISOR = "escalate_supervisor"
    CLOSE_POLITELY = "close_politely"
    THREATEN = "threaten"
    SHAME = "shame"
    FALSE_DEADLINE = "false_deadline"
    FALSE_LEGAL = "false_legal"
    THIRD_PARTY_PRESSURE = "third_party_pressure"
    DEMAND_RELATIVE_NUMBERS = "demand_relative_numbers"
    MORALISE = "moralise"
    INDUCE_BORROWING = "induce_borrowing"
    INSULT = "insult"
    PRESSURE_REPEAT = "pressure_repeat"

    @property
    def words(self) -> Words:
        """Return the act's name as people read it."""
        return ACT_WORDS[self]


ACT_WORDS = {
    Act.GREET: Words("问候", "greets"),
    Act.IDENTIFY_SELF: Words("自报身份", "says who is calling"),
    Act.VERIFY_IDENTITY: Words("核实本人", "checks who is there"),
    Act.STATE_PURPOSE: Words("说明来意", "says what it is about"),
    Act.STATE_AMOUNT: Words("说明欠款金额", "tells the sum owed"),
    Act.ASK_CAUSE: Words("问原因", "asks the cause"),
    Act.ASK_MEANS: Words("问收支", "asks about income and costs"),
    Act.ASK_SOURCE_OF_MONEY: Words("问钱从哪来", "asks where the money comes from"),
    Act.LISTEN_ACK: Words("倾听回应", "listens"),
    Act.EMPATHISE: Words("共情", "empathises"),
    Act.PRAISE: Words("真诚肯定", "praises sincerely"),
    Act.EXPLAIN_CONSEQUENCE_TRUE: Words("如实说明影响", "tells what truly follows"),
    Act.EXPLAIN_FEE: Words("解释费用", "explains a charge"),
    Act.OFFER_PLAN: Words("提出分期", "offers a plan"),
    Act.OFFER_WAIVER: Words("提出减免", "offers a waiver"),
    Act.OFFER_EXTENSION: Words("提出延期", "offers more time"),
    Act.ASK_PROMISE: Words("请对方定日子和金额", "asks for a promise"),
    Act.CONFIRM_PROMISE: Words("复述确认", "confirms what was agreed"),
    Act.ASK_EVIDENCE: Words("请提供材料", "asks for papers"),
    Act.ANSWER_QUESTION: Words("回答问题", "answers a question"),
    Act.RECORD_DISPUTE: Words("登记异议或投诉", "records a dispute or complaint"),
    Act.SIGNPOST_HELP: Words("介绍外部帮助", "points to help outside"),
    Act.SCHEDULE_FOLLOWUP: Words("约定下次联系", "sets the next contact"),
    Act.ESCALATE_SUPERVISOR: Words("转主管", "passes on to a supervisor"),
    Act.CLOSE_POLITELY: Words("礼貌结束", "closes politely"),
    Act.THREATEN: Words("威胁", "threatens"),
    Act.SHAME: Words("羞辱或奉承施压", "shames, or flatters as a lever"),
    Act.FALSE_DEADLINE: Words("虚假期限", "sets a false deadline"),
    Act.FALSE_LEGAL: Words("虚构法律后果", "makes a false legal claim"),
    Act.THIRD_PARTY_PRESSURE: Words("以他人施压", "presses through others"),
    Act.DEMAND_RELATIVE_NUMBERS: Words("索要亲属电话", "demands relatives' numbers"),
    Act.MORALISE: Words("说教", "moralises"),
    Act.INDUCE_BORROWING: Words("诱导借款", "leads to borrowing"),
    Act.INSULT: Words("辱骂", "insults"),
    Act.PRESSURE_REPEAT: Words("反复施压", "presses again and again"),
}
ENDING = frozenset(  # one of these ends the exercise
    (
        Act.THREATEN,
        Act.SHAME,
        Act.FALSE_DEADLINE,
        Act.FALSE_LEGAL,
        Act.THIRD_PARTY_PRESSURE,
        Act.DEMAND_RELATIVE_NUMBERS,
        Act.INDUCE_BORROWING,
        Act.INSULT,
    )
)
PRESSING = frozenset((Act.MORALISE, Act.PRESSURE_REPEAT))  # wrong, and marked down
QUESTIONS = frozenset(
    (
        Act.VERIFY_IDENTITY,
        Act.ASK_CAUSE,
        Act.ASK_MEANS,
        Act.ASK_SOURCE_OF_MONEY,
        Act.ASK_PROMISE,
        Act.ASK_EVIDENCE,
    )
)
