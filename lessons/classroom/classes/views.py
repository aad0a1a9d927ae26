"""A class: made by an instructor, seen by who is in it, led by who may."""

import secrets

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lessons.classroom.access import for_instructors
from lessons.classroom.classes import membership as classes
from lessons.classroom.classes import pages
from lessons.classroom.classes.access import for_leaders, for_members, other_member
from lessons.classroom.classes.forms import DoorForm, NewClassForm, RoleForm, usual_name
from lessons.classroom.models import Membership
from lessons.people.access import is_instructor, learner_of, private
from lessons.people.views.entry import show


@require_safe
@private
def overview(request: HttpRequest) -> HttpResponse:
    """The classes somebody is in; a visitor is told how to join one."""
    context = {"memberships": pages.mine(request.user), "instructor": is_instructor(request.user)}
    return render(request, "classroom/classes/overview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_instructors
def new(request: HttpRequest) -> HttpResponse:
    initial = {"form_key": secrets.token_hex(12), "own_name": usual_name(learner_of(request))}
    form = NewClassForm(request, request.POST if request.method == "POST" else None, initial=initial)
    made = form.save() if form.is_valid() else None
    if made is None:
        return show(request, "classroom/classes/new.html", form)
    messages.success(request, _("The class is there. Show the others its code."))
    return redirect(made)


@require_safe
@for_members
def one(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Who is in it; for those who teach also how one joins."""
    context = {"membership": membership, "people": pages.people(membership, request.GET.get("page"))}
    if membership.teaches:
        context["way"] = pages.way_into(request, membership.classroom)
    return render(request, "classroom/classes/class.html", context)


@require_POST
@for_leaders
def renew(request: HttpRequest, membership: Membership) -> HttpResponse:
    classes.renew(membership.classroom)
    messages.success(request, _("There is a new code. The old one and its link lead nowhere now."))
    return redirect(membership.classroom)


@require_POST
@for_leaders
def door(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Open the class for joining, or close it."""
    form = DoorForm(request.POST)
    if form.is_valid():
        is_open = form.cleaned_data["is_open"]
        classes.open_or_close(membership.classroom, is_open=is_open)
        opened, closed = _("Whoever has the code can join now."), _("Nobody can join now. Who is in stays in.")
        messages.success(request, opened if is_open else closed)
    return redirect(membership.classroom)


@require_POST
@for_leaders
def set_role(request: HttpRequest, membership: Membership, member: int) -> HttpResponse:
    other = other_member(membership, member)
    form = RoleForm(other, request.POST)
    if form.is_valid():
        Membership.objects.filter(pk=other.pk).update(role=form.cleaned_data["role"])
        messages.success(request, _("Saved."))
    else:
        messages.warning(request, _("Choose one of the roles offered, then press Save."))
    return redirect(membership.classroom)


@require_http_methods(["GET", "HEAD", "POST"])
@for_leaders
def remove(request: HttpRequest, membership: Membership, member: int) -> HttpResponse:
    """Asks first, as the two below."""
    other = other_member(membership, member)
    if request.method != "POST":
        return _ask(request, membership, "remove", other)
    classes.end(other)
    messages.success(request, _("{name} is not in the class any more.").format(name=other.name))
    return redirect(membership.classroom)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def leave(request: HttpRequest, membership: Membership) -> HttpResponse:
    """For everybody but the owner, with whom the class would be left alone."""
    if membership.learner_id == membership.classroom.owner_id:
        messages.warning(request, _("The class is yours. Delete it if it is over."))
        return redirect(membership.classroom)
    if request.method != "POST":
        return _ask(request, membership, "leave", membership)
    classes.end(membership)
    messages.success(request, _("You have left the class {name}.").format(name=membership.classroom.name))
    return redirect("classroom:classes:overview")


@require_http_methods(["GET", "HEAD", "POST"])
@for_leaders
def delete(request: HttpRequest, membership: Membership) -> HttpResponse:
    """For its owner alone."""
    if membership.learner_id != membership.classroom.owner_id:
        messages.warning(request, _("Only who made the class can delete it."))
        return redirect(membership.classroom)
    if request.method != "POST":
        return _ask(request, membership, "delete", membership)
    classes.delete(membership.classroom)
    messages.success(request, _("The class is deleted."))
    return redirect("classroom:classes:overview")


def _ask(request: HttpRequest, membership: Membership, deed: str, about: Membership) -> HttpResponse:
    context = {"membership": membership, "deed": deed, "about": about}
    return render(request, "classroom/classes/sure.html", context)
