"""The two switches in the page's header. Both work without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from lessons.people.access import learner_of
from lessons.people.context import theme_context
from lessons.people.forms.switches import LanguageForm, ThemeForm, safe_next
from lessons.people.models import Theme


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language in a cookie, and on the learner when there is one."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    response = HttpResponseRedirect(safe_next(request))
    remember(request, response, "language", settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"])
    return response


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme; with htmx only the button is answered and the page hears `people:theme`."""
    form = ThemeForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    theme = Theme(form.cleaned_data["theme"])
    response: HttpResponse = HttpResponseRedirect(safe_next(request))
    if request.htmx:
        context = {**theme_context(theme), "next": safe_next(request), "announce": True}
        response = render(request, "components/theme.html", context)
    remember(request, response, "theme", settings.THEME_COOKIE_NAME, theme.value)
    return response


def remember(request: HttpRequest, response: HttpResponse, field: str, cookie: str, value: str) -> None:
    response.set_cookie(
        cookie,
        value,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    learner = learner_of(request)
    if learner is not None:
        setattr(learner, field, value)
        learner.save(update_fields=[field])
