"""A day's plan: one run per day, one line per case, called or not."""

from django.db import models


class PlanRun(models.Model):
    """The plan of one day; planning again replaces it as a whole."""

    on = models.DateField(unique=True)
    made_at = models.DateTimeField()
    policy = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    cases = models.IntegerField()
    called = models.IntegerField()

    def __str__(self) -> str:
        return str(self.on)


class WorkItem(models.Model):
    """One case of a plan: its place in the day, or the reason why it has none."""

    run = models.ForeignKey(
        PlanRun, models.CASCADE, related_name="items", db_index=False
    )
    case = models.ForeignKey("store.Case", models.CASCADE, related_name="work_items")
    stage = models.CharField(max_length=12)
    days_past_due = models.IntegerField(null=True)
    priority = models.SmallIntegerField(null=True)
    point = models.ForeignKey("store.Point", models.SET_NULL, null=True, db_index=False)
    round = models.CharField(max_length=10, blank=True)
    slot_minutes = models.IntegerField(null=True)
    seat = models.CharField(max_length=150, blank=True)
    place = models.IntegerField(null=True)
    reason = models.CharField(max_length=60, blank=True)
    owed_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["run", "seat", "round", "place"], name="work_by_seat"),
            models.Index(fields=["run", "reason"], name="work_by_reason"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "case"], name="work_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.round or self.reason} {self.case_id}"
