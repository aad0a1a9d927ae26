"""What the picture of a run is drawn from."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from lessons.courseware.opening import open_page
from lessons.messaging.panels import conveyor, fan_out
from lessons.people.access import private


@require_safe
@private
def log(request: HttpRequest, **names: Any) -> HttpResponse:
    """What happened to the messages of the run that the address asks for."""
    page = open_page(request, **names)
    run = fan_out.asked(page).run if fan_out.is_asked(page) else conveyor.asked(page).run
    if run is None:
        raise Http404
    return HttpResponse(run.log, content_type="application/json")
