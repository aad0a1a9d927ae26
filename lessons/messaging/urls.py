"""Addresses of what the bench can do, below the address of the page that it stands on."""

from django.urls import path

from lessons.courseware.policies import views as policies
from lessons.courseware.urls import on_pages
from lessons.messaging import views
from lessons.messaging.conveyor import views as conveyor

BENCH = [
    path("do/<str:form>/", views.perform),
    path("check/<str:form>/", views.check),
    path("lint/", policies.findings),
    path("complete/", policies.complete),
    path("conveyor/log/", conveyor.log),
    path("conveyor/compared/", conveyor.compared),
    path("conveyor/ready/", conveyor.ready),
]
urlpatterns = on_pages(BENCH, "messaging")
