"""What the words of a contact do that Regulation F asks about: hide, pose, charge, press."""

import re
from functools import lru_cache

from .words import affirmed, claims_filing

NAMES_SOMEBODY = re.compile(
    r"\b(?i:this is|my name is|i am|i'm|it's)\s+(?!calling|trying|looking|with|from|a\b|an\b|"
    r"confirming|updating|attempting|not\b)[A-Z]\w+|\b[A-Z]\w+ (?:speaking|here|calling)\b"
    r"|^[A-Z]\w+ [A-Z]\w+[ ,]"
)
NAMES_FIRM = re.compile(
    r"\b(?i:this is|my name is|i am|i'm|we are)(?: [A-Z][\w.'-]*)+,?(?: (?i:calling))? "
    r"(?i:from|with|of|at) (?:(?i:the) )?[A-Z][\w&.'-]+"
    r"|\b(?i:calling from|calling for|i'm from|i am from|we are from|work(?:ing)? (?:for|at|with)|"
    r"employed by|on behalf of|represent(?:ing)?) (?:(?i:the) )?[A-Z][\w&.'-]+"
)
ASKED_FOR_IT = re.compile(
    r"\b(?:since|as|because) you (?:ask|asked|have asked)\b|\byou asked\b|"
    r"\bto answer your question\b|\b(?:at|upon|per) your (?:express )?request\b",
    re.IGNORECASE,
)
WILL_NOT_SAY = re.compile(
    r"\b(?:not|never|n't|no need|refuse|refuses|decline)\b[^.?!]{0,40}\b(?:who|name|identif\w+)\b"
    r"|\b(?:none of your business|doesn't matter who)\b|\bunknown caller\b",
    re.IGNORECASE,
)
CHARGES = re.compile(
    r"\bcollect call\b|\baccept(?:s|ing)? (?:the )?charges\b|\breverse[- ]charge\w*",
    re.IGNORECASE,
)
FEE = re.compile(
    r"\b(?:convenience|processing|service|collection|handling|administrative|"
    r"pay[- ]by[- ](?:phone|text)|payment) (?:fee|charge)s?\b|\bsurcharge\b",
    re.IGNORECASE,
)
BEGINS_AS = r"\b(?:this is|i am|i'm|we are|we're|calling from|from|on behalf of|with|represent)\b"
OFFICE = re.compile(
    BEGINS_AS + r"[^.?!]{0,50}\b(?:officer|deputy|sheriff\w*|marshal|detective|police|"
    r"district attorney\w*|department of (?:justice|treasury|education|revenue)|irs|"
    r"internal revenue|federal (?:agent|bureau|government|trade)|(?:u\.?s\.?|united states) "
    r"(?:government|treasury|attorney)|state (?:government|attorney)|government (?:agency|office)|"
    r"court (?:clerk|house|officer)|clerk of (?:the )?court|process server|"
    r"the (?:county|district|superior|municipal) court)\b",
    re.IGNORECASE,
)
PERHAPS = re.compile(
    BEGINS_AS
    + r"[^.?!]{0,50}\b(?:attorney|lawyer|law (?:office|firm)\w*|legal department|"
    r"credit bureau|credit reporting)\b",
    re.IGNORECASE,
)
PAY = re.compile(r"\b(?:pay|payment|remit|settle|send us|balance)\b", re.IGNORECASE)
BY_WHEN = re.compile(
    r"\b(?:immediately|at once|right (?:now|away)|today|tonight|tomorrow|without delay|"
    r"within (?:the next )?(?:\d+|a few|two|three|five|seven|ten|fourteen|twenty[- ]four) "
    r"(?:business )?(?:hours?|days?)|final (?:notice|demand)|last chance|"
    r"before (?:it is|it's) too late)\b",
    re.IGNORECASE,
)
MAY_DISPUTE = re.compile(r"\bdisput\w+\b|\bvalidat\w+\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def names_employer(text: str) -> bool:
    """Say whether the words name a firm although nobody asked for it."""
    if ASKED_FOR_IT.search(text):
        return False
    return NAMES_FIRM.search(text) is not None


@lru_cache(maxsize=4096)
def hides_name(text: str) -> bool:
    """Say whether the words give no name of the one who speaks."""
    return NAMES_SOMEBODY.search(text) is None


@lru_cache(maxsize=4096)
def hides_caller(text: str) -> bool:
    """Say whether the words refuse to tell who is calling."""
    return WILL_NOT_SAY.search(text) is not None


@lru_cache(maxsize=4096)
def charges(text: str) -> bool:
    """Say whether the person is asked to pay for being called."""
    return affirmed(CHARGES, text)


@lru_cache(maxsize=4096)
def adds_fee(text: str) -> bool:
    """Say whether the words ask for a fee of collecting or paying."""
    return affirmed(FEE, text)


@lru_cache(maxsize=4096)
def poses(text: str) -> bool | None:
    """Say whether the words pose as an office; None for what may be true or not."""
    if affirmed(OFFICE, text):
        return True
    return None if affirmed(PERHAPS, text) or claims_filing(text) else False


@lru_cache(maxsize=4096)
def hurries(text: str) -> bool | None:
    """Say whether the words press for payment; None where they tell of disputing too."""
    if not (PAY.search(text) and affirmed(BY_WHEN, text)):
        return False
    return None if MAY_DISPUTE.search(text) else True
