"""Django's record of the app."""

from django.apps import AppConfig


class SandboxConfig(AppConfig):
    name = "lessons.sandbox"
    label = "sandbox"
