"""Django's record of the app."""

from django.apps import AppConfig


class FunctionsConfig(AppConfig):
    name = "lessons.functions"
    label = "functions"
