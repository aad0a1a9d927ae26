"""Global condition keys that every request brings: the moment, the way it came, who asks, and the resource's tags."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.instant import SECOND, to_datetime
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import EntranceOf, PrincipalKeys, ResourceTags, SessionKeys

if TYPE_CHECKING:
    from serverless_lab.engine.caller import Caller
    from serverless_lab.engine.context import Context

# Addresses that RFC 5737 keeps for documents: the learner's desk, and where the cloud itself calls from.
DESK: Final = "203.0.113.25"
CLOUD: Final = "198.51.100.7"
ENDPOINT: Final = "aws:SourceVpce"


def request_keys(context: "Context", caller: "Caller", resource: str) -> dict[str, Values]:
    """Condition keys as AWS writes them. Source: AWS global condition context keys, IAM user guide."""
    keys: dict[str, Values] = {
        "aws:CurrentTime": _time_of(context.at // SECOND),
        "aws:EpochTime": str(context.at // SECOND),
        "aws:RequestedRegion": context.region,
        "aws:SecureTransport": "true",
        "aws:SourceIp": CLOUD if context.face in ("function", "service") else DESK,
    }
    service = caller.kind == "service"
    keys |= {"aws:PrincipalIsAWSService": str(service).lower(), "aws:ViaAWSService": "false"}
    if service:
        keys["aws:PrincipalServiceName"] = caller.arn
    keys |= _principal_keys(context, caller)
    arn = Arn.parse(resource)
    if arn is not None:
        keys["aws:ResourceAccount"] = arn.account_id or context.account_id
        for name, value in context.ask(ResourceTags(resource)).items():
            keys |= {f"{prefix}:ResourceTag/{name}": value for prefix in _tag_prefixes(arn)}
    return keys


@lru_cache(maxsize=64)  # many calls come within a second
def _time_of(second: int) -> str:
    return to_datetime(second * SECOND).strftime("%Y-%m-%dT%H:%M:%SZ")


def entrance_keys(context: "Context", service: str) -> dict[str, Values]:
    """Keys that a call of this service brings only if it came out of a VPC through an endpoint."""
    entrance = context.ask(EntranceOf(context.cause, service)) if context.cause else None
    if entrance is None:
        return {}
    return {ENDPOINT: entrance.endpoint, "aws:SourceVpc": entrance.vpc, "aws:VpcSourceIp": entrance.address}


def without_public_address(keys: dict[str, Values]) -> dict[str, Values]:
    """Through an endpoint nothing comes from a public address."""
    return {name: value for name, value in keys.items() if name != "aws:SourceIp"}


def _tag_prefixes(arn: Arn) -> tuple[str, ...]:
    """Tags of users and roles go by a key of IAM's as well, whichever service asks. Source: service authorization
    reference."""
    principal = arn.service == "iam" and arn.resource.startswith(("user/", "role/"))
    return ("aws", "iam") if principal else ("aws",)


def _principal_keys(context: "Context", caller: "Caller") -> dict[str, Values]:
    """A session's keys go before those of its identity; the names of keys are compared without regard to case."""
    session: dict[str, Values] = context.ask(SessionKeys(caller)) if caller.key else {}
    lasting: dict[str, Values] = context.ask(PrincipalKeys(caller))
    if not session:
        return lasting
    replaced = {name.lower() for name in session}
    return {name: value for name, value in lasting.items() if name.lower() not in replaced} | session
