"""The five answers (QST-01…05), in words, from what the case tells and nothing else."""

from collections.abc import Iterator, Mapping

from arrears.domain.money.written import money
from arrears.domain.words import Words

from .ability import Ability
from .case import Case
from .contact import Next
from .means import Left, left
from .notes import Notes
from .offers import OFFER_WORDS, OfferIdea
from .route import Route, Taken

CAN = {
    Ability.YES: Words("能还。", "They can pay."),
    Ability.PART: Words(
        "一次还不清，能还一部分。", "Not all at once; a part of it, yes."
    ),
    Ability.NO: Words("眼下还不了。", "Not for now."),
    Ability.UNKNOWN: Words(
        "还不知道，先问收支。", "Not known yet: ask about the month first."
    ),
}
FIGURES = Words(
    "月收入 {income}，开支 {expense}，别家每月 {others}，余 {left}；逾期 {overdue}。",
    "Income {income} a month, essentials {expense}, other lenders {others}; {left} is left. Overdue: {overdue}.",
)
OFFERED = Words("{offer.zh}。", "{offer.en}.")
OFFERED_ON_TERMS = Words("{offer.zh}（{terms}）。", "{offer.en} ({terms}).")
NO_FIGURES = Words("缺：{missing}。", "Missing: {missing}.")
FIELD_WORDS = {
    "income_monthly": Words("月收入", "monthly income"),
    "expense_monthly": Words("月开支", "monthly essentials"),
    "other_creditors": Words("别家每月要还多少", "what other lenders get"),
}
UNKNOWN = Words("未知", "unknown")
NO_BORROWING = Words(
    "只问本人的收入和安排，不建议借款，不向家人要。",
    "Ask only about the debtor's own income and plans; never suggest a loan, never ask the family.",
)
SOURCES = {
    "wages_late": Words(
        "等工资：约在发薪日。", "Wages are awaited: agree on the pay day."
    ),
    "trade_wait": Words(
        "等货款：按回款的日子分次还。",
        "Receivables are awaited: part by part as they come in.",
    ),
    "money_ready": Words(
        "钱已备好或刚到账。", "The money is there, or has just come in."
    ),
    "can_pay_part": Words(
        "本人提过能还的数，以本人说的为准再核一遍。",
        "A sum was named by the debtor: go through it once more together.",
    ),
    "helper_pays": Words(
        "有人愿意代还：须本人同意，只给付款信息。",
        "Somebody offers to pay: only with the debtor's consent, only the payment details.",
    ),
    "salary_in": Words(
        "流水里有固定的工资入账。", "The statements show regular wages."
    ),
    "asset_sale": Words(
        "提到过一笔进款，问什么时候到。", "A sum is expected: ask when."
    ),
}
REACH = {
    Next.PROMISE_HOUR: Words(
        "约定的时间之前提醒一次；过了时间，先查账，再联系。",
        "One reminder before the promised hour; after it, look at the ledger first, then make contact.",
    ),
    Next.OWN_MOBILE: Words(
        "只打本人的号码，在允许的时段；不找家人、单位和联系人。",
        "The debtor's own number only, within permitted hours; no relatives, employer or contacts.",
    ),
    Next.LETTER: Words(
        "书面：寄到登记地址或本人同意的邮箱、短信。",
        "In writing: to the registered address, or the e-mail or text that was agreed to.",
    ),
    Next.NONE: Words("现在不联系。", "No contact for now."),
}
TO_THE_ATTORNEY = Words(
    "只与律师书面联系，不寄给本人。",
    "In writing to the attorney only, not to the debtor.",
)
RESTRICTED = Words(
    "本人说过不要联系家人或单位：照办。",
    "The debtor said not to contact family or employer: keep to it.",
)
TONES = {
    Route.TALK: Words(
        "先听原因，再讲事实，最后给选择；下面的谈法选一个来谈，另备一个。",
        "Listen for the cause, give the facts, then choices; use one talk below and keep another ready.",
    ),
    Route.HARDSHIP: Words(
        "先表示理解，给时间，再一起看收支；不追着要日子。",
        "First understanding and time, then the month together; no pressing for a day.",
    ),
    Route.VULNERABLE: Words(
        "放慢，只说支持和下一步，不提要求。",
        "Slowly: support and the next step, no demand.",
    ),
    Route.DISPUTE: Words(
        "只谈核查：什么时候、由谁答复；不催款。",
        "Only about the inquiry: who answers and when; no demand.",
    ),
    Route.COMPLAINT: Words(
        "先道谢、登记、给答复日期；不拿方案换撤诉。",
        "Thank, register, give the date of the answer; never trade an offer for a withdrawal.",
    ),
    Route.STOP: Words(
        "不主动联系；本人来电，只答所问。",
        "Make no contact; when the debtor calls, answer only what is asked.",
    ),
    Route.LEGAL_REVIEW: Words(
        "交法务定口径，来电只记录和转达。",
        "Legal decides the words; when called, note and pass on.",
    ),
    Route.SKIP_TRACE: Words(
        "信里只写请联系我们和怎么核实身份。",
        "The letter asks only to get in touch, and says how identity is checked.",
    ),
}


def answers(
    case: Case, notes: Notes, taken: Taken, able: Ability,
    put_forward: tuple[OfferIdea, ...], reach: Next,
) -> Mapping[str, Words]:  # fmt: skip
    """Return the five answers by the ID of their question."""
    return {
        "QST-01": joined(CAN[able], *_figures(case)),
        "QST-02": joined(*(_offer(case, idea) for idea in put_forward)),
        "QST-03": joined(*_sources(notes), NO_BORROWING),
        "QST-04": joined(*_reach(case, notes, taken, reach)),
        "QST-05": joined(TONES[taken.route]),
    }


def _reach(case: Case, notes: Notes, taken: Taken, reach: Next) -> Iterator[Words]:
    yield TO_THE_ATTORNEY if taken.because == "attorney" else REACH[reach]
    if "no_kin" in notes or case.flag("contact_restriction"):
        yield RESTRICTED


def joined(*parts: Words) -> Words:
    """Return the sentences as one text in both languages."""
    return Words(
        "".join(part.zh for part in parts), " ".join(part.en for part in parts)
    )


def _figures(case: Case) -> Iterator[Words]:
    rest: Left = left(case)
    if rest.missing:
        yield _missing(rest.missing)
    if case.income is None or rest.monthly is None:
        return
    told = {
        "income": case.income,
        "expense": case.expense,
        "others": case.creditors_monthly,
        "left": rest.monthly,
        "overdue": case.overdue,
    }
    written = {
        name: money(sum_) if sum_ is not None else None for name, sum_ in told.items()
    }
    yield Words(
        FIGURES.zh.format(**{k: v or UNKNOWN.zh for k, v in written.items()}),
        FIGURES.en.format(**{k: v or UNKNOWN.en for k, v in written.items()}),
    )


def _missing(names: tuple[str, ...]) -> Words:
    words = [FIELD_WORDS[name] for name in names]
    return Words(
        NO_FIGURES.zh.format(missing="、".join(each.zh for each in words)),
        NO_FIGURES.en.format(missing=", ".join(each.en for each in words)),
    )


def _offer(case: Case, idea: OfferIdea) -> Words:
    words = OFFER_WORDS[idea]
    terms = {
        OfferIdea.SMALL_PLAN: case.allowed.plan,
        OfferIdea.WAIVER: case.allowed.waiver,
        OfferIdea.EXTENSION: case.allowed.extension,
    }.get(idea)
    if not terms:
        return OFFERED.filled(offer=words)
    return OFFERED_ON_TERMS.filled(offer=words, terms=terms)


def _sources(notes: Notes) -> Iterator[Words]:
    for fact, words in SOURCES.items():
        if fact in notes:
            yield words
