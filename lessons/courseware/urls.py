"""Addresses of the lesson pages. The first one is the address of the course."""

from django.urls import include, path

from lessons.courseware import views

app_name = "courseware"
on_lesson = [
    path("", views.lesson, name="lesson"),
    path("pulse/", views.pulse, name="pulse"),
    path("rate/", views.rate, name="rate"),
    path("advance/", views.advance, name="advance"),
    path("undo/", views.undo, name="undo"),
    path("redo/", views.redo, name="redo"),
    path("return/", views.go_back, name="return"),
    path("reset/", views.reset, name="reset"),
    path("predict/<slug:prediction>/", views.predict, name="predict"),
    path("mission/<slug:mission>/begin/", views.begin, name="begin"),
    path("mission/<slug:mission>/help/", views.help_on, name="help"),
]
urlpatterns = [path("<slug:chapter>/<slug:lesson>/", include(on_lesson))]
