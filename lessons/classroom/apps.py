"""Django's record of the app."""

from django.apps import AppConfig


class ClassroomConfig(AppConfig):
    name = "lessons.classroom"
    label = "classroom"
