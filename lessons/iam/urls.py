"""Addresses of what the bench can do, below the address of the page that it stands on."""

from django.urls import path

from lessons.courseware.urls import on_pages
from lessons.iam import views

urlpatterns = on_pages([path("do/<str:operation>/", views.perform)], "iam")
