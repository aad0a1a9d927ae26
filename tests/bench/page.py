"""The bench page of the running lab: server time, what travels, and invoking through it as a browser does."""

import http.cookiejar
import os
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from serverless_lab.setup import browser as chromium
from tests.live import Lab

LESSON = "/functions/cold-and-warm-start/"
SOURCE = "def lambda_handler(event, context):\n    return 1\n"


class Visitor:
    """A guest with a cookie jar; posts forms with their CSRF token, as htmx does."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))

    def get(self, path: str) -> str:
        with self._opener.open(self._url + path) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: str) -> str:
        token = next(cookie.value or "" for cookie in self._jar if cookie.name == "lab_csrf")
        body = urllib.parse.urlencode(fields).encode()
        headers = {"X-CSRFToken": token, "HX-Request": "true", "Origin": self._url}
        request = urllib.request.Request(self._url + path, body, headers)
        with self._opener.open(request) as answer:
            return str(answer.read().decode())


def milliseconds(work: Callable[[], object], times: int) -> float:
    spans = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        spans.append((time.perf_counter() - began) * 1e3)
    return median(spans)


def cpu_of(lab: Lab) -> float:
    """Seconds of CPU that all processes of the installation have used so far."""
    ticks = 0
    for pid in lab.members():
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def weigh(url: str) -> dict[str, float]:
    """KiB that a first visit transfers, by kind of resource, compressed as sent."""
    sizes: dict[str, float] = {}
    with sync_playwright() as tool:
        opened = tool.chromium.launch(executable_path=chromium.find(), args=chromium.FLAGS)
        page = opened.new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        kinds: dict[str, str] = {}
        session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

        def finished(event: dict[str, object]) -> None:
            kind = kinds.get(str(event["requestId"]), "Other")
            sizes[kind] = sizes.get(kind, 0.0) + float(str(event["encodedDataLength"])) / 1024

        session.on("Network.loadingFinished", finished)
        page.goto(url, wait_until="networkidle")
        opened.close()
    return sizes


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder, Lab(Path(folder), LAB_DEBUG="0") as lab:
        visitor = Visitor(lab.url)
        print("bench page, median ms over HTTP on this machine")
        print(f"  a stranger's first page            {milliseconds(lambda: visitor.get(LESSON), 60):8.1f}")
        visitor.post(f"{LESSON}deploy/", source=SOURCE)
        sent = [visitor.post(f"{LESSON}invoke/", kind="sync", event="order", body="{}")]
        print(f"  GET the page, function deployed    {milliseconds(lambda: visitor.get(LESSON), 60):8.1f}")
        before = cpu_of(lab)
        for _ in range(100):
            visitor.get(LESSON)
        print(f"  CPU of all processes for one GET   {(cpu_of(lab) - before) * 10:8.1f}")
        warm = milliseconds(lambda: sent.append(visitor.post(f"{LESSON}invoke/", kind="sync", event="order")), 10)
        print(f"  POST invoke, warm                  {warm:8.1f}")
        cold = []
        for number in range(8):
            visitor.post(f"{LESSON}deploy/", source=f"{SOURCE}# {number}\n")
            time.sleep(0.6)  # a learner may run code twice a second for long
            cold.append(milliseconds(lambda: visitor.post(f"{LESSON}invoke/", kind="sync", event="order"), 1))
        print(f"  POST invoke, cold                  {median(cold):8.1f}")
        print("first visit, KiB transferred (compressed)")
        for kind, size in sorted(weigh(lab.url + LESSON).items()):
            print(f"  {kind:<34} {size:8.1f}")


if __name__ == "__main__":
    main()
