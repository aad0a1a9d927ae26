"""A guest in the course itself: pages, the bench and its trials, until the guest leaves for good."""

import http.cookiejar
import re
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter

_HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PAGE = "/functions/cold-and-warm-start/"
MISSION = "/functions/missions/wrong-handler/"
SOURCE = "def lambda_handler(event, context):\n    return 1\n"
TOO_MANY = 429


class Visitor:
    """As patient as a person: a page is asked for some times a second at most."""

    PAUSE_S = 0.7

    def __init__(self, address: str) -> None:
        self._address = address
        self.seen = Counter[str]()
        self.trouble: list[str] = []

    def work(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.visit(stop)

    def visit(self, stop: threading.Event) -> None:
        """From the first page to the last."""
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        for path, fields in (
            (f"{PAGE}deploy/", {"source": SOURCE}),
            (f"{PAGE}invoke/", {"kind": "sync", "event": "", "body": "{}"}),
            (f"{PAGE}invoke/", {"kind": "three", "event": "", "body": "{}"}),
            (f"{PAGE}invoke/", {"kind": "async", "event": "", "body": "{}"}),
            (f"{PAGE}deploy/", {"source": SOURCE + "# another\n"}),
            (f"{MISSION}begin/", {}),
            (f"{PAGE}advance/", {"seconds": "1200"}),
            (f"{PAGE}undo/", {}),
            ("/settings/delete/", {}),
        ):
            if stop.wait(self.PAUSE_S) and not path.startswith("/settings"):
                continue
            self._post(path, fields)

    def _post(self, path: str, fields: dict[str, str]) -> None:
        page = path if path.startswith("/settings") else path.rsplit("/", 2)[0] + "/"
        try:
            self._ask(path, dict(_HIDDEN.findall(self._ask(page))) | fields)
            self.seen[f"page {path.rsplit('/', 2)[1]}"] += 1
        except urllib.error.HTTPError as error:
            self.seen[f"page {error.code}"] += 1
            if error.code != TOO_MANY:
                self.trouble.append(f"{path}: {error.code}")
        except Exception as error:
            self.trouble.append(f"{path}: {type(error).__name__}: {error}")

    def _ask(self, path: str, fields: dict[str, str] | None = None) -> str:
        data = urllib.parse.urlencode(fields).encode() if fields is not None else None
        request = urllib.request.Request(self._address + path, data, {"Referer": self._address + path})
        with self._opener.open(request, timeout=60) as answer:
            text: bytes = answer.read()
            return text.decode()
