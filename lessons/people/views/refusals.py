"""The answer to a form whose token is not the browser's: the page was opened before signing in or out, or long ago."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def out_of_date(request: HttpRequest) -> HttpResponse:
    """Leads back to the page, which brings a fresh token along."""
    return HttpResponse(render_to_string("403_csrf.html", {"back": request.path}), status=403)
