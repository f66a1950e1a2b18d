"""The people at the desk: role, staff number, how many calls a round."""

from django.conf import settings
from django.db import models

ROLES = (
    "collector",
    "supervisor",
    "compliance",
    "strategist",
    "trainer",
    "administrator",
    "lender",
)


class Staff(models.Model):
    """What a signed-in person is here (ROLE-01…15, DAT-78)."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="staff"
    )
    role = models.CharField(max_length=14, choices=[(r, r) for r in ROLES])
    staff_number = models.CharField(max_length=12, unique=True)
    name = models.CharField(max_length=60)
    team = models.CharField(max_length=40, blank=True, db_default="")
    zone = models.CharField(
        max_length=40, blank=True, db_default=""
    )  # IANA; empty: the desk's
    calls_per_round = models.PositiveIntegerField(default=0)
    minutes_a_day = models.PositiveIntegerField(null=True)  # on the telephone
    languages = models.CharField(max_length=80, blank=True, db_default="")  # "zh,en"
    products = models.CharField(max_length=200, blank=True, db_default="")
    authority_minor = models.BigIntegerField(null=True)  # cases up to this much
    most_cases = models.PositiveIntegerField(null=True)  # a day
    works_from_minutes = models.PositiveSmallIntegerField(
        null=True
    )  # of the plan's day
    works_until_minutes = models.PositiveSmallIntegerField(null=True)
    breaks = models.CharField(
        max_length=100, blank=True, db_default=""
    )  # "12:00-13:00"
    absent_from = models.DateField(null=True)
    absent_until = models.DateField(null=True)  # the last day away
    lender = models.ForeignKey(
        "store.Lender", models.PROTECT, null=True, related_name="staff"
    )  # whose own a lender's person sees; the house's people have none
    scope = models.ManyToManyField(
        "store.Lender", blank=True, related_name="limited_staff"
    )  # whose cases a house post may see; none is everybody's
    password_is_first = models.BooleanField(default=False, db_default=False)
    figures_team = models.CharField(max_length=40, blank=True, db_default="")
    stand_in = models.CharField(max_length=150, blank=True, db_default="")
    toured_at = models.DateTimeField(null=True)  # when the tour was seen

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"
