"""Django's record of the app."""

from django.apps import AppConfig


class SandboxConfig(AppConfig):
    name = "lessons.sandbox"
    label = "sandbox"

    def ready(self) -> None:
        from lessons.sandbox import fetching, receivers  # noqa: F401 - importing connects them
        from lessons.sandbox.content.door import door

        fetching.DOORS.append(door)
