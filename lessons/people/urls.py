"""Addresses of the header's switches and, until a chapter takes it, of the first page."""

from django.urls import path
from django.views.generic import TemplateView

from lessons.people import views

urlpatterns = [
    path("", TemplateView.as_view(template_name="home.html"), name="home"),
    path("language/", views.set_language, name="language"),
    path("theme/", views.set_theme, name="theme"),
]
