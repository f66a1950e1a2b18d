"""Debts, what the lender stated about them, and what was paid since."""

from django.db import models

from arrears.domain.case.product import Product


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
    """Money received on a debt after it was stated. Append only."""

    debt = models.ForeignKey(
        Debt, models.PROTECT, related_name="payments", db_index=False
    )
    paid_on = models.DateField()
    booked_at = models.DateTimeField()
    amount_minor = models.BigIntegerField()
    ref = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["debt", "ref"], name="payment_ref"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0), name="payment_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.ref
