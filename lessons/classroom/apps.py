"""Django's record of the app."""

from django.apps import AppConfig


class ClassroomConfig(AppConfig):
    name = "lessons.classroom"
    label = "classroom"

    def ready(self) -> None:
        from lessons.classroom import receivers  # noqa: F401 - importing connects them
        from lessons.classroom.classes.membership import classmates_of
        from lessons.sandbox.acquainted import CIRCLES

        CIRCLES.append(classmates_of)
