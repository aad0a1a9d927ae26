"""Answers as v2 prints them."""

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from serverless_lab.cli.writing.as_json import json_text
from serverless_lab.cli.writing.as_table import table_text
from serverless_lab.cli.writing.as_text import text_text
from serverless_lab.cli.writing.as_yaml import stream_text, yaml_text

OUTPUTS = ("json", "text", "table", "yaml", "yaml-stream", "off")


def render(answer: Any, output: str, title: str) -> str:
    """A plain answer in one of the OUTPUTS; `title` heads a table."""
    if output == "off":
        return ""
    if output == "table":
        return table_text(answer, title)
    return {"json": json_text, "text": text_text, "yaml": yaml_text, "yaml-stream": stream_text}[output](answer)


def plain(value: Any) -> Any:
    """Moments as ISO 8601 and bytes as base64, as v2 shows them and as --query sees them."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    return value
