"""What EC2's rows have in common: dry runs, tags on creation and their permissions."""

from collections.abc import Callable
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.request import Request
from serverless_lab.engine.services.ec2 import names, once, tags
from serverless_lab.engine.services.ec2.errors.common import DryRunOperation
from serverless_lab.engine.services.ec2.requests.common import Ec2Request

Handle = Callable[[Context, Any], dict[str, Any]]
Also = list[tuple[str, str, dict[str, Values]]]


def row(
    name: str,
    request: type[Request],
    handle: Handle,
    resource: Callable[[Context, Any], str],
    *,
    besides: Callable[[Context, Any], list[str]] | None = None,
    passes: Callable[[Context, Any], Also] | None = None,
    keys: Callable[[Context, Any], dict[str, Values]] | None = None,
    again: once.Again | None = None,
    **more: Any,
) -> Operation:
    """One operation. `resource` is the ARN that AWS asks about, `besides` further ones under the same action, `passes`
    what is asked about under other actions.

    A request with a client token is carried out once (`again` brings the kept answer up to date).
    With `DryRun` a call ends where it would begin to work: what the parameters name is looked at only afterwards.
    """
    makes = "tag_specifications" in request.__struct_fields__
    if "client_token" in request.__struct_fields__:
        handle = once.once(name, handle, again)
    return Operation(
        "ec2",
        name,
        request,
        _unless_dry(handle),
        resource,
        f"ec2:{name}",
        keys=keys or (_tag_keys if makes else None),
        also=_also(name, resource, besides, passes, makes),
        **more,
    )


def describes(name: str, request: type[Request], handle: Handle, **more: Any) -> Operation:
    """A Describe: AWS knows no resource for it, so that it is allowed for everything or not at all."""
    return row(name, request, handle, lambda context, request: "*", read_only=True, **more)


def on(prefix: str, member: str) -> Callable[[Context, Any], str]:
    """The ARN of the thing whose id the request holds under this (Python) name."""
    return lambda context, request: names.arn(context, prefix, getattr(request, member) or "*")


def new(prefix: str) -> Callable[[Context, Any], str]:
    """The ARN of a thing that is yet to be made."""
    return lambda context, request: names.arn(context, prefix)


def _unless_dry(handle: Handle) -> Handle:
    def handle_or_stop(context: Context, request: Any) -> dict[str, Any]:
        if isinstance(request, Ec2Request) and request.dry_run:
            raise DryRunOperation()
        return handle(context, request)

    return handle_or_stop


def _tag_keys(context: Context, request: Any) -> dict[str, Values]:
    return tags.request_keys(request.tag_specifications)


def _also(
    name: str,
    resource: Callable[[Context, Any], str],
    besides: Callable[[Context, Any], list[str]] | None,
    passes: Callable[[Context, Any], Also] | None,
    makes: bool,
) -> Callable[[Context, Any], Also] | None:
    def also(context: Context, request: Any) -> Also:
        asked: Also = [(f"ec2:{name}", arn, {}) for arn in (besides(context, request) if besides else [])]
        asked += passes(context, request) if passes else []
        if makes and request.tag_specifications:
            keys = {**tags.request_keys(request.tag_specifications), "ec2:CreateAction": name}
            asked.append(("ec2:CreateTags", resource(context, request), keys))
        return asked

    return also if makes or besides or passes else None
