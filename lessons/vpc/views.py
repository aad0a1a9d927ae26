"""What the bench of chapter 4 can do: carry out an operation that was filled in a form for, move what is drawn."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from lessons.courseware.answer import action, done, on_account, show
from lessons.courseware.console.performing import perform as carry_out
from lessons.courseware.page import Page
from lessons.vpc import placing
from lessons.vpc.forms import FORMS
from lessons.vpc.forms.moving import MoveForm
from lessons.vpc.panels import topology


@action
def perform(page: Page, form: str) -> HttpResponse:
    """One operation of EC2, as whoever acts in the account."""
    if form not in FORMS:
        raise Http404
    return carry_out(page, FORMS[form](page.request.POST))


@on_account
def move(page: Page) -> HttpResponse:
    """Something of the drawing, by hand. The account stays as it is."""
    form = MoveForm(topology.drawing(page), page.request.POST)
    if not form.is_valid():
        return done(page, status=422, said=_("This is not in the picture any more."), quiet=True)
    thing = form.cleaned_data["thing"]
    x, y = form.to()
    if thing in form.vpcs:
        placing.move_subnet(page, form.vpcs[thing], thing, y)
    else:
        placing.move_vpc(page, thing, x, y)
    return _drawn(page)


@on_account
def lay_out_again(page: Page) -> HttpResponse:
    placing.forget(page)
    return _drawn(page)


def _drawn(page: Page) -> HttpResponse:
    return show(page) if page.request.htmx else HttpResponseRedirect(page.link(), status=303)
