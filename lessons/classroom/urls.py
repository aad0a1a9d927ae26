"""Addresses of classes, and of quizzes that instructors write: for learners the list and each quiz, for authors the
editor."""

from django.urls import URLPattern, URLResolver, include, path

from lessons.classroom import publishing_views, question_views, taking, views
from lessons.courseware.quizzes.views import Frame, quiz_urls

app_name = "classroom"
on_question = [
    path("", question_views.edit, name="question"),
    path("move/", views.move, name="move"),
    path("duplicate/", views.duplicate, name="duplicate"),
    path("delete/", question_views.delete, name="delete"),
]
on_draft: list[URLPattern | URLResolver] = [
    path("", views.edit, name="edit"),
    path("add/", views.add, name="add"),
    path("new/<str:kind>/", question_views.new, name="new-question"),
    path("question/<slug:question>/", include(on_question)),
    path("publish/", publishing_views.publish, name="publish"),
    path("withdraw/", publishing_views.withdraw, name="withdraw"),
    path("delete/", publishing_views.discard, name="discard"),
    path("restore/", publishing_views.restore, name="restore"),
]
urlpatterns = [
    path("classes/", include(("lessons.classroom.classes.urls", "classes"))),
    path("quizzes/", views.quizzes, name="quizzes"),
    path("quizzes/new/", views.new, name="new"),
    path("quizzes/<int:pk>/edit/", include(on_draft)),
    path("quizzes/<int:pk>/preview/", include((quiz_urls(Frame(taking.preview, taking.draw)), "preview"))),
    path("quizzes/<int:pk>/", include((quiz_urls(Frame(taking.published, taking.draw)), "take"))),
]
