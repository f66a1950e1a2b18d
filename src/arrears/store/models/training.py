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


class LibraryCall(models.Model):
    """
    A real call to learn from (TRN-04), masked before it is kept.

    `turns` are speaker and text; what the review says of them is worked out again.
    """

    title = models.CharField(max_length=120)
    turns = models.JSONField()
    tags = models.JSONField(default=list)
    mark = models.CharField(max_length=7)  # good, failure
    by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    released_by = models.CharField(max_length=150, default="", blank=True)
    released_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class CallRemark(models.Model):
    """What a trainer wrote beside one turn of a call."""

    call = models.ForeignKey(
        LibraryCall, on_delete=models.PROTECT, related_name="remarks"
    )
    turn = models.PositiveIntegerField()  # from 1
    text = models.CharField(max_length=500)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.call_id} {self.turn}"


class QuizAnswer(models.Model):
    """
    One question of the course answered; the same sheet sent twice adds nothing.

    Item and seed give the question again; `right` stays as it was judged.
    """

    by = models.CharField(max_length=150)
    item = models.CharField(max_length=100)
    seed = models.PositiveIntegerField()
    right = models.BooleanField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["by", "item", "seed"], name="a_question_is_answered_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.by} {self.item} {self.seed}"


class TrainerScene(models.Model):
    """
    One version of a scene that a trainer wrote; a talk replays with the version it began with.

    `text` is the YAML as checked; a later version never changes an earlier one.
    """

    name = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    text = models.TextField()
    by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["name", "version"], name="a_scene_version_is_kept_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
