"""What is remembered of a learner's way through the course. The accounts themselves live in the sandbox."""

from django.conf import settings
from django.db import models


class Progress(models.Model):
    """A check that was met at least once. `met` is how it stands, `step` the action at which that last changed."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    lesson = models.CharField(max_length=120)
    check_id = models.CharField(max_length=60)
    met = models.BooleanField(default=True)
    step = models.PositiveIntegerField()
    first_met = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "lesson", "check_id"], name="one_row_per_check")]


class Answer(models.Model):
    """What a learner predicted before the run, or where a learner put a thing that was to be sorted."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    lesson = models.CharField(max_length=120)
    prediction_id = models.CharField(max_length=60)
    option = models.CharField(max_length=60)
    answered = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "lesson", "prediction_id"], name="one_answer_each")]


class Attempt(models.Model):
    """A mission under way or ended, with the content of `version`, as `variant`, in an account of its own.

    What was done after journal position `since` counts. `checks` is how each stood when last asked:
    {id: {"met": …, "step": …}}. `tried` are the causes named in a diagnosis, in order. Of all attempts at a mission
    one is `current`; the others are kept as they ended. `account` is None for attempts of the lab's first version.
    """

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    mission = models.CharField(max_length=120)
    version = models.PositiveSmallIntegerField()
    variant = models.PositiveSmallIntegerField(default=0)
    account = models.ForeignKey("sandbox.Account", null=True, on_delete=models.SET_NULL)
    since = models.PositiveIntegerField()
    hints = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField(default=0)
    checks = models.JSONField(default=dict)
    tried = models.JSONField(default=list)
    started = models.DateTimeField(auto_now_add=True)
    solved = models.DateTimeField(null=True)
    assisted = models.BooleanField(default=False)
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-started"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "mission"], condition=models.Q(current=True), name="one_current_attempt_each"
            )
        ]


class QuizAttempt(models.Model):
    """One go at a quiz: `quiz` is "chapter/lesson" or "own/<id>", `version` the content it was begun with.

    `seed` decides the order in which options are shown. Of all attempts at a quiz one is `current`.
    """

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    quiz = models.CharField(max_length=120)
    version = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    started = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True)
    current = models.BooleanField(default=True)

    class Meta:
        ordering = ["-started"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "quiz"], condition=models.Q(current=True), name="one_current_quiz_attempt_each"
            )
        ]


class Response(models.Model):
    """The answer to one question, as given, with its mark from 0 to 1. The first one counts; there is no second."""

    class Confidence(models.IntegerChoices):
        """How sure somebody was before the answer was marked; NONE: not said."""

        NONE = 0
        LOW = 1
        MEDIUM = 2
        HIGH = 3

    attempt = models.ForeignKey(QuizAttempt, on_delete=models.CASCADE, related_name="responses")
    question_id = models.CharField(max_length=60)
    given = models.JSONField()
    mark = models.FloatField()
    confidence = models.PositiveSmallIntegerField(choices=Confidence.choices, default=Confidence.NONE)
    answered = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "question_id"], name="one_response_each")]


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
