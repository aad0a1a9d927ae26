"""From an address to its page: a lesson's, its quiz's or a mission's."""

from django.http import Http404, HttpRequest

from lessons.courseware import catalogue
from lessons.courseware.lesson_page import LessonPage
from lessons.courseware.missions.page import MissionPage
from lessons.courseware.page import DrawnForAnother, NotBegun, Page
from lessons.courseware.quizzes.page import QuizPage


def open_page(request: HttpRequest, chapter: str, lesson: str = "", mission: str = "", quiz: bool = False) -> Page:
    """Raises Http404 when there is no such page, or no such moment of it could be."""
    try:
        if mission:
            return MissionPage(request, *catalogue.mission(chapter, mission))
        found = catalogue.lesson(chapter, lesson)
    except LookupError:
        raise Http404 from None
    return QuizPage(request, *found) if quiz else LessonPage(request, *found)


def act(request: HttpRequest, *, begins: bool, **names: str) -> Page:
    """The page behind a POST: if the action `begins` one, a visitor becomes a guest with an account of their own.

    Raises DrawnForAnother, and NotBegun where there is no account and this action makes none.
    """
    page = open_page(request, **names)
    drawn_for = request.POST.get("as") or request.GET.get("as", "")
    if drawn_for and drawn_for != page.drawn_for:
        raise DrawnForAnother
    if begins:
        page.begin()
    if page.account is None:
        raise NotBegun
    return page
