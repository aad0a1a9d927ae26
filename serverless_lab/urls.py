"""Every address of the course, app by app."""

from django.urls import include, path

from serverless_lab.processes.views import health

urlpatterns = [
    path("health/", health, name="health"),
    path("", include("lessons.people.urls")),
]
