"""Reading the conveyor's page, whether messages go through a queue or a topic."""

import json
import re
from typing import Any

from django.test import Client


def told(text: str, name: str) -> str:
    """What stands beside a name, as text."""
    found = re.search(rf"<dt>{re.escape(name)}</dt>\s*<dd>(.*?)</dd>", text, re.S)
    assert found is not None, name
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def picture(client: Client, text: str) -> dict[str, Any]:
    """What the page's picture is drawn from."""
    address = re.search(r'data-belt="([^"]+)"', text)
    assert address is not None
    answer = client.get(address[1])
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    found: dict[str, Any] = json.loads(answer.content)
    return found
