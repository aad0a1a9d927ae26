"""Things of the drawing moved by hand: remembered for this account alone, within bounds, and forgotten again."""

from typing import Any

import pytest
from django.test import Client

from lessons.courseware.models import Kept
from tests.vpc.desk import HTMX, PAGE, Network, page
from tests.vpc.shop import furnish

pytestmark = pytest.mark.django_db
TOPOLOGY = {"HX-Current-URL": f"http://testserver{PAGE}?tab=topology", "HX-Target": "panel"}


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    furnish(network)
    return network


def move(client: Client, **data: Any) -> Any:
    return client.post(f"{PAGE}move/", data, headers=HTMX | TOPOLOGY)


def place(shown: str, thing: str) -> tuple[int, int]:
    group = shown.partition(f'data-thing="{thing}"')[2]
    x, y = (group.partition(f'data-{side}="')[2].partition('"')[0] for side in "xy")
    return int(x), int(y)


def test_a_vpc_is_moved_and_laid_out_again(as_learner: Client, shop: Network) -> None:
    vpc = shop.ids()["shop"]
    shop.account.refresh_from_db()
    before, entries = place(page(as_learner, "?tab=topology"), vpc), shop.account.last
    answer = move(as_learner, thing=vpc, x=700, y=900)
    assert (answer.status_code, place(answer.content.decode(), vpc)) == (200, (700, 900))
    answer = move(as_learner, thing=vpc, way="left")
    assert place(page(as_learner, "?tab=topology"), vpc) == (660, 900)
    shop.account.refresh_from_db()
    assert (shop.account.last, Kept.objects.count()) == (entries, 1)
    as_learner.post(f"{PAGE}lay-out/", headers=HTMX | TOPOLOGY)
    assert (place(page(as_learner, "?tab=topology"), vpc), Kept.objects.count()) == (before, 0)


def test_a_subnet_stays_in_its_zone(as_learner: Client, shop: Network) -> None:
    subnet = shop.ids()["private-b"]
    x, _y = place(page(as_learner, "?tab=topology"), subnet)
    move(as_learner, thing=subnet, x=3000, y=240)
    assert place(page(as_learner, "?tab=topology"), subnet) == (x, 240)


def test_nothing_leaves_the_picture(as_learner: Client, shop: Network) -> None:
    vpc = shop.ids()["shop"]
    move(as_learner, thing=vpc, x=-50, y=-50)
    assert place(page(as_learner, "?tab=topology"), vpc) == (0, 0)


@pytest.mark.parametrize(
    "data", [{"thing": "vpc-0", "way": "up"}, {"thing": "{shop}"}, {"thing": "{shop}", "x": "1e9", "y": "0"}]
)
def test_nonsense_moves_nothing(as_learner: Client, shop: Network, data: dict[str, str]) -> None:
    assert (move(as_learner, **shop.filled(data)).status_code, Kept.objects.count()) == (422, 0)


def test_without_htmx_the_page_comes_again(as_learner: Client, shop: Network) -> None:
    vpc = shop.ids()["shop"]
    answer = as_learner.post(f"{PAGE}move/?tab=topology", {"thing": vpc, "way": "down"})
    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}?tab=topology")
