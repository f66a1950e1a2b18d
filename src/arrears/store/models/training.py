"""Talks practised with an invented debtor: the seed, the lines typed, the score."""

from django.db import models


class TrainingTalk(models.Model):
    """
    One practised talk (TRN-01…14).

    The debtor's side is not kept: scene, seed and lines give it again. Total, scores
    and wrong stay as they were judged when the talk ended.
    """

    by = models.CharField(max_length=150, db_index=True)
    scene = models.CharField(max_length=60)
    seed = models.PositiveIntegerField()
    coached = models.BooleanField(default=False)
    lines = models.JSONField(default=list)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    total = models.PositiveSmallIntegerField(null=True)
    scores = models.JSONField(default=dict)  # skill -> 0 to 100
    wrong = models.JSONField(default=list)  # labels of what ended the exercise

    def __str__(self) -> str:
        return f"{self.by} {self.scene} {self.seed}"
