"""Persons and the numbers and addresses at which they may be reached."""

from django.db import models
from django.db.models import Q

from arrears.domain.contact.channel import PointKind
from arrears.domain.contact.person import Role
from arrears.domain.contact.point import Restriction


def _choices(kinds: type) -> list[tuple[str, str]]:
    return [(str(kind), str(kind)) for kind in kinds]  # type: ignore[attr-defined]


class Person(models.Model):
    """
    A debtor, or somebody around a debtor.

    A debtor has a `number` of the lender's and no `debtor`; everybody else points
    to the debtor they belong to, and often has none. Sex, age, origin, education are not kept.
    """

    lender = models.ForeignKey(
        "store.Lender", models.PROTECT, related_name="persons", db_index=False
    )
    number = models.CharField(max_length=64, null=True)
    debtor = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="others", db_index=False
    )
    role = models.CharField(max_length=12, choices=_choices(Role), default=Role.DEBTOR)
    name = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=40, blank=True)  # IANA; empty is unknown
    language = models.CharField(max_length=12, blank=True, db_default="")
    prefers_from_minutes = models.IntegerField(null=True)  # minutes of day, DAT-51
    persona = models.CharField(max_length=10, blank=True)  # PER-01…08

    class Meta:
        indexes = [
            models.Index(
                fields=["debtor"],
                condition=Q(debtor__isnull=False),
                name="person_around_debtor",
            ),
            models.Index(  # a debtor's name by its beginning
                fields=["name"],
                opclasses=["varchar_pattern_ops"],
                condition=Q(debtor=None),
                name="person_by_name",
            ),
            models.Index(fields=["zone"], name="person_by_zone"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "lender", "role"], name="person_number"
            ),
            models.UniqueConstraint(
                fields=["debtor", "role", "name"],
                condition=Q(debtor__isnull=False, number=None),
                name="person_of_debtor",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.number or ""


class Point(models.Model):
    """One number or address of one person, with its source and its restriction."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="points", db_index=False
    )
    kind = models.CharField(max_length=12, choices=_choices(PointKind))
    value = models.CharField(max_length=254)  # E.164 for telephones
    source = models.CharField(max_length=60)  # where we have it from
    verified_on = models.DateField(null=True)
    restriction = models.CharField(
        max_length=12, choices=_choices(Restriction), default="", blank=True
    )
    permitted_until = models.DateField(null=True)  # last day of a work permission

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "value"], name="point_once"
            )
        ]
        indexes = [models.Index(fields=["value"], name="point_value")]

    def __str__(self) -> str:
        return self.value
