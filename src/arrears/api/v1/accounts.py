"""What is owed on an account, and where its last promise stands."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from arrears.questions.account_standing import account_standing

from .caller import caller, now

router = Router(tags=["accounts"])


class Promised(Schema):
    """The case's current promise."""

    amount_minor: int
    due_on: date
    state: str


class AccountOut(Schema):
    """One account today; heads in minor units, below zero a credit."""

    account: str
    case: str
    currency: str
    heads: dict[str, int]
    owed_minor: int
    due_on: date | None
    days_past_due: int
    promise: Promised | None


@router.get("/{account}", response=AccountOut)
def standing(request: HttpRequest, account: str) -> AccountOut:
    """Return what is owed on one of the lender's accounts."""
    found = account_standing(caller(request).lender, account, now=now(request))
    promise = found.promise
    return AccountOut(
        account=found.account,
        case=found.case,
        currency=found.owed.total.currency,
        heads={head: amount.minor for head, amount in found.owed.heads.items()},
        owed_minor=found.owed.total.minor,
        due_on=found.due_on,
        days_past_due=found.days_past_due,
        promise=Promised(
            amount_minor=promise.amount.minor,
            due_on=promise.due_on,
            state=str(promise.state),
        )
        if promise
        else None,
    )
