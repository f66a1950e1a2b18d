"""Payments told by the lender's systems: once and no more, however often they say it."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from arrears.actions.post_payment import Incoming, post_payment
from arrears.actions.reverse_payment import reverse_payment
from arrears.domain.money.amount import Amount
from arrears.questions.key_holder import posted_payment

from .caller import caller, now

router = Router(tags=["payments"])
NO_NUL = r"^[^\x00]*$"
MOST_MINOR = 10**13  # a hundred billion, as in bank files


class PaymentIn(Schema):
    """One payment. The same `ref` on the same account is the same payment."""

    account: Annotated[str, Field(min_length=1, max_length=64, pattern=NO_NUL)]
    amount_minor: Annotated[int, Field(strict=True, gt=0, le=MOST_MINOR)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    paid_on: date
    ref: Annotated[str, Field(min_length=1, max_length=58, pattern=NO_NUL)]
    payer: Annotated[str, Field(max_length=120, pattern=NO_NUL)] = ""


class PaymentOut(Schema):
    """What became of it; `left_minor` is still owed on the case, below zero a credit."""

    ref: str
    case: str
    already: bool
    left_minor: int
    currency: str


class ReversalIn(Schema):
    """Why the payment is taken back, and which account it was on."""

    account: Annotated[str, Field(min_length=1, max_length=64, pattern=NO_NUL)]
    ground: Annotated[str, Field(min_length=1, max_length=400, pattern=NO_NUL)]


@router.post("", response={200: PaymentOut, 201: PaymentOut})
def post(request: HttpRequest, told: PaymentIn) -> Status[PaymentOut]:
    """Post a payment: 201 the first time, 200 for the same again, 409 where it differs."""
    holder = caller(request)
    incoming = Incoming(
        lender=holder.lender,
        account=told.account,
        amount=Amount(told.currency, told.amount_minor),
        paid_on=told.paid_on,
        ref=told.ref,
        payer=told.payer,
    )
    done = post_payment(incoming, by=holder.by, now=now(request))
    out = PaymentOut(
        ref=told.ref,
        case=done.case,
        already=done.already,
        left_minor=done.left.minor,
        currency=done.left.currency,
    )
    return Status(200 if done.already else 201, out)


@router.post("/{ref}/reversal", response={201: None})
def reverse(request: HttpRequest, ref: str, told: ReversalIn) -> Status[None]:
    """Take a payment back; 409 where that was done before."""
    holder = caller(request)
    payment, case = posted_payment(holder.lender, account=told.account, ref=ref)
    reverse_payment(
        number=case,
        payment=payment,
        ground=told.ground,
        by=holder.by,
        now=now(request),
    )
    return Status(201, None)
