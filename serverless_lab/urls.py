"""Every address of the course, app by app."""

from django.urls import include, path

from lessons.courseware.course_views import home
from serverless_lab.processes.views import health

urlpatterns = [
    path("health/", health, name="health"),
    path("", home, name="home"),
    path("", include("lessons.people.urls")),
    path("", include("lessons.classroom.urls")),
    path("", include("lessons.sandbox.urls")),
    path("", include("lessons.iam.urls")),
    path("", include("lessons.vpc.urls")),
    path("", include("lessons.functions.urls")),
    path("", include("lessons.messaging.urls")),
    path("", include("lessons.courseware.urls")),
]
