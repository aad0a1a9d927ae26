"""The AWS endpoint as an application."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serverless_lab.settings")
django.setup()

from lessons.sandbox.endpoint.app import application  # noqa: E402

__all__ = ["application"]
