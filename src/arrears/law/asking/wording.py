"""The wording check, asked about the words of a contact with what is known of the case."""

from arrears.law.wording.case_facts import CaseFacts

from .asked import Asked

MINOR_PER_YUAN = 100
KNOW_THE_DEBT = {"debtor", "guarantor", "co_obligor", "attorney"}


def forbidden(asked: Asked, text: str) -> bool:
    """Say whether the wording check blocks `text` for the one who is to read it."""
    from arrears.law.wording.judgement import Wording, judge  # noqa: PLC0415  (loads NumPy; few questions bring words)

    audience = "debtor" if _may_know(asked) else "third_party"
    wording = Wording(
        text=text, audience=audience, channel=asked.channel, facts=_facts(asked)
    )
    return judge(wording).verdict == "block"


def _may_know(asked: Asked) -> bool:
    """Say whether the reader owes, speaks for one who does, or offered to pay."""
    known = asked.people.get(asked.person)
    pays = known is not None and "volunteer_payer" in known.flags
    return pays or asked.role in KNOW_THE_DEBT


def _facts(asked: Asked) -> CaseFacts:
    debts = asked.debt_rows
    principals = [debt.principal_minor for debt in debts if debt.principal_minor]
    products = {debt.product or "" for debt in debts}
    return CaseFacts(
        lost_contact_proven="lost_contact" in asked.records or None,
        contact_refused="refusal" in asked.records or None,
        vulnerable="vulnerable" in asked.records or None,
        product=products.pop() if len(products) == 1 else "",
        principal=max(principals) // MINOR_PER_YUAN if principals else None,
        today=asked.at.date(),
    )
