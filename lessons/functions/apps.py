"""Django's record of the app; its chapter joins the table of contents."""

from django.apps import AppConfig


class FunctionsConfig(AppConfig):
    name = "lessons.functions"
    label = "functions"

    def ready(self) -> None:
        from lessons.courseware.catalogue import register
        from lessons.functions.chapter import CHAPTER

        register(CHAPTER)
