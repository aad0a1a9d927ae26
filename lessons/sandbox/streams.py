"""A run's answer as InvokeWithResponseStream tells it: events in a row, whatever the function does."""

from typing import Any

from serverless_lab.wire.protocols.event_stream import CONTENT_TYPE


def events_of(told: dict[str, Any]) -> dict[str, Any]:
    """Invoke's answer in the other operation's shape: the payload in one piece, then the end and how it came."""
    completed = completion(told)
    pieces = [] if "FunctionError" in told or not told["Payload"] else [{"PayloadChunk": {"Payload": told["Payload"]}}]
    kept = {name: told[name] for name in ("StatusCode", "ExecutedVersion")}
    return kept | {"EventStream": [*pieces, completed], "ResponseStreamContentType": CONTENT_TYPE}


def completion(told: dict[str, Any]) -> dict[str, Any]:
    """The last event: with the error where the function failed, with the log's end where it was asked for."""
    ended: dict[str, str] = {}
    if "FunctionError" in told:
        ended |= {"ErrorCode": told["FunctionError"], "ErrorDetails": told["Payload"].decode("utf-8", "replace")}
    if "LogResult" in told:
        ended["LogResult"] = told["LogResult"]
    return {"InvokeComplete": ended}
