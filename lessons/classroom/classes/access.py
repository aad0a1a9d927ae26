"""Who may see a class, and who may say what becomes of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from lessons.classroom.models import Membership
from lessons.people.access import learner_required, private


def for_members(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is given the visitor's membership instead of the class's number; 404 for everybody else."""

    @private
    @learner_required
    @wraps(view)
    def found(request: HttpRequest, pk: int, **names: Any) -> HttpResponse:
        mine = Membership.objects.select_related("classroom__owner").filter(classroom=pk, learner=request.user.pk)
        membership = mine.first()
        if membership is None:
            raise Http404
        return view(request, membership, **names)

    return found


def for_leaders(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same for who leads the class; others in it are refused (403)."""

    @for_members
    @wraps(view)
    def leading(request: HttpRequest, membership: Membership, **names: Any) -> HttpResponse:
        if not membership.leads:
            raise PermissionDenied
        return view(request, membership, **names)

    return leading


def other_member(membership: Membership, pk: int) -> Membership:
    """Somebody in the same class who can be removed: not its owner. Raises Http404."""
    others = Membership.objects.select_related("learner", "classroom").filter(classroom=membership.classroom_id, pk=pk)
    found = others.exclude(learner=membership.classroom.owner_id).first()
    if found is None:
        raise Http404
    return found
