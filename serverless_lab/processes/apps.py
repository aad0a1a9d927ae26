"""Django's record of the app."""

from django.apps import AppConfig


class ProcessesConfig(AppConfig):
    name = "serverless_lab.processes"
    label = "processes"
