"""What a supervisor has in hand: requests, escalations, pairs, hand-overs, coaching."""

from django.db import models
from django.db.models import F, Q

from arrears.store.scope import Scoped

from .case import Case, Stop


class LiftRequest(models.Model):
    """Somebody asks that a stop be lifted; another person decides."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="lift_requests")
    stop = models.ForeignKey(Stop, models.CASCADE, related_name="lift_requests")
    ground = models.CharField(max_length=400)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    approved_by = models.CharField(max_length=150, blank=True)
    declined_by = models.CharField(max_length=150, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_because = models.CharField(max_length=400, blank=True)
    objects = Scoped["LiftRequest"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stop"], condition=Q(decided_at=None), name="lift_asked_once"
            ),
            models.CheckConstraint(
                condition=(Q(approved_by="") | ~Q(approved_by=F("by")))
                & (Q(declined_by="") | ~Q(declined_by=F("by"))),
                name="lift_four_eyes",
            ),
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=Q(decided_at=None), name="lift_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"lift {self.stop_id}"


class Escalation(models.Model):
    """A collector asks a supervisor for help with a case (PROC-11, EVT-22)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="escalations")
    about = models.CharField(max_length=12)  # domain.case.escalating
    told = models.CharField(max_length=1000)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    taken_by = models.CharField(max_length=150, blank=True)
    taken_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=12, blank=True)
    answer_told = models.CharField(max_length=1000, blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_at = models.DateTimeField(null=True)
    objects = Scoped["Escalation"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(answered_at=None),
                name="escalation_one_open",
            )
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=Q(answered_at=None), name="escalation_open"
            )
        ]

    def __str__(self) -> str:
        return f"escalation {self.case_id}"


class Pair(models.Model):
    """A second handler on a case (ROLE-16); while `ended_at` is empty."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="pairs")
    seat = models.CharField(max_length=150)
    ground = models.CharField(max_length=400)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["Pair"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at=None), name="pair_one_current"
            )
        ]
        indexes = [
            models.Index(
                fields=["seat"], condition=Q(ended_at=None), name="pair_of_seat"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.seat}"


class Transfer(models.Model):
    """
    Cases go from a colleague to another, or to a team; both sign the same sheet.

    `lines` is the sheet as it was drafted, `sha256` its sum, which both signed.
    """

    from_seat = models.CharField(max_length=150)
    to_seat = models.CharField(max_length=150, blank=True)
    to_team = models.CharField(max_length=40, blank=True)
    ground = models.CharField(max_length=400)
    lines = models.JSONField()
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    given_by = models.CharField(max_length=150, blank=True)
    given_at = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=150, blank=True)
    taken_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["Transfer"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(given_by="") | Q(taken_by="") | ~Q(given_by=F("taken_by")),
                name="transfer_two_signatures",
            )
        ]
        indexes = [
            models.Index(
                fields=["at"],
                condition=Q(done_at=None, withdrawn_at=None),
                name="transfer_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_seat} {self.to_seat or self.to_team}"


class CoachingTask(models.Model):
    """What a supervisor and a collector agreed to look at or to practise."""

    seat = models.CharField(max_length=150)
    card = models.CharField(max_length=20, blank=True)  # of the playbook
    talk = models.PositiveIntegerField(null=True)  # a practised talk
    told = models.CharField(max_length=1000)
    due_on = models.DateField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=150, blank=True)
    came_of_it = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["seat", "due_on"],
                condition=Q(ended_at=None),
                name="coaching_open",
            )
        ]

    def __str__(self) -> str:
        return f"coaching {self.seat}"
