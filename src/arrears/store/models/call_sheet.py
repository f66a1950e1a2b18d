"""The sheet of a call under way, and what is to follow a talk."""

from django.db import models

from arrears.domain.contact.identity import StepKind
from arrears.store.scope import Scoped


class CallSheet(models.Model):
    """
    What goes with one call: how identity was made sure, how long each spoke.

    `typed` is what is written and not yet told, kept against a lost line; it is emptied
    when the call is told of or given back.
    """

    attempt = models.OneToOneField(
        "store.Attempt", models.CASCADE, primary_key=True, related_name="sheet"
    )
    identified_as = models.CharField(max_length=12, blank=True)
    identified_at = models.DateTimeField(null=True)
    typed = models.JSONField(default=dict)
    typed_at = models.DateTimeField(null=True)
    spoke_seconds = models.PositiveIntegerField(default=0)
    heard_seconds = models.PositiveIntegerField(default=0)
    objects = Scoped["CallSheet"]()

    def __str__(self) -> str:
        return f"{self.attempt_id} {self.identified_as}"


class NextStep(models.Model):
    """What was settled to follow a talk; the next told contact puts it away."""

    case = models.ForeignKey("store.Case", models.CASCADE, related_name="next_steps")
    attempt = models.OneToOneField(
        "store.Attempt", models.CASCADE, null=True, related_name="next_step"
    )
    kind = models.CharField(max_length=12, choices=[(str(k), str(k)) for k in StepKind])
    due_on = models.DateField()
    due_at = models.TimeField(null=True)  # the debtor's own clock
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    objects = Scoped["NextStep"]()

    class Meta:
        indexes = [models.Index(fields=["by", "due_on"], name="next_step_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"
