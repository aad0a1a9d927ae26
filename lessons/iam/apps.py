"""Django's record of the app."""

from django.apps import AppConfig


class IamConfig(AppConfig):
    name = "lessons.iam"
    label = "iam"
