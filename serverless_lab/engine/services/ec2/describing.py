"""What every Describe does: choose by id, filter, page, and say."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names
from serverless_lab.engine.services.ec2.filters import Readers, chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests.common import Describe
from serverless_lab.engine.services.ec2.state.kinds import Tags


class Tagged(Protocol):
    @property
    def tags(self) -> Tags: ...


T = TypeVar("T", bound=Tagged)


def described(
    context: Context,
    prefix: str,
    ids: list[str],
    request: Describe,
    readers: Readers[T],
    say: Callable[[Context, T], dict[str, Any]],
    member: str,
) -> dict[str, Any]:
    """The answer of a Describe under `member`. An id that does not exist is refused, one that a filter drops is not."""
    kept: dict[str, T] = getattr(names.state(context), names.KINDS[prefix].kept)
    things = [names.thing(context, prefix, each) for each in dict.fromkeys(ids)] if ids else list(kept.values())
    passed = chosen(things, request.filters, readers, lambda thing: thing.tags)
    shown, more = page(passed, request.next_token, request.max_results)
    return {member: [say(context, thing) for thing in shown], **more}
