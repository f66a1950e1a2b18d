"""Put a lender's own policy of offers in force."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import PolicySet
from arrears.playbook.offers.policy import Policy, read_policy
from arrears.store import journal
from arrears.store.lenders import lender as lender_of


@transaction.atomic
def set_policy(*, lender: str, text: str, file: str, by: str, now: datetime) -> Policy:
    """
    Put the policy that `text` states in force for the lender, and journal it.

    Offers made before stay as they were made. Raises PolicyMisread, UnknownLender.
    """
    policy = read_policy(text, file=file)
    owner = lender_of(lender)
    owner.policy = text
    owner.save(update_fields=["policy"])
    fact = PolicySet(lender, version=policy.version, file=file[:120])
    journal.write(fact, by=by, at=now)
    return policy
