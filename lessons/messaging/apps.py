"""Django's record of the app."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "lessons.messaging"
    label = "messaging"
