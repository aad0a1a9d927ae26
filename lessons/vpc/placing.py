"""Where somebody moved things of the drawn network to: remembered for each account and VPC, and forgotten again."""

import json
from collections.abc import Mapping

from lessons.courseware.models import Kept
from lessons.courseware.page import Page
from lessons.vpc.topology import Place

KIND = "topology"


def read(page: Page) -> dict[str, Place]:
    """VPC → where it and its subnets lie."""
    if page.account is None or page.learner is None:
        return {}
    rows = Kept.objects.filter(learner=page.learner, kind=KIND, owner=str(page.account.pk))
    return {row.name: _place(json.loads(row.body)) for row in rows}


def _place(kept: Mapping[str, object]) -> Place:
    return Place(**kept)  # type: ignore[arg-type] - as `_keep` wrote it


def move_vpc(page: Page, vpc: str, x: int, y: int) -> None:
    _keep(page, vpc, Place(x, y, _before(page, vpc).subnets))


def move_subnet(page: Page, vpc: str, subnet: str, y: int) -> None:
    before = _before(page, vpc)
    _keep(page, vpc, Place(before.x, before.y, {**before.subnets, subnet: y}))


def forget(page: Page) -> None:
    """Lay out again."""
    assert page.account is not None
    Kept.objects.filter(learner=page.learner, kind=KIND, owner=str(page.account.pk)).delete()


def _before(page: Page, vpc: str) -> Place:
    return read(page).get(vpc, Place())


def _keep(page: Page, vpc: str, place: Place) -> None:
    assert page.account is not None
    body = json.dumps({"x": place.x, "y": place.y, "subnets": dict(place.subnets)})
    key = {"learner": page.learner, "kind": KIND, "owner": str(page.account.pk), "name": vpc}
    Kept.objects.update_or_create(**key, defaults={"body": body})
