"""Answering a quiz. Where it stands, and the page around it, come from a `Frame`; `quiz_urls` gives the addresses.

`find` and `draw` of a lesson's quiz stand in `of_lesson.py`.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lessons.courseware import catalogue
from lessons.courseware.finding import Finding
from lessons.courseware.models import Response
from lessons.courseware.probe import Probe
from lessons.courseware.quiz import Act, Question
from lessons.courseware.quizzes import attempts
from lessons.courseware.quizzes.answers import form_for
from lessons.courseware.quizzes.answers.arranged import OrderingForm
from lessons.courseware.quizzes.answers.base import AnswerForm
from lessons.courseware.quizzes.answers.origin import OriginForm
from lessons.courseware.quizzes.attempts import CannotAnswer, Source
from lessons.courseware.quizzes.marking import mark
from lessons.courseware.quizzes.states import Now, QuizState, read
from lessons.people.access import is_for_somebody_else, learner_of, private
from lessons.people.guests import ensure_learner
from lessons.sandbox import lab

CANNOT = {
    "other-attempt": gettext_lazy(
        "Your answer belonged to another attempt than the current one, so it was not counted. This is the current one."
    ),
    "changed": gettext_lazy("This quiz was changed meanwhile, so the answer was not counted. Begin a fresh attempt."),
    "other-person": gettext_lazy(
        "You are somebody else now than when this page was opened, so nothing was counted. "
        "The top of the page says who."
    ),
    "closed": gettext_lazy("This quiz is not published at the moment, so nothing was counted."),
}


def draw_page(request: HttpRequest, quiz: QuizState, status: int) -> HttpResponse:
    """The quiz on a page of its own."""
    return render(request, "courseware/quiz/page.html", {"quiz": quiz}, status=status)


def own_account(request: HttpRequest) -> Probe:
    """The learner's main account as it is now; before there is one, an account in which nothing was done."""
    learner = learner_of(request)
    account = learner.accounts.filter(main=True).first() if learner else None
    return Probe((lab.look(account) if account else lab.preview()).cloud)


@dataclass(frozen=True)
class Frame:
    """`find` is given the request and the names in its address, and raises Http404; `draw` makes the whole page.

    `meter`: at the top of that page stands how much is done.
    """

    find: Callable[..., Source]
    draw: Callable[[HttpRequest, QuizState, int], HttpResponse] = draw_page
    probe: Callable[[HttpRequest], Probe] = own_account
    meter: bool = False


def quiz_urls(frame: Frame) -> list[URLPattern]:
    """Below the quiz's own address, which is called "quiz"."""
    return [
        path("", private(require_safe(partial(show, frame))), name="quiz"),
        path("answer/<str:question>/", private(require_POST(partial(answer, frame))), name="quiz-answer"),
        path("again/", private(require_POST(partial(again, frame))), name="quiz-again"),
    ]


def show(frame: Frame, request: HttpRequest, **names: Any) -> HttpResponse:
    source = frame.find(request, **names)
    named = request.GET.get("attempt", "")
    wanted = OriginForm({"attempt": named})
    if not wanted.is_valid():
        raise Http404
    return frame.draw(request, _read(request, source, attempt_id=wanted.cleaned_data["attempt"]), 200)


def answer(frame: Frame, request: HttpRequest, question: str, **names: Any) -> HttpResponse:
    """An answer, or one move of an ordering question that is not answered yet."""
    source = frame.find(request, **names)
    sent = OriginForm(request.POST)
    sent.is_valid()
    origin = sent.cleaned_data
    try:
        _check_drawn_for(request, source, origin)
        asked = _asked(source, question, origin)
        seed = origin.get("seed")
        form = form_for(asked, attempts.first_seed(source, learner_of(request)) if seed is None else seed, request.POST)
        if isinstance(form, OrderingForm) and "move" in request.POST:
            return _moved(frame, request, source, form)
        if not form.is_valid():
            return _answered(frame, request, source, asked, Now(forms={asked.id: form}), 422)
        return _judged(frame, request, source, form, origin)
    except CannotAnswer as refused:
        return _refused(frame, request, source, refused)


def again(frame: Frame, request: HttpRequest, **names: Any) -> HttpResponse:
    """A fresh attempt after the one that the page showed."""
    source = frame.find(request, **names)
    sent = OriginForm(request.POST)
    learner = learner_of(request)
    if is_for_somebody_else(request):
        return _refused(frame, request, source, CannotAnswer("other-person"))
    if learner is not None and sent.is_valid() and not source.preview:
        try:
            attempts.again(source, learner, sent.cleaned_data["attempt"])
        except CannotAnswer as refused:
            return _refused(frame, request, source, refused)
    return HttpResponseRedirect(f"{source.url}#quiz", status=303)


def _judged(
    frame: Frame, request: HttpRequest, source: Source, form: AnswerForm, origin: dict[str, Any]
) -> HttpResponse:
    """A valid form: an act is judged by what the account looks like, and costs nothing as long as it is not done."""
    asked = form.question
    if isinstance(asked, Act):
        finding = _look(frame.probe(request), asked)
        if not finding.met:
            return _answered(frame, request, source, asked, Now(forms={asked.id: form}, findings={asked.id: finding}))
        form.cleaned_data["answer"] = True
    if source.preview:
        kept = Response(question_id=asked.id, given=form.given(), mark=mark(asked, form.given()).fraction)
        kept.confidence = form.cleaned_data["confidence"]
        return _answered(frame, request, source, asked, Now(responses={asked.id: kept}))
    newcomer = not request.user.is_authenticated
    _keep(request, source, asked, form, origin)
    if request.htmx:
        return _answered(frame, request, source, asked, Now(), newcomer=newcomer)
    return HttpResponseRedirect(f"{source.url}#question-{asked.id}", status=303)


def _check_drawn_for(request: HttpRequest, source: Source, origin: dict[str, Any]) -> None:
    """Raises CannotAnswer for an answer that comes from somebody else's page, or from another version of the quiz."""
    if is_for_somebody_else(request):
        raise CannotAnswer("other-person")
    if origin.get("version") not in (None, source.quiz.version) and not source.preview:
        raise CannotAnswer("changed")


def _keep(request: HttpRequest, source: Source, asked: Question, form: AnswerForm, origin: dict[str, Any]) -> None:
    """A visitor becomes a guest by it, unless the page was drawn for somebody whose session has ended."""
    if origin.get("attempt") and not request.user.is_authenticated:
        raise CannotAnswer("other-attempt")
    if not source.open:
        raise CannotAnswer("closed")
    learner = ensure_learner(request)
    sure = form.cleaned_data["confidence"]
    attempts.answer(source, learner, asked, form.given(), confidence=sure, origin=origin)


def _moved(frame: Frame, request: HttpRequest, source: Source, form: OrderingForm) -> HttpResponse:
    """Nothing is answered yet: the question is shown again with one item moved."""
    moved, item_id = form.moved(request.POST["move"])
    response = _answered(frame, request, source, moved.question, Now(forms={moved.question.id: moved}))
    order = [item.id for item in moved.shown()]
    if request.htmx and item_id:
        said = _("Now in place {place} of {count}.").format(place=order.index(item_id) + 1, count=len(order))
        response["HX-Trigger"] = json.dumps({"lab:announce": {"text": said}})
    return response


def _look(probe: Probe, act: Act) -> Finding:
    try:
        return catalogue.check(act.check)[2].look(probe)
    except LookupError:
        raise Http404 from None


def _answered(
    frame: Frame,
    request: HttpRequest,
    source: Source,
    asked: Question,
    now: Now,
    status: int = 200,
    *,
    newcomer: bool = False,
) -> HttpResponse:
    """For htmx the one question, the score and the summary, and who a newcomer is now; otherwise the page."""
    state = _read(request, source, now)
    if not request.htmx:
        return frame.draw(request, state, status)
    try:
        variables = {"quiz": state, "state": state.question(asked.id), "meter": frame.meter, "newcomer": newcomer}
    except StopIteration:
        return _whole(request, state, status)
    return render(request, "courseware/quiz/answer.html", variables, status=status)


def _refused(frame: Frame, request: HttpRequest, source: Source, refused: CannotAnswer) -> HttpResponse:
    state = _read(request, source, Now(notice=str(CANNOT[refused.reason])))
    return _whole(request, state, 409) if request.htmx else frame.draw(request, state, 409)


def _whole(request: HttpRequest, state: QuizState, status: int) -> HttpResponse:
    response = render(request, "courseware/quiz/quiz.html", {"quiz": state}, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#quiz", "outerHTML"
    return response


def _read(request: HttpRequest, source: Source, now: Now | None = None, *, attempt_id: int | None = None) -> QuizState:
    return read(source, learner_of(request), get_language() or "en", now, attempt_id=attempt_id)


def _asked(source: Source, question_id: str, origin: dict[str, Any]) -> Question:
    """Raises Http404, or CannotAnswer when the page was drawn with another version, which may have had it."""
    try:
        return source.quiz.question(question_id)
    except StopIteration:
        if origin.get("version") not in (None, source.quiz.version):
            raise CannotAnswer("changed") from None
        raise Http404 from None
