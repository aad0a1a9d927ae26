"""Long lists come in pages: `MaxResults` at most, and a `NextToken` for the rest."""

from typing import Any, TypeVar

from serverless_lab.engine.services.ec2.errors.common import InvalidNextToken, InvalidParameterValue

T = TypeVar("T")
LEAST, MOST = 5, 1000


def page(items: list[T], token: str, most: int | None) -> tuple[list[T], dict[str, Any]]:
    """One page, and `NextToken` when there is more. Raises InvalidNextToken, InvalidParameterValue.

    A token is how many items were shown so far, so the caller must give the same order each time.
    """
    if most is not None and not LEAST <= most <= MOST:
        raise InvalidParameterValue(
            message=f"Value ( {most} ) for parameter maxResults is invalid. Expecting a value from {LEAST} to {MOST}."
        )
    if token and not (token.isascii() and token.isdigit() and len(token) < 10):
        raise InvalidNextToken(token=token)
    start = int(token or 0)
    end = start + (most or MOST)
    return items[start:end], {"NextToken": str(end)} if end < len(items) else {}
