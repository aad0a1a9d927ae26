"""What the page of a run asks for by itself: its picture, its comparisons, and whether it is ready."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
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
    told = run.log
    if told is None:
        return HttpResponse(status=503, headers={"Retry-After": "1"})
    return HttpResponse(told, content_type="application/json")


@require_safe
@private
def compared(request: HttpRequest, **names: Any) -> HttpResponse:
    """A topic's run beside the others, for htmx the table alone. While they are worked out htmx keeps on asking."""
    page = open_page(request, **names)
    run = fan_out.asked(page).run
    if run is None or not run.comparable:
        raise Http404
    ready, variables = run.compared, {"page": page, "run": run, "plan": run.plan}
    if not request.htmx:
        return render(request, "messaging/compared.html", variables | {"ready": ready})
    return render(request, "messaging/parts/patterns.html", variables) if ready else HttpResponse(status=204)


@require_safe
@private
def ready(request: HttpRequest, **names: Any) -> HttpResponse:
    """Is everything there that the page asked for? Then it shows itself."""
    page = open_page(request, **names)
    asked = fan_out.asked(page) if fan_out.is_asked(page) else conveyor.asked(page)
    if asked.waits:
        return HttpResponse(status=204)
    return render(request, "messaging/parts/ready.html", {"page": page})
