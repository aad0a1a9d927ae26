"""What the bench of chapter 5 can do: deploy, invoke, carry out what a form was filled in for, keep test events."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lessons.courseware.answer import action, answered, done, not_understood, on_account
from lessons.courseware.console.performing import perform as carry_out
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page
from lessons.functions import events, gallery
from lessons.functions.bench import PYTHON, Language, creation, language_of
from lessons.functions.desk import chosen_language
from lessons.functions.forms import EventForm, InvokeForm, SourceForm
from lessons.functions.operations import FORMS
from lessons.functions.outcome import said_of
from lessons.functions.packages import PackageForm, edited_file
from lessons.functions.samples.table import find
from lessons.people.access import private
from lessons.people.throttle import DEPLOY, INVOKE, spend
from lessons.sandbox import lab, sources
from lessons.sandbox.sam.views import as_file

LOG_TAIL: dict[str, dict[str, str]] = {"RequestResponse": {"LogType": "Tail"}, "Event": {}}
TOGETHER = {"two": 2, "three": 3}


@action
def deploy(page: Page) -> HttpResponse:
    """CreateFunction the first time, UpdateFunctionCode after that. The text is kept until it is accepted."""
    form = SourceForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, str(form.errors["source"][0]))
    spend(page.request, DEPLOY)
    text = form.cleaned_data["source"]
    language = chosen_language(page, page.bench, page.probe.function(page.bench.function))
    events.keep(page, events.DRAFT, language.draft, text)
    if "keep" in page.request.POST:
        return done(page, said=_("Your draft is kept."))
    result = lab.call(page.account, "lambda", *_deployment(page, _package(page, text, language), language))
    if result.refusal is None:
        events.drop(page, events.DRAFT, language.draft)
    return answered(page, result, _("Deployed. The next call runs this code."))


def _package(page: Page, text: str, language: Language) -> bytes:
    """The text beside whatever else was deployed with it."""
    function = page.probe.function(page.bench.function)
    if function is None:
        return sources.pack(text, language.file)
    package = page.view.cloud.bodies.get(function.code_digest)
    return sources.put(package, edited_file(sources.names(package), function.handler, language), text)


@action
def upload(page: Page) -> HttpResponse:
    """The same with a zip: all of the function's code is what is in it."""
    function = page.probe.function(page.bench.function)
    language = chosen_language(page, page.bench, function)
    handler = function.handler if function is not None else language.handler
    form = PackageForm(page.request.POST, page.request.FILES, handler=handler, language=language)
    spend(page.request, DEPLOY)
    if not form.is_valid():
        return done(page, status=422, package_form=form, said=str(form.errors["package"][0]))
    result = lab.call(page.account, "lambda", *_deployment(page, form.cleaned_data["package"], language))
    if result.refusal is None:
        events.drop(page, events.DRAFT, language.draft)
    return answered(page, result, _("Deployed. The next call runs the code of this zip."))


@require_safe
@private
def download(request: HttpRequest, **names: Any) -> HttpResponse:
    """The function's package, byte for byte as it was deployed. Nobody becomes a guest by it."""
    page = open_page(request, **names)
    function = page.probe.function(page.bench.function)
    if function is None:
        raise Http404
    return as_file(f"{function.name}.zip", page.view.cloud.bodies.get(function.code_digest))


def _deployment(page: Page, code: bytes, language: Language) -> tuple[str, dict[str, Any]]:
    name = page.bench.function
    if page.probe.function(name) is not None:
        return "UpdateFunctionCode", {"FunctionName": name, "ZipFile": code}
    return "CreateFunction", creation(page.view.cloud.state.account_id, name, code, language)


@action
def invoke(page: Page) -> HttpResponse:
    """One call, some at once, or one that is queued. The newest run becomes the one that is looked at."""
    form = InvokeForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, form.problem())
    event = events.read(page).find(form.cleaned_data["event"])
    body = form.cleaned_data["body"] or (event.body if event else "")
    if not body:
        text = _("The event “{name}” is not there any more, so nothing was called. Choose another one.")
        return not_understood(page, text.format(name=form.cleaned_data["event"]))
    spend(page.request, INVOKE)
    page.where |= {"event": form.cleaned_data["event"]}
    page.where.pop("run", None)
    return _called(page, form.cleaned_data["kind"], body.encode())


def _called(page: Page, kind: str, body: bytes) -> HttpResponse:
    name = page.bench.function
    if kind in TOGETHER:
        results = lab.invoke_together(page.account, name, body, TOGETHER[kind])
        return _together(page, results)
    if kind == "async":
        result = lab.call(page.account, "lambda", "Invoke", _call(name, body, "Event"))
        return answered(page, result, _("Accepted: Lambda has put the event into its queue."), quiet=True)
    result = lab.call(page.account, "lambda", "Invoke", _call(name, body, "RequestResponse"))
    return answered(page, result, said_of(result.invocations), quiet=True)


def _together(page: Page, results: list[lab.Result]) -> HttpResponse:
    """Some may have been throttled while others ran: both is told."""
    said = said_of([run for each in results for run in each.invocations])
    refusals = [each.refusal for each in results if each.refusal is not None]
    if not refusals or len(refusals) == len(results):
        return answered(page, results[-1], said, quiet=True)
    throttled = ngettext("{n} call was refused.", "{n} calls were refused.", len(refusals)).format(n=len(refusals))
    return done(page, said=f"{said} {throttled}", refusal=refusals[0], stay=True, quiet=True)


def _call(name: str, body: bytes, kind: str) -> dict[str, Any]:
    return {"FunctionName": name, "InvocationType": kind, "Payload": body} | LOG_TAIL[kind]


@action
def try_sample(page: Page) -> HttpResponse:
    """Deploy the handler that goes with a sample, and call it with the event that lies in the editor.

    What the learner has in the code editor, or has kept as a draft, stays where it is.
    """
    form = EventForm(page.request.POST)
    sample = find(page.request.POST.get("sample", ""))
    if sample is None:
        return not_understood(page, _("Pick a sample event first."))
    if not form.is_valid():
        return done(page, status=422, event_form=form, said=_("Something in the form needs your attention."))
    function = page.probe.function(page.bench.function)
    if function is not None and language_of(function.runtime) is not PYTHON:
        said = _("This handler is written in Python. Choose a Python runtime for the function first.")
        return not_understood(page, said)
    spend(page.request, DEPLOY)
    spend(page.request, INVOKE)
    result = lab.call(page.account, "lambda", *_deployment(page, sources.pack(sample.starter), PYTHON))
    if result.refusal is not None:
        return answered(page, result, "", quiet=True)
    page.where.pop("run", None)
    return _called(page, "sync", form.cleaned_data["body"].encode())


@on_account
def perform(page: Page, operation: str) -> HttpResponse:
    """An operation that was filled in a form for, as whoever acts in the account."""
    if operation not in FORMS:
        raise Http404
    return carry_out(page, FORMS[operation](page.request.POST))


@action
def save_event(page: Page) -> HttpResponse:
    form = EventForm(page.request.POST)
    if form.is_valid() and events.full(page, form.cleaned_data["name"]):
        text = ngettext("{n} event is the most.", "{n} events are the most.", events.AT_MOST)
        form.add_error(None, text.format(n=events.AT_MOST))
    if not form.is_valid():
        return done(page, status=422, event_form=form, said=_("Something in the form needs your attention."))
    events.keep(page, events.EVENT, form.cleaned_data["name"], form.cleaned_data["body"])
    page.where |= {"event": form.cleaned_data["name"]}
    page.where.pop(gallery.PARAMETER, None)
    return done(page, said=_("The event is saved."))


@on_account
def delete_event(page: Page) -> HttpResponse:
    events.drop(page, events.EVENT, page.request.POST.get("name", ""))
    page.where.pop("event", None)
    return done(page, said=_("The event is deleted."))
