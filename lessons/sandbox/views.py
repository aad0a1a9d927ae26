"""My account: what the simulated account holds, and taking it along, bringing it back, setting it back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lessons.people.access import SOMEBODY_ELSE, is_for_somebody_else, learner_of, private
from lessons.people.forms.switches import safe_next
from lessons.people.guests import ensure_learner
from lessons.people.throttle import DEPLOY, spend
from lessons.sandbox import inventory, lab, unverified
from lessons.sandbox.acting import Acts
from lessons.sandbox.changes import smallest
from lessons.sandbox.decisions import show
from lessons.sandbox.forms import ImportForm
from lessons.sandbox.unverified_words import explained

PAGE = "sandbox/accounts.html"


@require_safe
@private
def accounts(request: HttpRequest) -> HttpResponse:
    return render(request, PAGE, _context(request))


def _context(request: HttpRequest, form: ImportForm | None = None) -> dict[str, Any]:
    learner = learner_of(request)
    own = lab.own_accounts(learner) if learner else []
    main = next((account for account in own if account.main), None)
    others = [account for account in own if not account.main]
    acts = Acts.of(main) if main else None
    context = {"main": main, "others": others, "acts": acts, "form": form or ImportForm()}
    context |= {"unverified": unverified.count(main) if main else 0}
    try:
        view = lab.look(main) if main else lab.preview()
    except lab.Unopenable as error:
        return context | {"unreadable": error.sentence, "can_export": isinstance(error, lab.JournalDiverged)}
    steps = lab.count_steps(main)[0] if main else 0
    return context | {"view": view, "steps": steps, "inventory": inventory.read(view)}


@require_safe
@private
def export(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The account as one file, undone branches included."""
    account = lab.account_for(request.user, pk)
    spend(request, DEPLOY)
    response = HttpResponse(lab.export_account(account), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="serverless-lab-{account.account_id}.zip"'
    return response


@require_safe
@private
def why(request: HttpRequest, pk: UUID, position: int) -> HttpResponse:
    """One call of the journal, asked again of the account as it was before it: the path of its decision."""
    account = lab.account_for(request.user, pk)
    try:
        found = lab.why(account, position)
    except lab.NoSuchMoment:
        raise Http404 from None
    context = {"why": found, "acts": Acts.of(account), "back": safe_next(request)}
    if found.decision and found.situation:
        turned = [] if found.decision.allowed else smallest(found.situation)
        context |= {"shown": show(found.decision), "flips": turned}
    return render(request, "sandbox/why.html", context)


@require_safe
@private
def unverified_calls(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What came with a key of the account and a signature that did not fit."""
    account = lab.account_for(request.user, pk)
    calls = [explained(call) for call in unverified.latest(account)]
    return render(request, "sandbox/unverified.html", {"account": account, "acts": Acts.of(account), "calls": calls})


@require_POST
@private
def bring(request: HttpRequest) -> HttpResponse:
    """An exported account becomes the one that lessons are done in; the one before is kept beside it."""
    form = ImportForm(request.POST, request.FILES)
    if is_for_somebody_else(request):
        form.add_error("file", str(SOMEBODY_ELSE))
    if form.is_valid():
        learner = ensure_learner(request)
        spend(request, DEPLOY)
        try:
            lab.import_account(learner, form.cleaned_data["file"])
        except lab.LabError as refusal:
            form.add_error("file", refusal.sentence)
    if not form.is_valid():
        return render(request, PAGE, _context(request, form), status=422)
    messages.success(request, _("The account is here and is now your main one. The one before is kept below."))
    return redirect("account")


def on_own(view: Callable[[HttpRequest, lab.Account], str]) -> Callable[..., HttpResponse]:
    """A view that does something to one of the learner's own accounts and says what was done."""

    @require_POST
    @private
    @wraps(view)
    def acting(request: HttpRequest, pk: UUID) -> HttpResponseRedirect:
        try:
            messages.success(request, view(request, lab.account_for(request.user, pk)))
        except lab.NotYours:
            raise
        except lab.LabError as error:
            messages.warning(request, error.sentence)
        return redirect(safe_next(request) if "next" in request.POST else "account")

    return acting


@on_own
def reset(request: HttpRequest, account: lab.Account) -> str:
    lab.reset(account)
    return _("The account is as it was in the beginning. Undo brings everything back.")


@on_own
def undo(request: HttpRequest, account: lab.Account) -> str:
    lab.undo(account)
    return _("The last step is undone.")


@on_own
def act_as_owner(request: HttpRequest, account: lab.Account) -> str:
    """Whoever acts at the console signs out; done twice it is as true."""
    lab.call(account, "lab", "SignOut", {})
    return _("Signed out. You act as the owner of the account again.")


@on_own
def use(request: HttpRequest, account: lab.Account) -> str:
    lab.make_main(request.user, account)
    return _("Lessons are now done in this account.")


@on_own
def delete(request: HttpRequest, account: lab.Account) -> str:
    """Only one that lessons are not done in."""
    lab.delete_account(account)
    return _("The account is deleted.")


@require_POST
@private
def begin_anew(request: HttpRequest) -> HttpResponse:
    """An empty account to do lessons in; the present one is kept beside it."""
    learner = learner_of(request)
    if learner and not is_for_somebody_else(request):
        spend(request, DEPLOY)
        try:
            lab.begin_anew(learner)
            messages.success(request, _("Lessons are now done in an empty account. The one before is kept below."))
        except lab.LabError as error:
            messages.warning(request, error.sentence)
    return redirect("account")
