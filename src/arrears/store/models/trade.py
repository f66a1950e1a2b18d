"""Invoices of trade debts, their credit notes, and the handovers that were signed."""

from django.db import models

from arrears.store.scope import Scoped

from .debt import Adjustment, Debt


class Invoice(models.Model):
    """One invoice of a debt (DAT-43, DAT-45)."""

    debt = models.ForeignKey(Debt, models.PROTECT, related_name="invoices")
    number = models.CharField(max_length=64)
    issued_on = models.DateField()
    due_on = models.DateField()
    delivered_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    amount_minor = models.BigIntegerField()
    by = models.CharField(max_length=150)
    objects = Scoped["Invoice"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["debt", "number"], name="invoice_number"),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0), name="invoice_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CreditNote(models.Model):
    """What takes a part of an invoice back; booked on the debt as an adjustment."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="credit_notes")
    number = models.CharField(max_length=64)
    adjustment = models.OneToOneField(
        Adjustment, models.PROTECT, related_name="credit_note"
    )
    objects = Scoped["CreditNote"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["invoice", "number"], name="credit_note_number"
            )
        ]

    def __str__(self) -> str:
        return self.number


class Handover(models.Model):
    """What the customer signed: paid, unpaid and the agreed day, line by line (DAT-48)."""

    case = models.ForeignKey("store.Case", models.PROTECT, related_name="handovers")
    signed_on = models.DateField()
    signed_by = models.CharField(max_length=120)
    evidence = models.CharField(max_length=400)  # where the signed paper is kept
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    objects = Scoped["Handover"]()

    def __str__(self) -> str:
        return f"{self.case_id} {self.signed_on}"


class HandoverLine(models.Model):
    """One invoice on a handover (DAT-46, DAT-47)."""

    handover = models.ForeignKey(Handover, models.CASCADE, related_name="lines")
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="handed_over")
    paid_minor = models.BigIntegerField()
    unpaid_minor = models.BigIntegerField()
    agreed_on = models.DateField(null=True)
    objects = Scoped["HandoverLine"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "invoice"], name="handover_line_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.paid_minor}/{self.unpaid_minor}"
