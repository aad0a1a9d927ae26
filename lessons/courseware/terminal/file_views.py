"""Files of the terminal: written in the page's editor, brought from the learner's computer, taken there, deleted."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lessons.courseware.answer import action, done, not_understood, on_account
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page
from lessons.courseware.terminal.forms import FileForm, UploadForm
from lessons.courseware.terminal.panel import HERE, desk, read_file
from lessons.people.access import private
from lessons.people.throttle import DEPLOY, spend
from lessons.sandbox.scratch import NotStored
from lessons.sandbox.terminal import Files, Typed

# Whatever a learner made is handed over as bytes to be kept. Should something show it all the same, it is of no origin.
AS_A_FILE = {"Content-Security-Policy": "default-src 'none'; sandbox", "X-Content-Type-Options": "nosniff"}


@action
def save(page: Page) -> HttpResponse:
    form = FileForm(page.request.POST)
    if form.is_valid():
        try:
            Files(desk(page)).write(form.cleaned_data["name"], form.cleaned_data["body"])
        except NotStored as error:
            form.add_error(None, error.sentence)
    if not form.is_valid():
        return _refused(page, editor=form)
    page.where.pop("file", None)
    return done(page, said=_("The file is kept."), quiet=True, shared=_edited(), anchor=HERE)


@action
def upload(page: Page) -> HttpResponse:
    """All of the files that were chosen, or none of them."""
    spend(page.request, DEPLOY)
    form = UploadForm(page.request.POST, page.request.FILES)
    if form.is_valid():
        try:
            with transaction.atomic():
                for each in form.cleaned_data["files"]:
                    Files(desk(page)).write(each.name, each.read())
        except NotStored as error:
            form.add_error("files", error.sentence)
    if not form.is_valid():
        return _refused(page, upload=form)
    n = len(form.cleaned_data["files"])
    said = ngettext("{n} file is kept.", "{n} files are kept.", n).format(n=n)
    return done(page, said=said, quiet=True, shared=_edited(edits=False), anchor=HERE)


@require_safe
@private
def download(request: HttpRequest, **names: Any) -> HttpResponse:
    """One file as it is kept, or as the page brings it along. Nobody becomes a guest by it."""
    name = request.GET.get("name", "")
    try:
        body = read_file(open_page(request, **names), name)
    except KeyError:
        raise Http404 from None
    disposition = content_disposition_header(True, name)
    headers = AS_A_FILE | {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(body, content_type="application/octet-stream", headers=headers)


@on_account
def delete(page: Page) -> HttpResponse:
    name = page.request.POST.get("name", "")
    if not Files(desk(page)).delete(name):
        return not_understood(page, _("There is no such file any more."))
    edits = page.where.get("file") == name
    if edits:
        page.where.pop("file")
    return done(page, said=_("The file is deleted."), quiet=True, shared=_edited(edits=edits), anchor=HERE)


def _refused(page: Page, **forms: FileForm | UploadForm) -> HttpResponse:
    """Nothing was kept; the form says why."""
    said = _("Something in the form needs your attention.")
    return done(page, status=422, said=said, quiet=True, shared=_edited(edits="editor" in forms, **forms))


def _edited(edits: bool = True, **forms: FileForm | UploadForm) -> dict[str, Any]:
    """Something was done with files: no line was typed. `edits`: the editor is drawn anew."""
    return {"typed": Typed([]), "edits": edits} | forms
