"""The case workshop: the team's own cases without anybody in them, and the analyses written."""

from django.db import models


class WorkshopCase(models.Model):
    """
    A closed case of the team, pseudonymised before it was kept (TRN-07).

    Nothing here leads back to the case it was made from; not even its number is kept.
    """

    title = models.CharField(max_length=120)
    kept = models.JSONField()  # the case as the review reads it
    after = models.JSONField(default=dict)  # what became of it: ended, paid in yuan
    by = models.CharField(max_length=150)
    picked_at = models.DateTimeField()
    released_by = models.CharField(max_length=150, default="", blank=True)
    released_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class WorkshopAnswer(models.Model):
    """
    One analysis of one case; `case` is CASE-01…13 or own-N.

    The score stays as it was judged; only the first analysis of a case counts.
    """

    by = models.CharField(max_length=150, db_index=True)
    case = models.CharField(max_length=20)
    given = models.JSONField()  # item -> choices
    score = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} {self.case} {self.score}"


class PortraitAnswer(models.Model):
    """
    One portrait drawn from a case's five zones (TRN-08); `case` is CASE-01…13 or own-N.

    The score stays as it was judged; the lines are masked before they are kept.
    """

    by = models.CharField(max_length=150, db_index=True)
    case = models.CharField(max_length=20)
    given = models.JSONField()  # item -> choices
    lines = models.JSONField()  # what the learner would say, as it was judged
    score = models.PositiveSmallIntegerField()
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} {self.case} {self.score}"
