"""Lines of a bank's file: each one a payment, or waiting for somebody to say whose."""

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped


class BankLine(models.Model):
    """
    One line of money that came in, whoever it is for.

    It is posted when `payment` is there, put aside when `settled_at` is without one,
    and waits otherwise. `candidates` are [account number, points], likeliest first.
    """

    source = models.ForeignKey(
        "store.Import", models.PROTECT, related_name="lines", db_index=False
    )
    lender = models.ForeignKey(
        "store.Lender", models.PROTECT, related_name="bank_lines", db_index=False
    )
    line = models.IntegerField()
    ref = models.CharField(max_length=64)
    paid_on = models.DateField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    account = models.CharField(max_length=64, blank=True)
    payer = models.CharField(max_length=120, blank=True)
    memo = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10)  # what the matching said of it
    reason = models.CharField(max_length=20)
    candidates = models.JSONField(default=list)
    payment = models.OneToOneField(
        "store.Payment", models.PROTECT, null=True, related_name="bank_line"
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=150, blank=True)
    ground = models.CharField(max_length=400, blank=True)
    undone_at = models.DateTimeField(null=True)
    objects = Scoped["BankLine"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ref", "lender"],
                condition=Q(undone_at=None),
                name="bank_line_once",
            ),
            models.CheckConstraint(
                condition=Q(amount_minor__gt=0), name="bank_line_positive"
            ),
        ]
        indexes = [
            models.Index(
                fields=["lender", "paid_on"],
                condition=Q(settled_at=None, undone_at=None),
                name="bank_line_waiting",
            ),
            models.Index(fields=["source", "line"], name="bank_line_of_file"),
        ]

    def __str__(self) -> str:
        return self.ref
