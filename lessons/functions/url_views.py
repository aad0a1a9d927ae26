"""What the bench can do about the function's URL."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lessons.courseware.answer import answered, done, not_understood, on_account
from lessons.courseware.page import Page
from lessons.functions.addressed import missing_statements, own_url
from lessons.functions.url_form import UrlForm
from lessons.sandbox import lab


@on_account
def save(page: Page) -> HttpResponse:
    """Make or change it. A public one lets everybody in at once, as AWS's console does it; all is one step."""
    form = UrlForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, form.problem())
    is_new = own_url(page, page.bench.function) is None
    result = _saved(page, form, "CreateFunctionUrlConfig" if is_new else "UpdateFunctionUrlConfig")
    if result.refusal is not None:
        return done(page, status=422, refusal=result.refusal, said=result.refusal.message, url_form=form)
    return answered(page, result, _("The function has a URL.") if is_new else _("Saved. It counts from the next call."))


def _saved(page: Page, form: UrlForm, operation: str) -> lab.Result:
    named = {"FunctionName": page.bench.function}
    params = form.params()
    if not params["Cors"] and operation.startswith("Create"):
        del params["Cors"]
    function = page.probe.function(page.bench.function)
    public = missing_statements(function) if function and params["AuthType"] == "NONE" else []
    wanted = [(operation, params), *(("AddPermission", each) for each in public)]
    return lab.call_in_turn(page.account, [("lambda", each, named | more) for each, more in wanted])


@on_account
def delete(page: Page) -> HttpResponse:
    result = lab.call(page.account, "lambda", "DeleteFunctionUrlConfig", {"FunctionName": page.bench.function})
    return answered(page, result, _("The URL is deleted. The function's policy stays as it was."))
