"""Classes with who is in them, and quizzes that instructors write.

What learners answered stands in courseware, under the key "own/<id>".
"""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class OwnQuiz(models.Model):
    """A quiz as its author works on it. `draft` is an encoded tuple of `quiz.Question`, `title` a Text.

    `published` is the number of the version that learners get, None while there is none. `form_key` is that of the
    form which made it, so that a form sent twice makes one quiz.
    """

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="own_quizzes")
    title = models.JSONField(default=dict)
    draft = models.JSONField(default=list)
    published = models.PositiveIntegerField(null=True, default=None)
    archived = models.BooleanField(default=False)
    form_key = models.CharField(max_length=32)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-changed"]
        constraints = [models.UniqueConstraint(fields=["author", "form_key"], name="one_quiz_for_each_form")]

    def __str__(self) -> str:
        return f"own quiz {self.pk}"

    def get_absolute_url(self) -> str:
        """Where its author works on it."""
        return reverse("classroom:edit", args=[self.pk])

    @property
    def key(self) -> str:
        """What attempts call it."""
        return f"own/{self.pk}"


class QuizVersion(models.Model):
    """What was published, as it was: `content` is an encoded `quiz.Quiz` whose version is `number`."""

    quiz = models.ForeignKey(OwnQuiz, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.JSONField()
    content = models.JSONField()
    questions = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["quiz", "number"], name="one_version_of_each_number")]

    def __str__(self) -> str:
        return f"version {self.number} of own quiz {self.quiz_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("a published version does not change")
        super().save(*args, **kwargs)


class Classroom(models.Model):
    """A class. Whoever has its `code` may join while it is open; `owner` made it and alone may delete it.

    `form_key` is that of the form which made it, so that a form sent twice makes one class.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="classrooms")
    name = models.CharField(max_length=80)
    code = models.CharField(max_length=8, unique=True)
    is_open = models.BooleanField(default=True)
    form_key = models.CharField(max_length=32)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "form_key"], name="one_class_for_each_form")]

    def __str__(self) -> str:
        return f"class {self.pk}"

    def get_absolute_url(self) -> str:
        """Who is in it, for those who are."""
        return reverse("classroom:classes:class", args=[self.pk])


class Membership(models.Model):
    """Somebody in a class, under the `name` that the class sees: a guest has no other."""

    class Role(models.TextChoices):
        LEARNER = "learner", _("Learner")
        ASSISTANT = "assistant", _("Assistant")
        INSTRUCTOR = "instructor", _("Instructor")

    classroom = models.ForeignKey(Classroom, on_delete=models.CASCADE, related_name="memberships")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.LEARNER)
    joined = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["joined", "pk"]
        constraints = [models.UniqueConstraint(fields=["classroom", "learner"], name="once_in_each_class")]

    def __str__(self) -> str:
        return f"membership {self.pk} in class {self.classroom_id}"

    @property
    def leads(self) -> bool:
        """May they say who is in the class and how one joins?"""
        return self.role == self.Role.INSTRUCTOR

    @property
    def teaches(self) -> bool:
        """May they see how one joins?"""
        return self.role != self.Role.LEARNER
