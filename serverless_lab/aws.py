"""The AWS endpoint as an application."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serverless_lab.settings")
django.setup()

from lessons.sandbox.endpoint.answering import READY  # noqa: E402
from lessons.sandbox.endpoint.app import application  # noqa: E402
from serverless_lab.wire.codec import codec  # noqa: E402

for service in READY:
    codec(service)
gc.collect()
gc.freeze()  # what is loaded by now stays: the collector need not look through it again and again
gc.set_threshold(20_000, 10, 10)  # an answer of a thousand items is no reason to look at all

__all__ = ["application"]
