"""Lists in pages of a hundred."""

from base64 import b64decode, b64encode
from collections.abc import Iterable

from serverless_lab.engine import numbers
from serverless_lab.engine.services.sns import errors


def page(keys: Iterable[str], token: str | None) -> tuple[list[str], dict[str, str]]:
    """A page of sorted keys, and the token of the next one if there is one."""
    after = _after(token)
    left = sorted(key for key in keys if key > after)
    shown = left[: numbers.SNS_LISTED]
    more = len(shown) < len(left)
    return shown, {"NextToken": b64encode(shown[-1].encode()).decode()} if more else {}


def _after(token: str | None) -> str:
    try:
        return b64decode(token or "", validate=True).decode()
    except ValueError:
        raise errors.InvalidParameter(reason="NextToken") from None
