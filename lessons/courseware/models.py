"""What is remembered of a learner's way through the course. The accounts themselves live in the sandbox."""

from django.conf import settings
from django.db import models


class Progress(models.Model):
    """A check that was met at least once. `met` is how it stands, `position` the step at which that last changed."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    lesson = models.CharField(max_length=120)
    check_id = models.CharField(max_length=60)
    met = models.BooleanField(default=True)
    position = models.PositiveIntegerField()
    first_met = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "lesson", "check_id"], name="one_row_per_check")]


class Answer(models.Model):
    """What a learner predicted before the run."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    lesson = models.CharField(max_length=120)
    prediction_id = models.CharField(max_length=60)
    option = models.CharField(max_length=60)
    answered = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "lesson", "prediction_id"], name="one_answer_each")]


class Attempt(models.Model):
    """A mission under way: what was done after journal position `since` counts, with the content of `version`."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    lesson = models.CharField(max_length=120)
    mission_id = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    since = models.PositiveIntegerField()
    hints = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0)
    started = models.DateTimeField(auto_now=True)
    solved = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "lesson", "mission_id"], name="one_attempt_each")]


class Kept(models.Model):
    """A text of the learner's that is no part of an account: a test event, a draft of code."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
    owner = models.CharField(max_length=80)
    name = models.CharField(max_length=60)
    body = models.TextField()
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["learner", "kind", "owner", "name"], name="kept_once")]
