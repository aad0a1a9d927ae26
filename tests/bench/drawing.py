"""Drawing a network of 10 and of 200 subnets: CPU and size of map and topology, frame time while dragging."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from statistics import median, quantiles
from typing import Any

from tests.bench.store import installation

SIZES = (10, 200)
TIMES = 20
MOVES = 120
PAGE = "/vpc/desk/"
WIDTH, HEIGHT = 1440, 900
PANEL = {"HX-Request": "true", "HX-Target": "panel"}
# How long it is from frame to frame.
FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""


def main() -> None:
    with installation(), _desk():
        clients = {size: _network(size) for size in SIZES}
        print("panel, by subnets              CPU ms      KB")
        for tab in ("map", "topology"):
            for size, (client, vpc) in clients.items():
                ms, length = _panel(client, f"?tab={tab}&vpc={vpc}")
                print(f"  {tab:<10} {size:>5} {ms:>18.1f} {length / 1000:>8.1f}")
        print("frames while dragging       median ms     95 % ms    longest ms")
        with _served() as url:
            for name, tab, do in (("a subnet", "map", _drag_subnet), ("the view", "topology", _drag_view)):
                for size, (client, vpc) in clients.items():
                    spans = _frames(url, client, f"{PAGE}?tab={tab}&vpc={vpc}", do)
                    late = quantiles(spans, n=20)[-1]
                    print(f"  {name:<10} {size:>5} {median(spans):>18.1f} {late:>11.1f} {max(spans):>13.1f}")


@contextmanager
def _desk() -> Iterator[None]:
    """The course is one page with the bench of the chapter."""
    from lessons.courseware import catalogue, lesson_page
    from lessons.vpc.bench import BenchStart
    from lessons.vpc.chapter import CHAPTER
    from tests.courseware.desk import desk

    chapter = replace(CHAPTER, lessons=(desk("vpc", BenchStart()),))
    catalogue.chapters = lambda: (chapter,)  # type: ignore[assignment]
    lesson_page.lesson_text = lesson_page.lesson_terms = lambda template, language: ()  # type: ignore[assignment]
    catalogue.lessons.cache_clear()
    yield


def _network(subnets: int) -> tuple[Any, str]:
    """A learner whose VPC has so many subnets in four zones, an interface in every second one."""
    from django.test import Client

    from lessons.people.models import Learner
    from lessons.sandbox import lab
    from tests.vpc.desk import Network

    learner = Learner.objects.create_user(f"bench{subnets}", password="a long password 1")
    network = Network(lab.account_of(learner))
    network.make("CreateVpc", "vpc", "wide", CidrBlock="10.0.0.0/16")
    vpc = network.ids()["wide"]
    for number in range(subnets):
        zone = f"{network.account.region}{'abcd'[number % 4]}"
        params = {"VpcId": vpc, "CidrBlock": f"10.0.{number}.0/24", "AvailabilityZone": zone}
        made = network.call("CreateSubnet", **params)
        if number % 2:
            network.call("CreateNetworkInterface", SubnetId=made["Subnet"]["SubnetId"])
    client = Client(HTTP_HOST="localhost")
    client.force_login(learner)
    return client, vpc


def _panel(client: Any, where: str) -> tuple[float, int]:
    spans, length = [], 0
    for _ in range(TIMES):
        began = time.process_time()
        answer = client.get(f"{PAGE}{where}", headers=PANEL)
        spans.append((time.process_time() - began) * 1e3)
        assert answer.status_code == 200, where
        length = len(answer.content)
    return median(spans), length


@contextmanager
def _served() -> Iterator[str]:
    from wsgiref.simple_server import WSGIRequestHandler, make_server

    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args: object) -> None: ...

    with make_server("localhost", 0, StaticFilesHandler(get_wsgi_application()), handler_class=Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def _frames(url: str, client: Any, where: str, do: Any) -> list[float]:
    """Milliseconds between frames while `do` drags in the page."""
    from playwright.sync_api import sync_playwright

    from serverless_lab.setup import browser

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=browser.FLAGS)
        context = chromium.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        context.add_cookies([{"name": name, "value": each.value, "url": url} for name, each in client.cookies.items()])
        page = context.new_page()
        page.goto(url + where)
        page.evaluate(FRAMES)
        do(page)
        found: list[float] = page.evaluate("frames_.slice(1)")
        chromium.close()
    return found


def _drag(page: Any, part: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """From one place to another of a part, each as a share of its width and height."""
    picture = page.locator(part)
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*points[0])
    page.mouse.down()
    page.evaluate("frames_.length = 0")
    page.mouse.move(*points[1], steps=MOVES)


def _drag_subnet(page: Any) -> None:
    _drag(page, "[data-map]", (0.8, 0.8), (0.3, 0.3))


def _drag_view(page: Any) -> None:
    _drag(page, "svg.topology", (0.005, 0.5), (0.7, 0.1))


if __name__ == "__main__":
    main()
