"""What the gaps of a talk may say of a case: from its file, and from nothing else."""

from collections.abc import Sequence

from arrears.domain.money.written import money
from arrears.domain.words import Words
from arrears.playbook.scripts.slots import Facts, day_words, filled, missing

from .case import Case
from .means import left
from .offers import open_now


def case_facts(case: Case, **more: str) -> Facts:
    """Return the facts for the gaps; what is not known is not there."""
    sums = {
        "overdue": case.overdue,
        "principal": case.principal,
        "monthly": left(case).monthly,
        "promise_amount": case.promise.amount if case.promise else None,
    }
    terms = {
        "plan_terms": case.allowed.plan,
        "extension_terms": case.allowed.extension,
        "waiver_terms": case.allowed.waiver,
    }
    told = {
        "lender": case.lender,
        "product": case.product,
        "days": str(case.days_past_due) if case.days_past_due else "",
        **{name: words for name, words in terms.items() if open_now(case, words)},
        **{
            name: money(sum_)
            for name, sum_ in sums.items()
            if sum_ and sum_.is_positive
        },
        **more,
    }
    facts = {name: Words(value, value) for name, value in told.items() if value}
    if case.promise and case.promise.on:
        facts["promise_on"] = day_words(case.promise.on, today=case.as_of)
    return facts


def speakable(lines: Sequence[Words], facts: Facts) -> list[Words]:
    """Return the lines whose gaps all have a fact, filled, in order."""
    return [filled(line, facts) for line in lines if not missing(line, facts)]
