"""Papers of a case, kept in the database: backed up and erased with everything else."""

from django.db import models

from arrears.store.scope import Scoped


class Paper(models.Model):
    """One file that was handed in for one claim (CLM-01…10), and how it was judged."""

    case = models.ForeignKey("store.Case", models.PROTECT, related_name="papers")
    claim = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)  # pdf, png, jpeg
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    told = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    judged_as = models.CharField(max_length=12, blank=True)
    judged_at = models.DateTimeField(null=True)
    judged_by = models.CharField(max_length=150, blank=True)
    ground = models.CharField(max_length=400, blank=True)
    holds_until = models.DateField(null=True)  # the last day it counts
    objects = Scoped["Paper"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "claim", "sha256"], name="paper_once_for_a_claim"
            )
        ]

    def __str__(self) -> str:
        return f"{self.claim} {self.name}"
