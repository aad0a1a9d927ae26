"""A sample for the load simulation: the function is really called a few times, as anybody would call it."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.courseware.answer import answered, done, not_understood, on_account
from lessons.courseware.page import Page
from lessons.functions import events
from lessons.functions.load_form import targets
from lessons.functions.operations.form import function_of
from lessons.people.throttle import INVOKE, spend
from lessons.sandbox import lab
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.lambda_.load.capacity import LIVES_ON, capacity
from serverless_lab.engine.services.lambda_.load.model import WARM_NEEDED, Capacity
from serverless_lab.engine.services.lambda_.state import Invocation

MOST_TOGETHER = 10
LASTS = 10 * SECOND  # of all runs: the page waits for them


@on_account
def sample(page: Page) -> HttpResponse:
    """As many calls as are missing, or some more. Every one is a step of its own in the journal."""
    function, event = function_of(page), events.read(page).find(page.request.POST.get("event", ""))
    target = page.request.POST.get("target", "")
    if function is None:
        return not_understood(page, _("Deploy the function first."))
    if event is None or (target and target not in targets(function)):
        return not_understood(page, _("The event or the version is not there any more, so nothing was called."))
    spend(page.request, INVOKE)
    there = capacity(page.probe.lambda_, function, target)
    results = _called(page, f"{function.name}:{target}" if target else function.name, event.body, there)
    if results[-1].refusal is not None:
        return answered(page, results[-1], "")
    return done(page, said=_said([run for each in results for run in each.invocations]))


def _called(page: Page, name: str, body: str, there: Capacity) -> list[lab.Result]:
    """As many at once as it takes for one to be cold, where none is known; then one after the other, which are warm."""
    assert page.account is not None
    known, results = there.measured, list[lab.Result]()
    if known.cold_missing:
        at_once = min(there.idle + there.ready + 1, MOST_TOGETHER)
        results += lab.invoke_together(page.account, name, body.encode(), at_once)
    for _number in range(known.warm_missing if results else known.warm_missing or WARM_NEEDED):
        if results and _is_enough(results):
            break
        results.append(lab.call(page.account, "lambda", "Invoke", {"FunctionName": name, "Payload": body.encode()}))
    return results


def _is_enough(results: list[lab.Result]) -> bool:
    """Refused, or long waited for, or the environment is gone, so that no warm run comes of it."""
    runs = [run for each in results for run in each.invocations]
    took = sum(run.preparation + run.init + run.duration for run in runs)
    return results[-1].refusal is not None or took > LASTS or not any(run.status in LIVES_ON for run in runs)


def _said(runs: list[Invocation]) -> str:
    said = ngettext("{n} call was measured.", "{n} calls were measured.", len(runs)).format(n=len(runs))
    failed = sum(run.status != "ok" for run in runs)
    if not failed:
        return said
    return f"{said} " + ngettext("{n} of them failed.", "{n} of them failed.", failed).format(n=failed)
