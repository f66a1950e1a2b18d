"""The register of steps at law: what may truthfully be said of them."""

from django.db import models
from django.db.models import Q

from arrears.domain.case.legal_step import LegalStep as Step
from arrears.store.scope import Scoped

from .case import Case


class LegalStep(models.Model):
    """One step that was really taken, with the paper that shows it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="legal_steps")
    step = models.CharField(max_length=16, choices=[(str(s), str(s)) for s in Step])
    on = models.DateField()
    paper = models.CharField(max_length=200)  # court and number, and where it is kept
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    struck_at = models.DateTimeField(null=True)  # entered by mistake
    struck_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["LegalStep"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step", "on"],
                condition=Q(struck_at=None),
                name="legal_step_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.on}"
