"""Django's record of the app."""

from django.apps import AppConfig


class CoursewareConfig(AppConfig):
    name = "lessons.courseware"
    label = "courseware"

    def ready(self) -> None:
        from lessons.courseware import receivers  # noqa: F401 - importing connects them
