"""What could stand at a place of a policy: actions, ARNs with this account filled in, condition keys and so on."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from lessons.courseware.page import Page
from lessons.courseware.policies.levels import level_name
from lessons.courseware.policies.things import arns
from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.language import CURRENT
from serverless_lab.engine.policy.lint import reference
from serverless_lab.engine.policy.operators import OPERATORS
from serverless_lab.engine.services.iam.managed import AWS_POLICIES

SERVICES = (
    ("lambda.amazonaws.com", "Lambda"),
    ("ec2.amazonaws.com", "EC2"),
    ("apigateway.amazonaws.com", "API Gateway"),
    ("events.amazonaws.com", "EventBridge"),
    ("states.amazonaws.com", "Step Functions"),
    ("s3.amazonaws.com", "S3"),
    ("sns.amazonaws.com", "SNS"),
)
MOST = 60
MOST_ACTIONS = 20  # of a statement that are looked at
_PLACEHOLDER = re.compile(r"\$\{[^}]+\}")
_ELEMENTS = (
    "Sid",
    "Effect",
    "Action",
    "Resource",
    "Condition",
    "Principal",
    "NotAction",
    "NotResource",
    "NotPrincipal",
)


class Offer(NamedTuple):
    """`detail` is a word about it, such as an access level."""

    label: str
    detail: str = ""


def offers(page: Page, at: str, text: str, actions: list[str]) -> list[Offer]:
    """`at`: what kind of thing stands there; `actions`: of the statement. What begins with the text comes first."""
    made = _KINDS[at](page, text, actions[:MOST_ACTIONS]) if at in _KINDS else ()
    found = list({offer.label: offer for offer in made}.values())
    wanted = text.lower()
    first = [offer for offer in found if offer.label.lower().startswith(wanted)]
    others = [offer for offer in found if wanted in offer.label.lower() and offer not in first]
    return [*first, *others][:MOST]


def _actions(page: Page, text: str, actions: list[str]) -> Iterator[Offer]:
    service, colon, _ = text.partition(":")
    if not colon:
        yield from (Offer(f"{prefix}:", name) for prefix, name in catalogue.services().items())
        return
    service = service.lower()
    yield from (Offer(action.name, level_name(action.access)) for action in catalogue.actions(service).values())
    if reference.has_service(service):
        yield Offer(f"{service}:*")


def _resources(page: Page, text: str, actions: list[str]) -> Iterator[Offer]:
    """Things of the account that fit the actions, then the forms their ARNs have."""
    named = dict.fromkeys(each for action in actions for each in catalogue.matching(action))
    # Many actions work on the same few kinds, and an account may have thousands of things.
    kinds = {kind.arn: kind for each in named for kind in catalogue.resources(each)}.values()
    services = {_service(kind.pattern) for kind in kinds}
    for arn in (*arns(page.view.cloud), *AWS_POLICIES):
        if _service(arn) in services and any(reference.fits(kind, arn) for kind in kinds):
            yield Offer(arn)
    state = page.view.state
    filled = {"${Partition}": "aws", "${Region}": state.region, "${Account}": state.account_id}
    for kind in kinds:
        yield Offer(_PLACEHOLDER.sub(lambda found: filled.get(found[0], "*"), kind.arn), kind.name)
    yield Offer("*")


def _service(arn: str) -> str:
    return arn.split(":", 3)[2]


def _principals(page: Page, text: str, actions: list[str]) -> Iterator[Offer]:
    yield Offer(f"arn:aws:iam::{page.view.state.account_id}:root")
    yield from (Offer(arn) for arn in arns(page.view.cloud) if ":user/" in arn or ":role/" in arn)
    yield from (Offer(service, str(name)) for service, name in SERVICES)


def _keys(page: Page, text: str, actions: list[str]) -> Iterator[Offer]:
    """The keys that the actions know, then those that every request may bring."""
    known = {key for action in actions for each in catalogue.matching(action) for key in reference.keys(each)}
    for service in dict.fromkeys(action.partition(":")[0].lower() for action in actions):
        for name in reference.key_names(service):
            if reference.bare(name) in known and not reference.is_global(name):
                yield Offer(name, reference.key_type(name) or "")
    yield from (Offer(name, reference.key_type(name) or "") for name in reference.key_names("aws"))


def _operators(page: Page, text: str, actions: list[str]) -> Iterator[Offer]:
    yield from (Offer(name) for name in OPERATORS)
    yield from (Offer(f"{name}IfExists") for name in OPERATORS if name != "Null")
    yield from (
        Offer(f"{over}{name}") for over in ("ForAnyValue:", "ForAllValues:") for name in OPERATORS if name != "Null"
    )


def _always(*labels: str) -> Callable[[Page, str, list[str]], Iterable[Offer]]:
    return lambda page, text, actions: (Offer(label) for label in labels)


_KINDS: dict[str, Callable[[Page, str, list[str]], Iterable[Offer]]] = {
    "part": _always("Version", "Id", "Statement"),
    "element": _always(*_ELEMENTS),
    "version": _always(CURRENT),
    "effect": _always("Allow", "Deny"),
    "action": _actions,
    "resource": _resources,
    "principal-kind": _always("AWS", "Service", "Federated"),
    "principal": _principals,
    "operator": _operators,
    "key": _keys,
    "boolean": _always("true", "false"),
}
