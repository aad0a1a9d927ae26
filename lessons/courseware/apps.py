"""Django's record of the app."""

from django.apps import AppConfig


class CoursewareConfig(AppConfig):
    name = "lessons.courseware"
    label = "courseware"
