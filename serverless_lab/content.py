"""The public content as an application."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serverless_lab.settings")
django.setup()

from lessons.sandbox.content.app import application  # noqa: E402
from serverless_lab.wire.codec import codec  # noqa: E402

codec("lambda")
gc.collect()
gc.freeze()  # what is loaded by now stays: the collector need not look through it again and again

__all__ = ["application"]
