"""How calls ended, as a sentence for the live region."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.courseware.templatetags.lab import took
from serverless_lab.engine.services.lambda_.state import Invocation


def said_of(runs: list[Invocation]) -> str:
    if len(runs) != 1:
        cold = sum(run.cold for run in runs)
        text = ngettext(
            "{n} call has ended, {cold} of them cold.", "{n} calls have ended, {cold} of them cold.", len(runs)
        )
        return text.format(n=len(runs), cold=cold)
    run = runs[0]
    span = took(run.preparation + run.init + run.duration)
    if run.status != "ok":
        return _("The function failed after {span}: {error}").format(span=span, error=run.error_type)
    if run.cold:
        return _("Cold start. The call took {span}.").format(span=span)
    return _("Warm start. The call took {span}.").format(span=span)
