"""Django's record of the app."""

from django.apps import AppConfig


class SandboxConfig(AppConfig):
    name = "lessons.sandbox"
    label = "sandbox"

    def ready(self) -> None:
        from lessons.sandbox import receivers  # noqa: F401 - importing connects them
