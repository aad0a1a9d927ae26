"""Export and import: an account as a SAM template, its functions as zips, and a template made in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lessons.people.access import SOMEBODY_ELSE, is_for_somebody_else, private
from lessons.people.throttle import DEPLOY, spend
from lessons.sandbox import lab
from lessons.sandbox.acting import Acts
from lessons.sandbox.hints import HINTS
from lessons.sandbox.limits import limit
from lessons.sandbox.sam import applying, read_me, uploads, words
from lessons.sandbox.sam.forms import PlanForm, TemplateForm, read
from serverless_lab.runtime.packages import File
from serverless_lab.sam import exporting
from serverless_lab.sam.exports.draft import CodeTooLarge
from serverless_lab.sam.plan import Plan

PAGE, PLAN = "sandbox/template.html", "sandbox/template_plan.html"
# Bytes to be kept. Should something show them all the same, they are of no origin.
AS_A_FILE = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}


@require_safe
@private
def template(request: HttpRequest, pk: UUID) -> HttpResponse:
    account = lab.account_for(request.user, pk)
    return _page(request, account, TemplateForm())


def _page(request: HttpRequest, account: lab.Account, form: TemplateForm, status: int = 200) -> HttpResponse:
    view = _look(request, account)
    if view is None:
        return redirect("account")
    exported = exporting.export(view.cloud, 0)
    functions = view.state.parts.get(f"lambda/{view.state.region}")
    context = {
        "account": account,
        "acts": Acts.of(account),
        "form": form,
        "counts": words.counted(exported.types),
        "left": words.left_behind(exported.left),
        "functions": sorted(functions.functions) if functions else [],
        "deploy": read_me.DEPLOY,
    }
    return render(request, PAGE, context, status=status)


def _look(request: HttpRequest, account: lab.Account) -> lab.View | None:
    """The account as it is; where it cannot be opened, "My AWS account" says more."""
    try:
        return lab.look(account)
    except lab.Unopenable as error:
        messages.warning(request, error.sentence)
        return None


@require_safe
@private
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The template with its code, as one zip."""
    account = lab.account_for(request.user, pk)
    spend(request, DEPLOY)
    view = _look(request, account)
    if view is None:
        return redirect("account")
    try:
        exported = exporting.export(view.cloud, limit("LAB_TEMPLATE_UNPACKED_BYTES"))
    except CodeTooLarge:
        messages.warning(request, _("All code together is more than one file should hold. Take it along one by one."))
        return redirect("account-template", pk)
    text = read_me.text(words.left_behind(exported.left))
    data = exported.packed(more={"README.md": File(text.encode())})
    return as_file(f"sam-template-{account.account_id}.zip", data)


@require_safe
@private
def code(request: HttpRequest, pk: UUID, function: str) -> HttpResponse:
    """The deployment package of a function, byte for byte as it was deployed."""
    account = lab.account_for(request.user, pk)
    spend(request, DEPLOY)
    view = _look(request, account)
    if view is None:
        return redirect("account")
    part = view.state.parts.get(f"lambda/{view.state.region}")
    if part is None or function not in part.functions:
        raise Http404
    return as_file(f"{function}.zip", view.cloud.bodies.get(part.functions[function].code_digest))


def as_file(name: str, data: bytes) -> HttpResponse:
    headers = AS_A_FILE | {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(data, content_type="application/zip", headers=headers)


@require_POST
@private
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep a template that can be read, and show what it would make."""
    account = lab.account_for(request.user, pk)
    spend(request, DEPLOY)
    form = TemplateForm(request.POST, request.FILES)
    if is_for_somebody_else(request):
        form.add_error("file", str(SOMEBODY_ELSE))
    if not form.is_valid():
        return _page(request, account, form, status=422)
    return redirect("account-template-plan", pk, uploads.keep(account.pk, form.cleaned_data["file"]))


@require_http_methods(["GET", "HEAD", "POST"])
@private
def plan(request: HttpRequest, pk: UUID, digest: str) -> HttpResponse:
    """What an uploaded template would make; `make` makes it, `look` looks again with other values."""
    account = lab.account_for(request.user, pk)
    spend(request, DEPLOY)
    try:
        found = read("", uploads.find(account.pk, digest))
    except uploads.UploadGone as gone:
        messages.warning(request, gone.sentence)
        return redirect("account-template", pk)
    if request.method != "POST":
        return _show_plan(request, account, found, PlanForm(found.parameters))
    form = PlanForm(found.parameters, request.POST)
    if is_for_somebody_else(request):
        form.add_error(None, str(SOMEBODY_ELSE))
    if not form.is_valid() or "make" not in request.POST:
        return _show_plan(request, account, found, form)
    if found.left_out and not form.cleaned_data["leave_out"]:
        form.add_error("leave_out", _("Tick this, or take it out of the template and upload it again."))
        return _show_plan(request, account, found, form)
    return _make(request, account, found, form)


def _make(request: HttpRequest, account: lab.Account, found: Plan, form: PlanForm) -> HttpResponse:
    try:
        done = applying.make(account, found, form.cleaned_data["stack"], form.given)
    except lab.LabError as error:
        form.add_error(None, error.sentence)
        return _show_plan(request, account, found, form)
    if done.problem or done.refusal:
        return _show_plan(request, account, found, form)  # which finds the same, and says it
    uploads.forget(account.pk)
    made = ", ".join(done.counts) or _("nothing that was not there")
    messages.success(request, _("Made: {made}. It is one step: undo takes all of it back.").format(made=made))
    return redirect("account-template", account.pk)


def _show_plan(request: HttpRequest, account: lab.Account, found: Plan, form: PlanForm) -> HttpResponse:
    view = _look(request, account)
    if view is None:
        return redirect("account")
    sound = not form.is_bound or form.is_valid()
    stack = form.cleaned_data["stack"] if form.is_bound and "stack" in form.cleaned_data else form["stack"].initial
    looked = applying.look(view.cloud, found, stack, form.given)
    context: dict[str, Any] = {
        "account": account,
        "acts": Acts.of(account),
        "form": form,
        "looked": looked,
        "hint": HINTS.get(looked.refusal.hint, "") if looked.refusal else "",
        "left_out": applying.consents(found),
        "url": request.path,
    }
    refused = looked.problem or looked.refusal or not sound
    return render(request, PLAN, context, status=422 if request.method == "POST" and refused else 200)
