"""Addresses of the pages about people, and of the header's switches."""

from django.urls import path

from lessons.people.views import entry, passwords, settings, switches

urlpatterns = [
    path("language/", switches.set_language, name="language"),
    path("theme/", switches.set_theme, name="theme"),
    path("sign-up/", entry.sign_up, name="sign-up"),
    path("sign-in/", entry.sign_in, name="sign-in"),
    path("sign-out/", entry.sign_out, name="sign-out"),
    path("settings/", settings.overview, name="settings"),
    path("settings/password/", passwords.change, name="change-password"),
    path("settings/delete/", settings.leave, name="leave"),
    path("goodbye/", settings.goodbye, name="goodbye"),
    path("password/", passwords.forgotten, name="forgotten"),
    path("password/sent/", passwords.forgotten_sent, name="forgotten-sent"),
    path("password/<uidb64>/<token>/", passwords.NewPasswordView.as_view(), name="new-password"),
]
