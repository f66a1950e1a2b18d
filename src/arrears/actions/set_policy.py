"""Put a lender's own policy of offers in force."""

from datetime import date, datetime

from django.db import transaction

from arrears.domain.audit.facts import PolicySet
from arrears.playbook.offers.policy import Policy, read_policy
from arrears.store import journal
from arrears.store.cases import desk_day
from arrears.store.lenders import lender as lender_of
from arrears.store.models import Proposal
from arrears.store.policies import policy_of


@transaction.atomic
def set_policy(*, lender: str, text: str, file: str, by: str, now: datetime) -> Policy:
    """
    Put the policy that `text` states in force for the lender today, and journal it.

    For who stands at the machine itself; at the desk a second person agrees first
    (propose_change). Offers made before stay as they were made. Raises PolicyMisread, UnknownLender.
    """
    policy = read_policy(text, file=file)
    owner, on = lender_of(lender), desk_day(now)
    before = policy_of(owner, on=on).version
    owner.policy = text
    owner.save(update_fields=["policy"])
    _kept(lender, text, version=policy.version, file=file, by=by, on=on, now=now)
    fact = PolicySet(lender, policy.version, file[:120], before)
    journal.write(fact, by=by, at=now)
    return policy


def _kept(
    lender: str,
    text: str,
    *,
    version: str,
    file: str,
    by: str,
    on: date,
    now: datetime,
) -> None:
    """Keep the version among those that were agreed to."""
    Proposal.objects.create(
        change="policy",
        subject=lender,
        text=text,
        version=version[:80],
        effective_on=on,
        ground=file[:120],
        by=by,
        at=now,
        decided_by=by,
        decided_at=now,
        granted=True,
    )
