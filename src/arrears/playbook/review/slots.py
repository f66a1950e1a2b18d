"""The slots of a sentence, filled from the case and from nothing else."""

import re
from collections.abc import Mapping, Sequence

from arrears.domain.money.written import money
from arrears.domain.words import Words

from .case import Case
from .means import left
from .offers import open_now

SLOT = re.compile(r"\{(\w*)\}")
SLOTS = frozenset(
    ("name", "lender", "product", "overdue", "days", "principal", "tail", "promise_on",
     "promise_amount", "plan_terms", "extension_terms", "waiver_terms", "monthly",
     "next_on", "staff")
)  # fmt: skip
LONGEST = 60  # characters of a value
UNSAFE = re.compile(r"<[^>]*>|[{}<>\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e]")


def case_facts(case: Case, **more: str) -> Mapping[str, str]:
    """Return what the slots may say of this case; what is not known is not there."""
    sums = {
        "overdue": case.overdue,
        "principal": case.principal,
        "monthly": left(case).monthly,
        "promise_amount": case.promise.amount if case.promise else None,
    }
    told = {
        "lender": case.lender,
        "product": case.product,
        "days": str(case.days_past_due) if case.days_past_due else "",
        "promise_on": str(case.promise.on) if case.promise and case.promise.on else "",
        **{
            f"{name}_terms": words if words and open_now(case, words) else ""
            for name, words in (
                ("plan", case.allowed.plan),
                ("extension", case.allowed.extension),
                ("waiver", case.allowed.waiver),
            )
        },
        **{
            name: money(sum_)
            for name, sum_ in sums.items()
            if sum_ and sum_.is_positive
        },
        **more,
    }
    return {name: safe for name, value in told.items() if (safe := safely(value))}


def safely(value: str) -> str:
    """Return a value without markup, braces and control characters, and of bounded length."""
    return UNSAFE.sub("", value).strip()[:LONGEST]


def filled(words: Words, facts: Mapping[str, str]) -> Words | None:
    """Return the sentence with its slots filled; None where a slot has no fact."""
    needed = set(SLOT.findall(words.zh)) | set(SLOT.findall(words.en))
    if not needed <= facts.keys():
        return None
    return Words(
        SLOT.sub(lambda slot: facts[slot[1]], words.zh),
        SLOT.sub(lambda slot: facts[slot[1]], words.en),
    )


def speakable(lines: Sequence[Words], facts: Mapping[str, str]) -> list[Words]:
    """Return the lines whose slots all have a fact, filled, in order."""
    return [line for each in lines if (line := filled(each, facts)) is not None]
