"""The operator's face of the endpoint, for tests and benchmarks that need accounts for many."""

import json
import time
import urllib.error
import urllib.request
from typing import Any

PATIENCE_S = 180.0


class Operator:
    def __init__(self, endpoint: str, token: str) -> None:
        self._endpoint, self._token = endpoint, token

    def create(self) -> dict[str, str]:
        made: dict[str, str] = self._ask("POST", "accounts", {})
        return made

    def delete(self, account_id: str) -> None:
        self._when_idle("DELETE", f"accounts/{account_id}")

    def reset(self, account_id: str) -> None:
        self._when_idle("POST", f"accounts/{account_id}/reset")

    def advance(self, account_id: str, seconds: int) -> None:
        self._when_idle("POST", f"accounts/{account_id}/clock", {"advance_seconds": seconds})

    def _when_idle(self, method: str, path: str, body: dict[str, Any] | None = None) -> None:
        """Waits for functions that still run."""
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                self._ask(method, path, body or {})
                return
            except urllib.error.HTTPError as error:
                if error.code != 409 or time.monotonic() > until:
                    raise
            time.sleep(0.2)

    def _ask(self, method: str, path: str, body: dict[str, Any]) -> Any:
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        data = json.dumps(body).encode()
        request = urllib.request.Request(f"{self._endpoint}/_lab/{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            text = answer.read()
            return json.loads(text) if text else None
