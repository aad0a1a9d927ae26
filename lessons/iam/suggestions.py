"""What the explainer's fields suggest: actions, principals, resources and condition keys."""

import re
from collections.abc import Iterable, Iterator

from lessons.courseware.policies.things import arn_of, arns
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.sts.state import StsState

MOST = 60
BEGINNINGS = ("iam", "lambda", "logs", "cloudwatch", "s3", "sqs", "sns", "ec2", "sts", "dynamodb", "apigateway")
EASY_KEYS = ("aws:CurrentTime", "aws:SourceIp", "aws:MultiFactorAuthPresent")
_PLACE = re.compile(r"\$\{(\w+)\}")


def actions(typed: str) -> list[str]:
    """Full names of actions that begin with or hold what was typed, or the services where none is named yet."""
    service, colon, rest = typed.strip().lower().partition(":")
    if not colon:
        known = BEGINNINGS if not service else sorted(name for name in catalogue.services() if name.startswith(service))
        return [f"{name}:" for name in known[:MOST]]
    found = catalogue.actions(service)
    names = sorted(found, key=lambda name: (not name.startswith(rest), name))
    return [found[name].name for name in names if rest in name][:MOST]


def principals(cloud: Cloud) -> list[str]:
    """The root user, users, roles and sessions that have not ended."""
    account_id = cloud.state.account_id
    iam = cloud.state.parts.get("iam/") or IamState()
    sts = cloud.state.parts.get("sts/") or StsState()
    found = [cloud.root.arn]
    found += [arn_of(account_id, each) for each in (*iam.users.values(), *iam.roles.values())]
    now = cloud.state.clock.now
    found += [session.arn for session in sts.sessions.values() if session.expires > now]
    return _distinct(found)


def resources(cloud: Cloud, action: catalogue.Action | None) -> list[str]:
    """What the account has that the action may be about, then how AWS writes such ARNs."""
    if action is not None and not action.uses:
        return ["*"]
    service = action.name.partition(":")[0] if action else ""
    own = [arn for arn in arns(cloud) if not service or arn.split(":")[2] == service]
    return _distinct([*own, *(_patterns(cloud, action) if action else ()), "*"])


def keys(action: catalogue.Action | None) -> list[str]:
    """The easy ones, the action's own, then those that every request has."""
    own: list[str] = []
    if action is not None:
        service = action.name.partition(":")[0]
        types = catalogue.resource_types(service)
        used = [types[use.resource.lower()] for use in action.uses if use.resource.lower() in types]
        own = [
            *action.keys,
            *(key for use in action.uses for key in use.keys),
            *(key for one in used for key in one.keys),
        ]
    return _distinct([*EASY_KEYS, *own, *catalogue.GLOBAL_KEYS])


def fits(action: catalogue.Action, resource: str) -> bool:
    """May the action be about such a resource at all?"""
    if resource == "*":
        return True
    service = action.name.partition(":")[0]
    return bool({use.resource for use in action.uses} & {found.name for found in catalogue.types_of(resource, service)})


def _patterns(cloud: Cloud, action: catalogue.Action) -> Iterator[str]:
    known = {"Partition": "aws", "Region": cloud.state.region, "Account": cloud.state.account_id}
    types = catalogue.resource_types(action.name.partition(":")[0])
    for use in action.uses:
        found = types.get(use.resource.lower())
        if found is not None:
            yield _PLACE.sub(lambda place: known.get(place[1], place[1]), found.arn)


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))[:200]
