"""Django's record of the app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "lessons.people"
    label = "people"
