"""Addresses of the course. What a page with a bench can do lies below the page's own address."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from lessons.courseware import acting_views, course_views, views
from lessons.courseware.connecting import views as connecting
from lessons.courseware.missions import views as mission_views
from lessons.courseware.quizzes import of_lesson
from lessons.courseware.quizzes.views import Frame, quiz_urls
from lessons.courseware.terminal import file_views
from lessons.courseware.terminal import views as terminal_views

app_name = "courseware"

BENCH = [
    path("pulse/", views.pulse),
    path("rate/", views.rate),
    path("advance/", views.advance),
    path("undo/", views.undo),
    path("redo/", views.redo),
    path("return/", views.go_back),
    path("reset/", views.reset),
    path("acting/sign-in/", acting_views.sign_in),
    path("acting/sign-out/", acting_views.sign_out),
    path("acting/switch/", acting_views.switch),
    path("acting/back/", acting_views.back),
    path("terminal/run/", terminal_views.run),
    path("terminal/complete/", terminal_views.complete),
    path("terminal/save/", file_views.save),
    path("terminal/upload/", file_views.upload),
    path("terminal/download/", file_views.download),
    path("terminal/delete/", file_views.delete),
    path("terminal/<int:number>/", terminal_views.output, name="output"),
]


def on_pages(actions: list[URLPattern], chapter: str) -> list[URLPattern | URLResolver]:
    """A chapter's own actions below each of its pages: for the chapter's urls.py."""
    known: dict[str, Any] = {"chapter": chapter}
    return [
        path(f"{chapter}/missions/<slug:mission>/", include(actions), known),
        path(f"{chapter}/<slug:lesson>/quiz/", include(actions), known | {"quiz": True}),
        path(f"{chapter}/<slug:lesson>/", include(actions), known),
    ]


on_lesson = [
    path("", views.page, name="lesson"),
    path("predict/<slug:prediction>/", views.predict),
    path("sort/<slug:sort>/", views.sort),
    path("scene/", views.scene),
    *BENCH,
]
on_mission = [
    path("", mission_views.mission, name="mission"),
    path("begin/", mission_views.begin),
    path("diagnose/", mission_views.diagnose),
    path("help/", mission_views.help_on),
    *BENCH,
]
on_quiz = [*quiz_urls(Frame(find=of_lesson.find, draw=of_lesson.draw, meter=True)), *BENCH]
urlpatterns = [
    path("course/", course_views.course, name="course"),
    path("connect/", connecting.begin, name="connect"),
    path("account/<uuid:pk>/connect/", connecting.connect, name="connect-account"),
    path("account/<uuid:pk>/connect/key/", connecting.show_key, name="connect-key"),
    path("account/<uuid:pk>/connect/waiting/", connecting.wait, name="connect-wait"),
    path("<slug:chapter>/", course_views.chapter, name="chapter"),
    path("<slug:chapter>/missions/<slug:mission>/", include(on_mission)),
    path("<slug:chapter>/<slug:lesson>/quiz/", include(on_quiz), {"quiz": True}),
    path("<slug:chapter>/<slug:lesson>/", include(on_lesson)),
]
