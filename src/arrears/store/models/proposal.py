"""Changes that one person proposes and another agrees to, and what came of them."""

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped


class Proposal(models.Model):
    """A change that waits for a second person; granted ones are the versions."""

    # second_key | policy | plan_policy | assign_rules
    change = models.CharField(max_length=12)
    subject = models.CharField(max_length=150)  # an account, a lender's key, a team
    text = models.TextField(blank=True)  # a policy, or rules, in YAML
    version = models.CharField(max_length=80, blank=True)
    effective_on = models.DateField(null=True)  # the first day in force
    ground = models.CharField(max_length=400)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(default=False)
    objects = Scoped["Proposal"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change", "subject"],
                condition=Q(decided_at=None),
                name="proposal_one_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.change} {self.subject}"
