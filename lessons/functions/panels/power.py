"""Power tuning: what a call takes and costs with each memory size, measured by real calls."""

from typing import Any

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.functions import curves, events, tuning
from lessons.functions.operations.form import function_of
from lessons.functions.tuning_form import SIZES, USUAL_TIMES, TuningForm
from lessons.sandbox.limits import limit

TEMPLATE = "functions/panels/power.html"
HAS_FORMS = True


def read(page: Page, form: "OperationForm | TuningForm | None") -> dict[str, Any]:
    """A form that was sent is shown as it was filled in, also when all went well."""
    function = function_of(page)
    if function is None:
        return {}
    found = tuning.read(page.probe, function.name)
    sent = form if isinstance(form, TuningForm) else None
    if sent is not None:
        sent.placed = True
    return {
        "tune": sent or _form(page, found),
        "tuning": found,
        "curves": curves.draw(found) if found else [],
        "seconds": limit("LAB_TUNING_SECONDS"),
        "longest": limit("LAB_TUNING_CALL_SECONDS"),
    }


def _form(page: Page, found: tuning.Tuning | None) -> TuningForm:
    """As the newest tuning was made, so that it can be made once more."""
    kept = events.read(page)
    sizes = [size.memory for size in found.sizes] if found else SIZES
    times = max(len(size.runs) for size in found.sizes) if found else USUAL_TIMES
    initial = {
        "event": kept.chosen(page.where.get("event", "")).name,
        "sizes": ", ".join(map(str, sizes)),
        "times": max(times, USUAL_TIMES),
    }
    return TuningForm(initial=initial, kept=kept)
