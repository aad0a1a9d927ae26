"""What the language and theme switches accept, and where a form may lead back to."""

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from lessons.people.models import Theme


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)


class ThemeForm(forms.Form):
    theme = forms.ChoiceField(choices=Theme.choices)


def safe_next(request: HttpRequest) -> str:
    """The address in `next` when it is on this site, otherwise the first page; the Referer is never asked."""
    address = request.POST.get("next") or request.GET.get("next", "")
    mine = {request.get_host()}
    if url_has_allowed_host_and_scheme(address, allowed_hosts=mine, require_https=request.is_secure()):
        return address
    return reverse("home")
