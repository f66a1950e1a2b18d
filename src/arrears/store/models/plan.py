"""A day's plan: one run per day, one line per case, called or not."""

from django.db import models
from django.db.models import Q

from arrears.store.scope import Scoped


class PlanRun(models.Model):
    """The plan of one day; planning again replaces it as a whole."""

    on = models.DateField(unique=True)
    made_at = models.DateTimeField()
    policy = models.CharField(max_length=40)
    policy_text = models.TextField(blank=True, db_default="")  # of a file of its own
    digest = models.CharField(max_length=64)
    cases = models.IntegerField()
    called = models.IntegerField()
    worth = models.CharField(max_length=40, blank=True, db_default="")
    seed = models.CharField(max_length=80, blank=True, db_default="")  # of a trial
    # how evenings went in the whole book, by stage; null where there is none
    evenings = models.JSONField(null=True)

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
    arm = models.CharField(max_length=40, blank=True, db_default="")
    chance_per_10000 = models.IntegerField(null=True)
    cell = models.CharField(max_length=60, blank=True, db_default="")
    objects = Scoped["WorkItem"]()

    class Meta:
        indexes = [
            models.Index(fields=["run", "seat", "round", "place"], name="work_by_seat"),
            models.Index(fields=["run", "reason"], name="work_by_reason"),
            # lists sorted as a whole, a page at a time
            models.Index(fields=["run", "owed_minor", "case"], name="work_by_owed"),
            models.Index(fields=["run", "days_past_due", "case"], name="work_by_days"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["run", "case"], name="work_case_once")
        ]

    def __str__(self) -> str:
        return f"{self.round or self.reason} {self.case_id}"


class MovedCall(models.Model):
    """
    A call that left its seat for the day, because one was away; where it stood there.

    `from_seat` is that one, or a seat that had no room for both.
    """

    run = models.ForeignKey(PlanRun, models.CASCADE, related_name="moved_calls")
    case = models.ForeignKey("store.Case", models.CASCADE, related_name="+")
    from_seat = models.CharField(max_length=150)
    away = models.CharField(max_length=150)
    round = models.CharField(max_length=10)
    slot_minutes = models.IntegerField(null=True)
    place = models.IntegerField(null=True)
    at = models.DateTimeField()
    back_at = models.DateTimeField(null=True)

    objects = Scoped["MovedCall"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "case", "from_seat"],
                condition=Q(back_at=None),
                name="moved_call_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_seat} {self.case_id}"


class PlanAside(models.Model):
    """How many of a lender's cases a plan leaves out for one reason, so that no page counts the book."""

    run = models.ForeignKey(
        PlanRun, models.CASCADE, related_name="asides", db_index=False
    )
    reason = models.CharField(max_length=60)
    lender = models.ForeignKey("store.Lender", models.CASCADE, related_name="+")
    cases = models.IntegerField()
    objects = Scoped["PlanAside"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "reason", "lender"], name="aside_reason_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} {self.cases}"


class Steer(models.Model):
    """What a supervisor says of one case's turn: a pin, an exclusion, a weight."""

    case = models.ForeignKey("store.Case", models.CASCADE, related_name="steers")
    pinned_to = models.CharField(max_length=150, blank=True)
    excluded = models.BooleanField(default=False)
    weight_percent = models.IntegerField(default=100)
    ground = models.CharField(max_length=400)
    until_on = models.DateField()  # the last day in force
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True)
    objects = Scoped["Steer"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(withdrawn_at=None),
                name="steer_one_current",
            ),
            models.CheckConstraint(
                condition=Q(weight_percent__gte=0, weight_percent__lte=1000),
                name="steer_weight_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pinned_to or self.weight_percent} {self.case_id}"
