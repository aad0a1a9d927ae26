"""`--output json`."""

import json
from typing import Any


def json_text(answer: Any) -> str:
    """Nothing at all for an answer without members."""
    return json.dumps(answer, indent=4, ensure_ascii=False) + "\n" if answer != {} else ""
