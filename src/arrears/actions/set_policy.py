"""Put a lender's own policy of offers in force."""

from datetime import datetime

from django.db import transaction

from arrears.domain.audit.facts import PolicySet
from arrears.playbook.offers.policy import Policy, read_policy
from arrears.store import journal
from arrears.store.models import Lender

from .import_payments import UnknownLender


@transaction.atomic
def set_policy(*, lender: str, text: str, file: str, by: str, now: datetime) -> Policy:
    """
    Put the policy that `text` states in force for the lender, and journal it.

    Offers made before stay as they were made. Raises PolicyMisread, UnknownLender.
    """
    policy = read_policy(text, file=file)
    owner = Lender.objects.select_for_update().filter(key=lender).first()
    if owner is None:
        keys = Lender.objects.order_by("key").values_list("key", flat=True)
        raise UnknownLender(lender=lender, known="、".join(keys) or "–")
    owner.policy = text
    owner.save(update_fields=["policy"])
    fact = PolicySet(lender, version=policy.version, file=file[:120])
    journal.write(fact, by=by, at=now)
    return policy
