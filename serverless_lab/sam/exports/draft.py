"""The template in the making: resources with their ids, references, code, and what is left behind."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.iam.state import IamState
from serverless_lab.engine.services.lambda_.state import LambdaState
from serverless_lab.engine.services.sns.state import SnsState
from serverless_lab.engine.services.sqs.state import SqsState
from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import BadPackage, File, PackageTooLarge

_WORDS = re.compile(r"[A-Za-z0-9]+")


class LeftBehind(NamedTuple):
    """Something of the account that the template does not say: `key` is the reason, `name` what it is about."""

    key: str
    name: str


class CodeTooLarge(Exception):
    """All code together is more than an export is to hold."""


@dataclass(frozen=True)
class To:
    """A reference to something by its ARN or id: a function of the template's where that makes it, else a text."""

    key: str


class Source:
    """The account as exporters read it, in the Region that it opens in."""

    def __init__(self, cloud: Cloud) -> None:
        self.cloud = cloud
        self.account_id, self.region = cloud.state.account_id, cloud.state.region

    @cached_property
    def functions(self) -> LambdaState:
        return self.cloud.state.parts.get(f"lambda/{self.region}") or LambdaState()

    @cached_property
    def identity(self) -> IamState:
        return self.cloud.state.parts.get("iam/") or IamState()

    @cached_property
    def network(self) -> Ec2State:
        return self.cloud.state.parts.get(f"ec2/{self.region}") or Ec2State()

    @cached_property
    def queues(self) -> SqsState:
        return self.cloud.state.parts.get(f"sqs/{self.region}") or SqsState()

    @cached_property
    def topics(self) -> SnsState:
        return self.cloud.state.parts.get(f"sns/{self.region}") or SnsState()

    def arn(self, service: str, resource: str, *, everywhere: bool = False) -> str:
        return f"arn:aws:{service}:{'' if everywhere else self.region}:{self.account_id}:{resource}"


@dataclass
class Draft:
    """`known` leads from ARNs and ids to what refers to them in the template.

    `most_code`: so many bytes of code, unzipped, may come along; 0: none is read at all. `in_events` are subscriptions
    that functions say as their events.
    """

    source: Source
    most_code: int
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)
    parameters: dict[str, dict[str, Any]] = field(default_factory=dict)
    known: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    left: list[LeftBehind] = field(default_factory=list)
    in_events: set[str] = field(default_factory=set)
    code_bytes: int = 0

    def add(self, wanted: str, type_: str, properties: Mapping[str, Any], *after: str) -> str:
        """A resource under the wanted id, or that with a number where there is one already; the id it has."""
        name = self._free(wanted)
        self.resources[name] = {"Type": type_}
        if after:
            self.resources[name]["DependsOn"] = list(after)
        kept = {key: value for key, value in properties.items() if value not in (None, "", [], {})}
        if kept:
            self.resources[name]["Properties"] = kept
        return name

    def ask(self, wanted: str, type_: str, description: str) -> dict[str, Any]:
        """A parameter, as the reference to it."""
        name = self._free(wanted)
        self.parameters[name] = {"Type": type_, "Description": description}
        return {"Ref": name}

    def leave(self, key: str, name: str) -> None:
        self.left.append(LeftBehind(key, name))

    def code(self, folder: str, digest: str) -> str:
        """The package's files below a folder, and the path to them; a zip that cannot be unpacked goes as it is.

        Raises CodeTooLarge.
        """
        if not self.most_code:
            return f"{folder}/"
        data = self.source.cloud.bodies.get(digest)
        try:
            left = self.most_code - self.code_bytes
            found = {f"{folder}/{name}": file for name, file in packages.read(data, left).items()}
        except PackageTooLarge:
            raise CodeTooLarge from None
        except BadPackage:
            found = {}
        path = f"{folder}/"
        if not found:
            path = f"{folder}.zip"
            found = {path: File(data)}
        self.code_bytes += sum(len(file.data) for file in found.values())
        if self.code_bytes > self.most_code:
            raise CodeTooLarge
        self.files |= found
        return path

    def _free(self, wanted: str) -> str:
        """Ids are unique regardless of what they name."""
        name, number = wanted, 1
        while name in self.resources or name in self.parameters:
            number += 1
            name = f"{wanted}{number}"
        return name


def logical(name: str, kind: str = "") -> str:
    """`order-fn` → `OrderFn`, with the kind behind it unless the name says it."""
    found = "".join(word[0].upper() + word[1:] for word in _WORDS.findall(name))
    if not found or found[0].isdigit():
        return f"{kind or 'Resource'}{found}"
    return found if found.lower().endswith(kind.lower()) else f"{found}{kind}"


def document(text: str) -> Any:
    """A policy that is kept as text."""
    return json.loads(text)


def tag_list(tags: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]
