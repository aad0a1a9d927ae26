"""Tags as a request brings them, and what a policy may ask about them."""

from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.request import Request


class Tag(Request, frozen=True):
    key: str
    value: str


def request_keys(added: list[Tag]) -> dict[str, Values]:
    """The condition keys of a request that brings tags."""
    if not added:
        return {}
    keys: dict[str, Values] = {"aws:TagKeys": [tag.key for tag in added]}
    return keys | {f"aws:RequestTag/{tag.key}": tag.value for tag in added}
