"""A message for htmx goes where the page shows notices, whatever the request was to change."""

from django.http import HttpResponse


def as_notice(response: HttpResponse) -> HttpResponse:
    response["HX-Retarget"], response["HX-Reswap"] = "#notice", "innerHTML"
    return response
