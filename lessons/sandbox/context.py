"""What every page shows of the account that lessons are done in."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from lessons.people.access import learner_of
from lessons.sandbox import acting


def acts(request: HttpRequest) -> dict[str, Any]:
    """`acts`: who acts there. Asked only where it is shown, and on a page of another account said by its view."""
    return {"acts": SimpleLazyObject(lambda: acting.in_main(learner_of(request)))}
