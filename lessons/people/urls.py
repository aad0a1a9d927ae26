"""Addresses of the header's switches."""

from django.urls import path

from lessons.people import views

urlpatterns = [
    path("language/", views.set_language, name="language"),
    path("theme/", views.set_theme, name="theme"),
]
