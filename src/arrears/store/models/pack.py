"""Which state of a rule pack the house signed that it works by."""

from django.db import models

from arrears.store.scope import Scoped


class PackSignOff(models.Model):
    """One signature on one state of a pack; a changed file asks for another."""

    pack = models.CharField(max_length=40)
    version = models.CharField(max_length=12)
    note = models.CharField(max_length=400)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    lender = models.ForeignKey("store.Lender", models.PROTECT, null=True)  # whose hand
    objects = Scoped["PackSignOff"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "version", "by"], name="pack_signed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pack} {self.version}"
