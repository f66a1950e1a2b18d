"""What the words of a contact say, as far as the rules of contact ask."""

import re
from functools import lru_cache

ELECTRONIC = {"sms", "email", "im"}
WRITTEN = {"sms", "email", "im", "letter", "voicemail"}
BREAK = re.compile(r"(?<=[.!?。！？])\s+|\n+")

# Points that end no sentence.
SHORT = re.compile(
    r"\b(?:[ap]\.m\.|[AP]\.M\.|(?:Mr|Mrs|Ms|Dr)\.(?= )|(?:Inc|Co|Corp|Ltd)\.(?= [a-z]))"
)

DEBT = re.compile(
    r"\b(debts?|unpaid|ow(?:e[sd]?|ing)|overdue|past[- ]due|delinquen\w+|balance|arrears|"
    r"collect(?:ion|ions|or|ors|ing)|creditors?|(?:loan|card|missed|late) payments?|"
    r"loans?|defaulted)\b"
    r"|[$€£₹]\s?\d|\d[\d,]*(?:\.\d+)?\s?(?:dollars|usd)\b"
    r"|欠款?|逾期|贷款|借款|欠[钱债]|债务|还[款钱清]|催收|账单|信用卡|分期"
    r"|\d[\d,.]*\s?(?:元|万|块)|[¥￥]\s?\d",
    re.IGNORECASE,
)
MESSAGE_BACK = re.compile(
    r"\b(?:reply|text|respond|send|answer|responda|conteste|env[ií]e)\b[^.!?\n]{0,40}\b(?:stop|end|quit|cancel|"
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
# It is said, and not only part of a firm's name.
COLLECTOR = re.compile(
    r"\b(?:a|an|the|this|as|are|our|licensed|professional) debt[- ]collect(?:or|ors|ion)\b"
    r"|\bdebt[- ]collect(?:or|ors)\b(?=[^.!?\n]{0,30}\b(?:attempt|try|who|that)|\s*[.;:)\]-])"
    r"|\bcollect(?:ing)? (?:on )?(?:a|this|the|your) debt\b"
    r"|\bcobrador(?:es)? de deudas?\b|\bcobrar una deuda\b|催收",
    re.IGNORECASE,
)
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
    r"garnish\w*|court (?:action|proceedings))\b|起诉|诉讼(?!时效)|告上?法[院庭]|走司法",
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
    r"\b(?:bitch|bastard|fuck\w*|(?:bull)?shit\w*|ass(?:hole)?|deadbeats?|scum\w*|idiots?|"
    r"losers?|morons?|damn(?:ed)?|goddamn|crap|stupid|worthless|pathetic|trash|garbage|liar|"
    r"thief|thieves|crooks?|whore|slut|dumb\w*|imbecile|lowlife|parasite|freeloader|"
    r"(?:hurt|kill|beat|harm) (?:you|your)|break your (?:legs?|arms?|bones?)|"
    r"burn (?:down )?your|smash your|come after (?:you|your)|watch your back)\b"
    r"|老赖|混蛋|王八|不要脸|去死|人渣|骗子|他妈|傻[逼X]|无耻",
    re.IGNORECASE,
)

# A message that is left and says no more than this is no communication: 1006.2(j).
GREETING = r"(?:hi|hello|dear|good (?:morning|afternoon|evening|day))"
FOR_WHOM = r"(?:this (?:message )?is (?:a message )?for [\w .'-]+)"
LIMITED = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{GREETING}(?:[, ]+(?!this is)[\w .'-]+)?[,.! ]*{FOR_WHOM}?[.,!]?$",
        rf"^{FOR_WHOM}[.]?$",
        (
            rf"^(?:{GREETING}[, ]+(?:[\w.'-]+[, ]+){{0,3}})?(?:{FOR_WHOM}[,. ]+)?"
            r"(?:this is|my name is|i am|i'm) "
            r"[\w .,'&-]+?(?: (?:calling |call )?(?:from|with|of|for) [\w .,'&-]+)?"
            r"(?: calling)?[.]?$"
        ),
        (
            r"^(?:please |kindly )*(?:contact|call|ask for|reach|call back|reply|"
            r"return (?:my|our|this) call(?: to)?|give (?:me|us) a call)\b[\w ,.'()+/:&-]*$"
        ),
        (
            r"^(?:it is|it's|the time is|today is|the date is|i am calling (?:on|at)|"
            r"i called (?:on|at))\b[\w ,.:'-]*$"
        ),
        (
            r"^(?:you (?:can|may) (?:reach|call|contact|reply|speak|ask)|(?:we|i) am available|"
            r"(?:we|i) (?:are|can be) (?:available|reached)|(?:any|one) of (?:our|my) |"
            r"(?:the )?best times?|our (?:hours|representatives)|if you call)\b[\w ,.:'()+&-]*$"
        ),
        r"^(?:my|our|the) (?:phone |telephone )?number is [\d ()+.-]+$",
        r"^thank(?:s| you)[\w ,]*[.!]?$",
    )
]
NUMBER_TO_CALL = re.compile(r"\d{3}[- .)]*\d{4}|\d[\d-]{6,}\d")
ASKED_TO_CALL = re.compile(
    r"\b(?:contact|call|reply|reach|ask for|return)\b", re.IGNORECASE
)
OPENING = re.compile(r"\b(?:this is|my name is|calling from)\b", re.IGNORECASE)
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
    if COLLECTOR.search(text):
        return False
    if channel not in WRITTEN:  # of a call, only the words with which it opens
        opens = channel == "phone" and OPENING.search(text) is not None
        return opens and tells_debt(text)
    return not (channel == "voicemail" and is_limited_content(text))


@lru_cache(maxsize=4096)
def adds_to_confirmation(text: str) -> bool:
    """Say whether the confirmation of an opt-out says more than that."""
    return MORE_THAN_CONFIRMED.search(text) is not None


@lru_cache(maxsize=4096)
def threatens_suit(text: str) -> bool:
    """Say whether the text speaks of going to court."""
    return affirmed(SUIT, text)


@lru_cache(maxsize=4096)
def claims_filing(text: str) -> bool:
    """Say whether the text says that a court or an office has begun to act."""
    return affirmed(FILED, text)


@lru_cache(maxsize=4096)
def threatens_crime(text: str) -> bool:
    """Say whether the text speaks of crime, arrest or jail."""
    return affirmed(CRIME, text)


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
    whole = SHORT.sub(lambda found: found.group().replace(".", ""), text.strip())
    sentences = [part.strip() for part in BREAK.split(whole) if part.strip()]
    return all(any(form.match(s) for form in LIMITED) for s in sentences)


def _only_other_ways(way: str) -> bool:
    return BY_OTHER_WAYS.search(way) is not None and "://" not in way


def affirmed(pattern: re.Pattern[str], text: str) -> bool:
    """Say whether the pattern is there without a “not” close before it."""
    return any(
        NOT_SO.search(text[: found.start()]) is None for found in pattern.finditer(text)
    )
