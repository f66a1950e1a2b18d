"""What the words of a contact say, as far as the rules of contact ask."""

import re
from functools import lru_cache

ELECTRONIC = {"sms", "email", "im"}
WRITTEN = {"sms", "email", "im", "letter", "voicemail"}
BREAK = re.compile(r"(?<=[.!?。！？])\s+|\n+")

DEBT = re.compile(
    r"\b(debts?|ow(?:e[sd]?|ing)|overdue|past[- ]due|delinquen\w+|balance|arrears|"
    r"collect(?:ion|ions|or|ors|ing)|creditors?|(?:loan|card|missed|late) payments?|"
    r"loans?|defaulted)\b"
    r"|[$€£₹]\s?\d|\d[\d,]*(?:\.\d+)?\s?(?:dollars|usd)\b"
    r"|欠款?|逾期|贷款|借款|欠[钱债]|债务|还[款钱清]|催收|账单|信用卡|分期"
    r"|\d[\d,.]*\s?(?:元|万|块)|[¥￥]\s?\d",
    re.IGNORECASE,
)
MESSAGE_BACK = re.compile(
    r"\b(?:reply|text|respond|send|answer)\b[^.!?\n]{0,40}\b(?:stop|end|quit|cancel|"
    r"unsubscribe|opt[- ]?out)\b",
    re.IGNORECASE,
)
UNSUBSCRIBE = re.compile(
    r"(?:\b(?:click|tap|use|follow|link|here|https?:\S+)\b[^.!?\n]{0,60})?"
    r"\b(?:unsubscribe|opt(?:ing)?[- ]?out|stop (?:receiving|getting|these|this|all|"
    r"e-?mails|texts|messages))\b[^\n]{0,80}",
    re.IGNORECASE,
)
BY_OTHER_WAYS = re.compile(
    r"\b(?:call|phone|dial|write to|mail (?:us|a letter)|by (?:post|mail|phone)|"
    r"visit (?:our|the) (?:web ?site|office))\b",
    re.IGNORECASE,
)
BY_MESSAGE = re.compile(
    r"https?:|www\.|\bclick|\btap\b|\blink\b|\breply|\brespond|\btext\b|\bunsubscribe\b",
    re.IGNORECASE,
)
COLLECTOR = re.compile(r"\bdebt[- ]collect(?:or|ors|ion)\b|催收", re.IGNORECASE)
MORE_THAN_CONFIRMED = re.compile(
    r"https?:|www\.|\bpay(?:ment|ments)?\b|\bbalance\b|[$]\s?\d|\bowe|\bdebt\b(?! collector)"
    r"|\bcall us\b|\boffer\b|\bsettle",
    re.IGNORECASE,
)
NOT_SO = re.compile(
    r"\b(?:not|never|no|cannot|won't|isn't|don't)\b[^.!?]{0,40}$|[不没未无非勿][^。！？,，]{0,6}$",
    re.IGNORECASE,
)
SUIT = re.compile(
    r"\b(?:su(?:e|ed|ing)|law ?suit|legal action|(?:take|taking) you to court|litigat\w+|"
    r"garnish\w*|court (?:action|proceedings))\b|起诉|诉讼|告上?法[院庭]|走司法",
    re.IGNORECASE,
)
FILED = re.compile(
    r"法院[^。！？]{0,12}(?:立案|开庭|传票|受理|查封|冻结|强制执行)|已经?(?:被)?(?:立案|起诉|移交|提起诉讼)"
    r"|(?:立案|起诉|移交)(?:了|通知书)|今[天日][^。！？]{0,8}(?:立案|移交|上报|开庭)"
    r"|\b(?:has|have|was|were) (?:already )?(?:been )?(?:sued|filed (?:a |suit|against)|"
    r"referred to court)",
    re.IGNORECASE,
)
CRIME = re.compile(
    r"\b(?:arrest(?:ed)?|jail(?:ed)?|prison|imprison\w*|police|criminal|warrant|crime|felony|"
    r"prosecut\w+)\b|恶意透支|坐牢|判刑|刑事|拘留|诈骗罪|犯罪|抓[你人]|逮捕|公安|通缉|牢房|蹲监",
    re.IGNORECASE,
)
ABUSE = re.compile(
    r"\b(?:bitch|bastard|fuck\w*|shit\w*|asshole|deadbeat|scum|idiot|loser|moron)\b"
    r"|老赖|混蛋|王八|不要脸|去死|人渣|骗子|他妈|傻[逼X]|无耻",
    re.IGNORECASE,
)

# A message that is left and says no more than this is no communication: 1006.2(j).
GREETING = r"(?:hi|hello|good (?:morning|afternoon|evening|day))"
FOR_WHOM = r"(?:this (?:message )?is for [\w .'-]+)"
LIMITED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{GREETING}[,.! ]*{FOR_WHOM}?[.!]?$",
        (
            rf"^(?:{GREETING}[, ]+)?(?:{FOR_WHOM}[,. ]+)?(?:this is|my name is|i am|i'm) "
            r"[\w .,'&-]+?(?: (?:calling |call )?(?:from|with|of|for) [\w .,'&-]+)?"
            r"(?: calling)?[.]?$"
        ),
        (
            r"^(?:please |kindly )*(?:contact|call|ask for|reach|call back|reply|"
            r"return (?:my|our|this) call(?: to)?)\b[\w ,.'()+/:&-]*$"
        ),
        r"^(?:it is|the time is|today is|i am calling (?:on|at))\b[\w ,.:'-]*$",
        (
            r"^(?:you (?:can|may) (?:reach|call|contact|reply)|we are available|"
            r"(?:the )?best times?)\b[\w ,.'()+/:&-]*$"
        ),
        r"^thank(?:s| you)[\w ,]*[.!]?$",
    )
]
NUMBER_TO_CALL = re.compile(r"\d{3}[- .)]*\d{4}|\d[\d-]{6,}\d")
ASKED_TO_CALL = re.compile(
    r"\b(?:contact|call|reply|reach|ask for|return)\b", re.IGNORECASE
)
NAME_AND_FIRM = re.compile(
    r"\b(?:this is|my name is|i am|i'm)\b.+\b(?:from|with|of|for)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def tells_debt(text: str) -> bool:
    """Say whether somebody else who heard this would learn of a debt."""
    return DEBT.search(text) is not None


@lru_cache(maxsize=4096)
def lacks_opt_out(channel: str, text: str) -> bool:
    """Say whether an electronic message says of no such message how to stop them."""
    if channel not in ELECTRONIC:
        return False
    if MESSAGE_BACK.search(text):
        return False
    ways = [found.group() for found in UNSUBSCRIBE.finditer(text)]
    return not any(BY_MESSAGE.search(way) and not _only_other_ways(way) for way in ways)


@lru_cache(maxsize=4096)
def hides_collector(channel: str, text: str) -> bool:
    """Say whether a written or left message keeps silent on who is writing."""
    if channel not in WRITTEN or COLLECTOR.search(text):
        return False
    return not (channel == "voicemail" and is_limited_content(text))


@lru_cache(maxsize=4096)
def adds_to_confirmation(text: str) -> bool:
    """Say whether the confirmation of an opt-out says more than that."""
    return MORE_THAN_CONFIRMED.search(text) is not None


@lru_cache(maxsize=4096)
def threatens_suit(text: str) -> bool:
    """Say whether the text speaks of going to court."""
    return _affirmed(SUIT, text)


@lru_cache(maxsize=4096)
def claims_filing(text: str) -> bool:
    """Say whether the text says that a court or an office has begun to act."""
    return _affirmed(FILED, text)


@lru_cache(maxsize=4096)
def threatens_crime(text: str) -> bool:
    """Say whether the text speaks of crime, arrest or jail."""
    return _affirmed(CRIME, text)


@lru_cache(maxsize=4096)
def abuses(text: str) -> bool:
    """Say whether the text insults."""
    return ABUSE.search(text) is not None


def is_limited_content(text: str) -> bool:
    """
    Say whether a voicemail holds the four required things and no other content.

    A business name that does not reveal debt collection, a request to reply, a
    person to ask for, a number to call; allowed besides are a greeting, the date and
    time, good times to call.
    """
    if tells_debt(text) or not NUMBER_TO_CALL.search(text):
        return False
    if not (NAME_AND_FIRM.search(text) and ASKED_TO_CALL.search(text)):
        return False
    sentences = [part.strip() for part in BREAK.split(text.strip()) if part.strip()]
    return all(any(form.match(s) for form in LIMITED) for s in sentences)


def _only_other_ways(way: str) -> bool:
    return BY_OTHER_WAYS.search(way) is not None and "://" not in way


def _affirmed(pattern: re.Pattern[str], text: str) -> bool:
    """Say whether the pattern is there without a “not” close before it."""
    return any(
        NOT_SO.search(text[: found.start()]) is None for found in pattern.finditer(text)
    )
