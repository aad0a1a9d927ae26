"""The course as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "serverless_lab.settings")
application = get_wsgi_application()
gc.collect()
gc.freeze()  # what is loaded by now stays: the collector need not look through it again and again
gc.set_threshold(20_000, 10, 10)  # a page of a thousand cells is no reason to look at all
