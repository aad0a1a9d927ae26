"""The pages that lead through the course: home, the course map, a chapter."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lessons.courseware import catalogue, standing
from lessons.courseware.lesson_page import LessonPage
from lessons.people.access import learner_of, private


@require_safe
@private
def home(request: HttpRequest) -> HttpResponse:
    """What the lab is, with a small live sandbox; for somebody who has begun also where to go on."""
    found = standing.read(learner_of(request))
    return render(request, "courseware/home.html", {"standing": found, **showcase(request)})


def showcase(request: HttpRequest) -> dict[str, Any]:
    """The first chapter's live sandbox that has one, on the reader's own account."""
    chapter = next(each for each in catalogue.chapters() if each.showcase)
    page = LessonPage(request, chapter, chapter.lessons[0])
    return {"page": page, "showcase": chapter.showcase.template} | chapter.showcase.context(page)


@require_safe
@private
def course(request: HttpRequest) -> HttpResponse:
    """Everything there is, how far one is in it, and what comes next."""
    return render(request, "courseware/course.html", {"standing": standing.read(learner_of(request))})


@require_safe
@private
def chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    found = standing.read(learner_of(request))
    entry = next((each for each in found.chapters if each.chapter.slug == chapter), None)
    if entry is None:
        raise Http404
    step = next((step for lesson in entry.lessons if (step := lesson.to_do)), None)
    return render(request, "courseware/chapter.html", {"standing": found, "entry": entry, "next_step": step})
