"""Debts, what the lender stated about them, and what was paid since."""

from django.db import models

from arrears.domain.case.product import Product
from arrears.domain.money.balance import ADJUSTMENTS
from arrears.store.scope import Scoped


class Debt(models.Model):
    """One account. What is owed on it is derived from statements and payments."""

    case = models.ForeignKey("store.Case", models.PROTECT, related_name="debts")
    lender = models.ForeignKey(
        "store.Lender", models.PROTECT, related_name="debts", db_index=False
    )
    account_number = models.CharField(max_length=64)
    product = models.CharField(
        max_length=20, choices=[(str(p), str(p)) for p in Product]
    )
    currency = models.CharField(max_length=3)
    credit_limit_minor = models.BigIntegerField(null=True)
    instalments_total = models.IntegerField(null=True)
    instalments_paid = models.IntegerField(null=True)
    first_instalment = models.BooleanField(default=False)  # PRI-01
    recalled_on = models.DateField(null=True)
    objects = Scoped["Debt"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account_number", "lender"], name="debt_account"
            )
        ]

    def __str__(self) -> str:
        return self.account_number


class Statement(models.Model):
    """What the lender stated on a day: the heads, and due since when. Append only."""

    debt = models.ForeignKey(Debt, models.PROTECT, related_name="statements")
    source = models.ForeignKey(
        "store.Import", models.PROTECT, null=True, db_index=False
    )
    as_of = models.DateField()
    due_on = models.DateField()  # the oldest unpaid due day
    principal_minor = models.BigIntegerField()
    interest_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    penalty_minor = models.BigIntegerField(default=0)
    costs_minor = models.BigIntegerField(default=0)
    is_latest = models.BooleanField(default=True)  # kept by the loader, checked below
    objects = Scoped["Statement"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["debt"],
                condition=models.Q(is_latest=True),
                name="statement_one_latest",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    principal_minor__gte=0,
                    interest_minor__gte=0,
                    fee_minor__gte=0,
                    penalty_minor__gte=0,
                    costs_minor__gte=0,
                ),
                name="statement_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.debt_id} {self.as_of}"


class Payment(models.Model):
    """Money received on a debt. Append only: one taken back has its reversal beside it."""

    debt = models.ForeignKey(
        Debt, models.PROTECT, related_name="payments", db_index=False
    )
    paid_on = models.DateField()
    booked_at = models.DateTimeField()
    amount_minor = models.BigIntegerField()
    ref = models.CharField(max_length=64)
    paid_by = models.CharField(max_length=12, default="debtor")  # or third_party
    objects = Scoped["Payment"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["debt", "ref"], name="payment_ref"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0), name="payment_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class Adjustment(models.Model):
    """
    What changes a debt and is no payment: a reversal, a waiver, a charge. Append only.

    A reversal names the payment or the adjustment that it takes back, and is of the
    day it was done. `owed_minor` is what it adds to what is owed; less than
    zero where it lowers it.
    """

    debt = models.ForeignKey(Debt, models.PROTECT, related_name="adjustments")
    kind = models.CharField(max_length=16, choices=[(k, k) for k in ADJUSTMENTS])
    on = models.DateField()
    booked_at = models.DateTimeField()
    owed_minor = models.BigIntegerField()
    head = models.CharField(max_length=10, blank=True)  # of a waiver, of a charge
    payment = models.OneToOneField(
        Payment, models.PROTECT, null=True, related_name="reversal"
    )
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="reversal"
    )
    ref = models.CharField(max_length=64)
    ground = models.CharField(max_length=400)
    by = models.CharField(max_length=150)
    objects = Scoped["Adjustment"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["debt", "ref"], name="adjustment_ref"),
            models.CheckConstraint(
                condition=~models.Q(owed_minor=0), name="adjustment_does_something"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="reversal", payment=None, undoes__isnull=False)
                | models.Q(kind="reversal", payment__isnull=False, undoes=None)
                | (~models.Q(kind="reversal") & models.Q(payment=None, undoes=None)),
                name="adjustment_reverses_one",
            ),
        ]

    def __str__(self) -> str:
        return self.ref
