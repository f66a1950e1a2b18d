"""Whose an API key is, and which payment a lender speaks of."""

from dataclasses import dataclass

from arrears.domain.words import Refusal, Words
from arrears.store.keys import hashed
from arrears.store.models import ApiKey, Payment


class NoPaymentOfThatRef(Refusal):
    """The lender's account has no payment of that reference."""

    words = Words(
        "账户 {account} 上没有流水号为 {ref} 的收款。",
        "Account {account} has no payment {ref}.",
    )


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """The lender whose key it is, and the name the journal gives the caller."""

    lender: str
    by: str


def key_holder(key: str) -> KeyHolder | None:
    """Return whose key it is; None where it opens nothing."""
    row = ApiKey.objects.filter(hash=hashed(key), ended_at=None).select_related(
        "lender"
    )
    found = row.first()
    if found is None:
        return None
    return KeyHolder(found.lender.key, by=f"api:{found.lender.key}/{found.name}")


def posted_payment(lender: str, *, account: str, ref: str) -> tuple[int, str]:
    """Return the payment and its case. Raises NoPaymentOfThatRef."""
    rows = Payment.objects.filter(
        debt__lender__key=lender, debt__account_number=account, ref=ref
    )
    found = rows.values_list("pk", "debt__case__number").first()
    if found is None:
        raise NoPaymentOfThatRef(account=account, ref=ref)
    return found
