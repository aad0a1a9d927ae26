"""What AWS's transform makes of SAM's resources: a function with its role, version, alias, URL and the rest."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from serverless_lab.sam.code import Package
from serverless_lab.sam.events import EVENTS, Fed
from serverless_lab.sam.execution_role import role_of
from serverless_lab.sam.faults import TemplateFault
from serverless_lab.sam.template import Resource

FUNCTION, LAYER = "AWS::Serverless::Function", "AWS::Serverless::LayerVersion"
# Properties that have the same name and form in AWS::Lambda::Function.
_SAME = """FunctionName Handler Runtime Description MemorySize Timeout Role Environment VpcConfig Layers
EphemeralStorage LoggingConfig SnapStart Architectures ReservedConcurrentExecutions RuntimeManagementConfig
RecursiveLoop KmsKeyArn PackageType CodeSigningConfigArn FileSystemConfigs ImageConfig""".split()
# Of the function's resource itself, or looked at while it is expanded.
_KNOWN = frozenset(_SAME) | frozenset(
    """CodeUri InlineCode Tags Tracing DeadLetterQueue AutoPublishAlias ProvisionedConcurrencyConfig FunctionUrlConfig
    EventInvokeConfig Events Policies PermissionsBoundary RolePath AssumeRolePolicyDocument VersionDescription
    PropagateTags AutoPublishAliasAllProperties""".split()
)


class LeftOut(NamedTuple):
    """What a template asks for and the lab does not make: a whole resource, or a property of one (`what`)."""

    key: str
    where: str
    type: str
    what: str = ""


class Expanded(NamedTuple):
    resources: list[Resource]
    left_out: list[LeftOut]
    aliases: dict[str, str]
    """Names by which SAM lets resources be referred to that it makes: `OrderFn.Version`."""


def expand(resources: list[Resource]) -> Expanded:
    """Raises TemplateFault."""
    done = Expanded([], [], {})
    for resource in resources:
        if resource.type == FUNCTION:
            _Function(resource, done).expand()
        elif resource.type == LAYER:
            done.resources.append(_layer(resource))
        else:
            done.resources.append(resource)
    _check_ids(done.resources)
    return done


class _Function:
    """One function while it is expanded. `alias` is the resource that AutoPublishAlias makes, if there is one."""

    def __init__(self, resource: Resource, done: Expanded) -> None:
        self.resource, self.done = resource, done
        self.properties = resource.properties
        self.alias: Resource | None = None

    def expand(self) -> None:
        for name in self.properties:
            if name not in _KNOWN:
                self._leave("property", name)
        self._add(self._function())
        if self.properties.get("AutoPublishAlias"):
            self._publish()
        elif self.properties.get("ProvisionedConcurrencyConfig"):
            raise TemplateFault("provisioned-needs-alias", where=self.resource.id)
        for name, make in _PARTS.items():
            if self.properties.get(name):
                for made in make(self, self.properties[name]):
                    self._add(made)

    @property
    def target(self) -> dict[str, str]:
        """What URLs, events and permissions hang on."""
        return {"Ref": self.alias.id if self.alias else self.resource.id}

    def _add(self, resource: Resource) -> None:
        self.done.resources.append(resource)

    def _leave(self, key: str, what: str) -> None:
        self.done.left_out.append(LeftOut(key, self.resource.id, FUNCTION, what))

    def _function(self) -> Resource:
        given = self.properties
        properties = {name: given[name] for name in _SAME if name in given}
        properties["Code"] = _code(self.resource)
        if "Role" not in given:
            self._add(role_of(self.resource))
            if given.get("Tracing") not in (None, "Disabled"):
                self._leave("policy", "AWSXrayWriteOnlyAccess")
            properties["Role"] = {"Fn::GetAtt": [f"{self.resource.id}Role", "Arn"]}
        if given.get("Tags"):
            properties["Tags"] = _tag_list(self.resource, given["Tags"])
        if given.get("Tracing") not in (None, "Disabled"):
            properties["TracingConfig"] = {"Mode": given["Tracing"]}
        if given.get("DeadLetterQueue"):
            queue = _mapping(self.resource, "DeadLetterQueue", given["DeadLetterQueue"])
            properties["DeadLetterConfig"] = {"TargetArn": queue.get("TargetArn")}
        made = self.resource
        return Resource(made.id, "AWS::Lambda::Function", properties, made.depends_on, made.line, made.origin)

    def _publish(self) -> None:
        name = self.properties["AutoPublishAlias"]
        if not isinstance(name, str):
            raise TemplateFault("alias-no-text", where=self.resource.id)
        published: dict[str, Any] = {"FunctionName": {"Ref": self.resource.id}}
        if "VersionDescription" in self.properties:
            published["Description"] = self.properties["VersionDescription"]
        version = self.resource.made("Version", "AWS::Lambda::Version", published)
        properties = {
            "Name": name,
            "FunctionName": {"Ref": self.resource.id},
            "FunctionVersion": {"Fn::GetAtt": [version.id, "Version"]},
        }
        if "ProvisionedConcurrencyConfig" in self.properties:
            properties["ProvisionedConcurrencyConfig"] = self.properties["ProvisionedConcurrencyConfig"]
        suffix = f"Alias{name}".replace("-", "D").replace("_", "U")
        self.alias = self.resource.made(suffix, "AWS::Lambda::Alias", properties)
        self.done.aliases[f"{self.resource.id}.Version"] = version.id
        self.done.aliases[f"{self.resource.id}.Alias"] = self.alias.id
        self._add(version)
        self._add(self.alias)

    def url(self, config: Any) -> Iterator[Resource]:
        """Who may come in by a URL without signature is said by two permissions, as on AWS since October 2025."""
        config = _mapping(self.resource, "FunctionUrlConfig", config)
        target = {"TargetFunctionArn": self.target} | {
            name: config[name] for name in ("AuthType", "Cors", "InvokeMode") if name in config
        }
        yield self.resource.made("Url", "AWS::Lambda::Url", target)
        if config.get("AuthType") != "NONE":
            return
        for suffix, action, condition in (
            ("UrlPublicPermissions", "lambda:InvokeFunctionUrl", {"FunctionUrlAuthType": "NONE"}),
            ("URLInvokeAllowPublicAccess", "lambda:InvokeFunction", {"InvokedViaFunctionUrl": True}),
        ):
            allowed = {"Action": action, "FunctionName": self.target, "Principal": "*"} | condition
            yield self.resource.made(suffix, "AWS::Lambda::Permission", allowed)

    def event_invoke(self, config: Any) -> Iterator[Resource]:
        config = _mapping(self.resource, "EventInvokeConfig", config)
        properties: dict[str, Any] = {
            "FunctionName": {"Ref": self.resource.id},
            "Qualifier": self.alias.properties["Name"] if self.alias else "$LATEST",
        }
        for name in ("MaximumEventAgeInSeconds", "MaximumRetryAttempts"):
            if name in config:
                properties[name] = config[name]
        wanted = _mapping(self.resource, "DestinationConfig", config.get("DestinationConfig", {}))
        told: dict[str, Any] = {}
        for when, target in wanted.items():
            target = _mapping(self.resource, when, target)
            if "Destination" not in target:
                raise TemplateFault("destination-to-be-made", where=self.resource.id)
            told[when] = {"Destination": target["Destination"]}
        if told:
            properties["DestinationConfig"] = told
        after = (self.alias.id,) if self.alias else ()
        yield self.resource.made("EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", properties, *after)

    def events(self, events: Any) -> Iterator[Resource]:
        """Queues that are polled and topics that call; other sources are named as left out."""
        arn = self.target if self.alias else {"Fn::GetAtt": [self.resource.id, "Arn"]}
        fed = Fed(self.resource, self.target, arn)
        for name, event in _mapping(self.resource, "Events", events).items():
            event = _mapping(self.resource, f"Events.{name}", event)
            given = _mapping(self.resource, f"Events.{name}", event.get("Properties", {}))
            make = EVENTS.get(str(event.get("Type")))
            if make is None:
                self._leave("event", f"{name} ({event.get('Type')})"[:80])
                continue
            yield from make(fed, name, given)


_PARTS: dict[str, Callable[[_Function, Any], Iterator[Resource]]] = {
    "FunctionUrlConfig": _Function.url,
    "EventInvokeConfig": _Function.event_invoke,
    "Events": _Function.events,
}


def _layer(resource: Resource) -> Resource:
    properties = dict(resource.properties)
    properties.pop("RetentionPolicy", None)
    properties["Content"] = Package(_path(resource, "ContentUri", properties.pop("ContentUri", None)))
    properties.setdefault("LayerName", resource.id)
    return Resource(
        resource.id, "AWS::Lambda::LayerVersion", properties, resource.depends_on, resource.line, resource.origin
    )


def _code(resource: Resource) -> Any:
    given = resource.properties
    if "InlineCode" in given:
        return {"ZipFile": given["InlineCode"]}
    if given.get("PackageType") == "Image" or "ImageUri" in given:
        return {"ImageUri": "image"}  # which the engine refuses as not simulated
    return Package(_path(resource, "CodeUri", given.get("CodeUri", ".")))


def _path(resource: Resource, name: str, value: Any) -> str:
    if isinstance(value, dict) or (isinstance(value, str) and value.startswith("s3://")):
        raise TemplateFault("code-in-a-bucket", where=resource.id, property=name)
    if not isinstance(value, str):
        raise TemplateFault("code-missing", where=resource.id, path=name)
    return value


def _tag_list(resource: Resource, tags: Any) -> Any:
    return [{"Key": key, "Value": value} for key, value in _mapping(resource, "Tags", tags).items()]


def _mapping(resource: Resource, name: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TemplateFault("no-mapping", where=f"{resource.id}.{name}"[:80])
    return value


def _check_ids(resources: list[Resource]) -> None:
    seen: set[str] = set()
    for each in resources:
        if each.id in seen:
            raise TemplateFault("id-twice", where=each.id)
        seen.add(each.id)
