"""Django's record of the app."""

from django.apps import AppConfig


class VpcConfig(AppConfig):
    name = "lessons.vpc"
    label = "vpc"
