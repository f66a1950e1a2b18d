"""Where words are judged by the facts: legal stages, dates, offers, visits, charges."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from .case_facts import CaseFacts
from .hearing import Heard, Hit, Said

STAGES = {"LETTER": 1, "PRESUIT": 2, "FILED": 3, "JUDGED": 4, "ENFORCED": 5}
SUIT = STAGES["FILED"]
DENIED_WITHIN = 8  # characters before a step in which a "not" takes it back
MONTH_MOST, DAY_MOST = 12, 31
SPOKEN = {"phone", "visit", "voice", "call", "ai_voice"}
OPEN = {"fax", "postcard", "public", "voicemail", "group", "notice_board"}
ANNUAL_LIMIT_BP = 2400  # 24 % a year, 法发(2017)22号
FULL_DATE = re.compile(r"(?:(20\d\d)[-/.年])?\s?(\d{1,2})(?:月|/|-)(\d{1,2})[日号]?")
MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
ENGLISH_DATE = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({'|'.join(MONTHS)})[a-z]*|"
    rf"({'|'.join(MONTHS)})[a-z]* (\d{{1,2}})"
)
RATE = re.compile(
    r"(?:每天|每日|一天|按日|日息|日利率|日费率|per day|a day|daily)[^。%‰]{0,12}?"
    r"((?<!\d)\d{1,6}(?:\.\d{1,6})?)\s*(%|‰)|((?<!\d)\d{1,6}(?:\.\d{1,6})?)\s*(%|‰)\s*(?:每天|/天|每日|per day|a day|daily)|"
    r"(?:每天|每日|一天|日息|按日|日利率)[^,。]{0,6}?(千分之|万分之|百分之)([一二三四五六七八九十\d]{1,6})"
)
YEARLY = re.compile(
    r"(?:年化|年利率|年息|一年)[^,。%]{0,8}?((?<!\d)\d{1,6}(?:\.\d{1,6})?)\s*%|月息(?:[^,。%]{0,4}?((?<!\d)\d{1,6}(?:\.\d{1,6})?)\s*%|([二三四五六七八九])分)"
)
HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class Case:
    """One question: the facts, who hears it and by which way."""

    facts: CaseFacts
    audience: str
    channel: str


# A step told as done, in words that a list of meanings does not hold: aspect and object.
DONE = r"(?:已经?|业已|经已|今早|刚刚?|昨[天日]|前[天日]|上周|上月|月初|\d[日号])"
TOLD_AS_DONE = {
    3: re.compile(
        DONE + r"[^,。;!?]{0,14}(?:起诉|立案|受理|提起诉讼|诉至|诉到|收案|排期|开庭)|"
        r"(?:提交|递交|递了|递上|交了|交上|送了|送进|寄出)[^,。;!?]{0,8}(?:诉状|立案材料|立案窗口)|"
        r"(?:诉状|立案材料)[^,。;!?]{0,6}(?:交上|递上|送进|收下|提交)|"
        r"(?:法院|法官|法庭)[^,。;!?]{0,8}(?:已经?|受理了|立了案|收了|签收)|"
        r"(?:传票|應訴通知|应诉通知书?)[^,。;!?]{0,6}(?:已经?|发出|寄出|送达|在路上)|"
        r"进入(?:了)?(?:诉讼|司法|立案)(?:程序|阶段|序列|流程)|"
        r"\b(?:have|has|we|was|were|been) (?:already |now )?(?:filed|sued|lodged|issued)\b|"
        r"\b(?:claim|suit|summons|papers) (?:was|were|has been|have been|went in|is now)\b"
    ),
    4: re.compile(
        r"(?:判决(?:书)?(?:已|下来|生效)|已经?判决|法院(?:已经?|都)[^,。;!?]{0,4}判|缺席审理完毕)|"
        r"\bjudge?ment (?:was|has been|is in|stands)"
    ),
    5: re.compile(
        DONE + r"[^,。;!?]{0,12}(?:强制执行|执行立案|冻结|查封|划扣|列入失信)|"
        r"进入(?:了)?(?:强制)?执行(?:程序|阶段)|"
        r"\b(?:accounts?|wages|assets) (?:are being|have been|has been|were) (?:frozen|seized|attached)"
    ),
}
NOT_DONE = re.compile(
    r"(?:没有?|未|不|尚|还没|并非|如果|要是|若|将来|以后|是否|是不是|有没有|会不会|可能|假如|"
    r"申请|异议|申诉|申訴|投诉|反馈|工单|\bnot\b|\bno\b|n't|\bif\b|\bwhether\b|\bto\b)"
)
OF_THE_LAW = re.compile(
    r"[诉訴]|立案|受理|法[院官庭]|[传傳]票|司法|收案|判[决決]|[执執]行|查封|[冻凍][结結]|划扣|失信|"
    r"filed|sued|lodged|issued|claim|suit|summons|papers|gement|frozen|seized|attached"
)
NOT_A_STEP = re.compile(
    r"(?:了?[会才就再]|以后|之后|后|的话|時|时|催收|才|者|不等于|并不|的事|等)"
)
# Who explains the law, warns of cheats or answers a question claims no stage.
EXPLAINED = frozenset(
    ("ASKEDUS", "EXPLAIN", "SCAMWARN", "NOTYET", "DECIDES", "OURFAULT")
)
Test = Callable[[Case, Heard, int], bool]


def legal_claims(heard: Heard, case: Case) -> Iterator[Hit]:
    """Return each legal stage that is claimed and not on record (DET-01)."""
    for sentence, by_meaning in heard.by_sentence().items():
        for meaning, stage in STAGES.items():
            for hit in by_meaning.get(meaning, ()):
                if hit.said is Said.PLAINLY and _unbacked(
                    heard, case, stage, by_meaning, sentence
                ):
                    yield hit


def _unbacked(
    heard: Heard, case: Case, stage: int,
    by_meaning: Mapping[str, list[Hit]], sentence: int,
) -> bool:  # fmt: skip
    recorded = case.facts.legal_step
    if not EXPLAINED.isdisjoint(by_meaning):
        return False
    if case.facts.limitation_expired and not recorded and stage >= SUIT:
        return "RIGHTS" not in by_meaning
    if "RIGHTS" in by_meaning and "MUST" not in by_meaning:
        return False
    if stage > recorded:
        return True
    on = case.facts.legal_step_date
    said = dates(sentence_text(heard, sentence))
    return bool(on and said and stage == recorded and on_none(on, said))


def told_as_done(heard: Heard, case: Case) -> Iterator[tuple[int, int, bool]]:
    """
    Return each step at law that is told as done: its place, and whether it is on record.

    On record is the step, and its day where both are said.
    """
    if not OF_THE_LAW.search(heard.text):
        return
    for stage, pattern in TOLD_AS_DONE.items():
        for found in pattern.finditer(heard.text):
            start, end = found.span()
            around = heard.text[max(0, start - DENIED_WITHIN) : end]
            if heard.said[start] or NOT_DONE.search(around):
                continue
            if NOT_A_STEP.match(heard.text, end):
                continue
            said = dates(_around(heard.text, start, end))
            on = case.facts.legal_step_date
            same = stage != case.facts.legal_step or not (on and said)
            same = same or (on is not None and not on_none(on, said))
            yield start, end, stage <= case.facts.legal_step and same


WHEN = r"(?:今[天晚]|明[天早晚日]|后[天日]|周[一二三四五六日末]|礼拜[一二三四五六日天]|下[周午]|\d+[日号]|上午|早上|稍后|近日)"
ANNOUNCED = re.compile(
    rf"(?:我们|我行|我司|我和同事|两位同事|两名工作人员|工作人员|同事们?|专员)[^,。;!?]{{0,10}}{WHEN}[^,。;!?]{{0,14}}"
    r"(?:上门|登门|到您家|去您家|到你家|去你家|到访|家访)|"
    rf"{WHEN}[^,。;!?]{{0,14}}(?:我们|我行|我司|两位同事|两名工作人员|工作人员|同事|派人)[^,。;!?]{{0,8}}"
    r"(?:上门|登门|到您家|去您家|到你家|去你家|到访|家访)"
)


def visits_announced(heard: Heard, case: Case) -> Iterator[tuple[int, int]]:
    """Yield each visit that is announced for a time although none is booked (DET-35)."""
    if case.facts.visit_booked:
        return
    for found in ANNOUNCED.finditer(heard.text):
        start, end = found.span()
        around = _around(heard.text, start, end)
        if not heard.said[start] and not NOT_DONE.search(around):
            yield start, end


def _around(text: str, start: int, end: int) -> str:
    """Return the sentence that a stretch is in."""
    first = max(text.rfind(mark, 0, start) for mark in "。!?;") + 1
    ends = [at for mark in "。!?;" if (at := text.find(mark, end)) >= 0]
    return text[first : min(ends, default=len(text))]


def on_none(on: date, said: list[tuple[int | None, int, int]]) -> bool:
    """Say whether none of the dates said is the day on record."""
    return not any(
        (year in {None, on.year}) and month == on.month and day == on.day
        for year, month, day in said
    )


def dates(text: str) -> list[tuple[int | None, int, int]]:
    """Return the dates in a plain text as year (or None), month and day."""
    found = [
        (int(y) if y else None, int(m), int(d))
        for y, m, d in FULL_DATE.findall(text)
        if 1 <= int(m) <= MONTH_MOST and 1 <= int(d) <= DAY_MOST
    ]
    for d1, m1, m2, d2 in ENGLISH_DATE.findall(text):
        found.append((None, MONTHS.index(m1 or m2) + 1, int(d1 or d2)))
    return found


def sentence_text(heard: Heard, sentence: int) -> str:
    """Return the words of one sentence."""
    ends = [*heard.sentences, len(heard.text)]
    return heard.text[ends[sentence] : ends[sentence + 1]]


def steep_rates(text: str) -> Iterator[tuple[int, int]]:
    """Return the places of interest rates above the limit (DET-27)."""
    for found in RATE.finditer(text):
        figure, sign = found[1] or found[3], found[2] or found[4]
        if figure:
            yearly = _hundredths(figure) * 365 // (1 if sign == "%" else 10)
        else:
            part = {"百": 100, "千": 10, "万": 1}[found[5][0]]
            yearly = _count(found[6]) * part * 365
        if yearly > ANNUAL_LIMIT_BP:
            yield found.span()
    for found in YEARLY.finditer(text):
        yearly = _hundredths(found[1]) if found[1] else 0
        yearly = yearly or 12 * (
            _hundredths(found[2]) if found[2] else 100 * _count(found[3])
        )
        if yearly > ANNUAL_LIMIT_BP:
            yield found.span()


def _hundredths(figure: str) -> int:
    whole, _, part = figure.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def _count(figure: str) -> int:
    return int(figure) if figure.isdigit() else HAN_DIGITS.get(figure[0], 0)


def _offer_clashes(case: Case, heard: Heard, sentence: int) -> bool:
    facts = case.facts
    if not facts.offer_approved:
        return True
    text = sentence_text(heard, sentence)
    said = dates(text)
    if facts.offer_expires and said:
        return on_none(facts.offer_expires, said)
    return False


def _deadline_unbacked(case: Case, _heard: Heard, _sentence: int) -> bool:
    facts = case.facts
    today_ends = facts.today is not None and facts.offer_expires == facts.today
    return not (facts.offer_approved and today_ends)


TESTS: dict[str, Test] = {
    "no_offer": _offer_clashes,
    "no_visit": lambda case, _h, _s: not case.facts.visit_booked,
    "vulnerable": lambda case, _h, _s: bool(case.facts.vulnerable),
    "refused": lambda case, heard, _s: (
        bool(case.facts.contact_refused)
        and not any(hit.meaning == "ENDCONTACT" for hit in heard.hits)
    ),
    "expired": lambda case, _h, _s: bool(case.facts.limitation_expired),
    "unverified": lambda case, _h, _s: (
        case.facts.identity_verified is False and case.channel in SPOKEN
    ),
    "not_lost": lambda case, heard, _s: (
        case.facts.lost_contact_proven is False
        and not any(hit.meaning == "ENDCONTACT" for hit in heard.hits)
    ),
    "open_channel": lambda case, _h, _s: case.channel in OPEN,
    "deadline_unbacked": _deadline_unbacked,
}
