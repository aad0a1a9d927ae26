"""Functions, each as one of SAM's resources with what SAM says in it, and the rest beside it."""

from collections.abc import Iterator
from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.services.lambda_.event_state import EventConfig
from serverless_lab.engine.services.lambda_.mapping_state import Mapping
from serverless_lab.engine.services.lambda_.state import LATEST, Function, Logging
from serverless_lab.engine.services.lambda_.url_state import FunctionUrl
from serverless_lab.engine.services.lambda_.urls import cors_shape
from serverless_lab.sam.exports import events
from serverless_lab.sam.exports.draft import Draft, To, logical
from serverless_lab.sam.exports.permissions import is_public, permission
from serverless_lab.sam.exports.qualifiers import Qualifiers

_DESTINATIONS = {"lambda": "Lambda", "sqs": "SQS", "sns": "SNS", "events": "EventBridge", "s3": "S3Bucket"}


def export(draft: Draft) -> None:
    functions = draft.source.functions.functions
    for name in sorted(functions):
        _Function(draft, functions[name]).export()


class _Function:
    """One function on its way: what SAM says of the alias that it publishes is said in the function's resource."""

    def __init__(self, draft: Draft, function: Function) -> None:
        self.draft, self.function, self.source = draft, function, draft.source
        self.qualifiers = Qualifiers(draft, function)
        self.calls = events.calls(draft, function, self.qualifiers.home)

    def export(self) -> None:
        function, home = self.function, self.qualifiers.home
        urls = {each.qualifier: each for each in self._urls()}
        folded = urls.get(home) if self._is_simple(urls.get(home)) else None
        properties = self._settings() | self._places() | self.qualifiers.properties()
        if folded is not None:
            properties["FunctionUrlConfig"] = _url(folded)
        config = function.event_configs.get(home or LATEST)
        if config is not None:
            properties["EventInvokeConfig"] = _event_config(config, sam=True)
        properties["Events"] = events.told(self.draft, self.calls)
        resource = self.draft.add(logical(function.name, "Function"), "AWS::Serverless::Function", properties)
        self.draft.known[self._arn()] = {"Fn::GetAtt": [resource, "Arn"]}
        if folded is not None:
            self.draft.known[folded.url_id] = {"Fn::GetAtt": [f"{resource}Url", "FunctionUrl"]}
        self.qualifiers.export(resource)
        self._beside(urls, folded)

    def _arn(self) -> str:
        return self.source.arn("lambda", f"function:{self.function.name}")

    def _urls(self) -> Iterator[FunctionUrl]:
        state = self.source.functions
        for url_id in state.urls_of.get(self.function.name, {}).values():
            yield state.urls[url_id]

    def _is_simple(self, url: FunctionUrl | None) -> bool:
        """Would SAM's own property make the same? It opens a URL without signature to everybody."""
        if url is None:
            return False
        given = self.function.policies.get(url.qualifier, [])
        return url.auth_type != "NONE" or sum(map(is_public, given)) == 2

    def _settings(self) -> dict[str, Any]:
        function = self.function
        return {
            "FunctionName": function.name,
            "Description": function.description,
            "CodeUri": self.draft.code(f"functions/{function.name}", function.code_digest),
            "Handler": function.handler,
            "Runtime": function.runtime,
            "Architectures": [function.architecture] if function.architecture != "x86_64" else None,
            "MemorySize": function.memory_size,
            "Timeout": function.timeout,
            "Role": To(function.role),
            "Environment": {"Variables": dict(function.environment)} if function.environment else None,
            "EphemeralStorage": {"Size": function.ephemeral_mb} if function.ephemeral_mb != 512 else None,
            "LoggingConfig": _logging(function.logging),
            "Tracing": function.tracing if function.tracing != "PassThrough" else None,
            "SnapStart": {"ApplyOn": function.snap_start} if function.snap_start != "None" else None,
            "KmsKeyArn": function.kms_key,
            "RuntimeManagementConfig": _management(function),
            "RecursiveLoop": function.recursion if function.recursion != "Terminate" else None,
            "ReservedConcurrentExecutions": function.reserved,
            "Tags": dict(function.tags),
        }

    def _places(self) -> dict[str, Any]:
        """What the function refers to."""
        function, network = self.function, self.function.network
        found: dict[str, Any] = {"Layers": [To(layer.arn) for layer in function.layers]}
        if network is not None and network.subnets:
            subnets, groups = [To(each) for each in network.subnets], [To(each) for each in network.groups]
            found["VpcConfig"] = {"SubnetIds": subnets, "SecurityGroupIds": groups}
        if function.dead_letter:
            kind = "SNS" if ":sns:" in function.dead_letter else "SQS"
            found["DeadLetterQueue"] = {"Type": kind, "TargetArn": To(function.dead_letter)}
        return found

    def _beside(self, urls: dict[str, FunctionUrl], folded: FunctionUrl | None) -> None:
        """What SAM's property of the function does not say: URLs, permissions and events of other qualifiers."""
        function, qualifiers, name = self.function, self.qualifiers, logical(self.function.name)
        for qualifier, url in sorted(urls.items()):
            target = qualifiers.target(qualifier)
            if url is not folded and target is not None:
                made = self.draft.add(f"{name}Url", "AWS::Lambda::Url", {"TargetFunctionArn": target} | _url(url))
                self.draft.known[url.url_id] = {"Fn::GetAtt": [made, "FunctionUrl"]}
        for qualifier, statements in sorted(function.policies.items()):
            target = qualifiers.target(qualifier)
            open_ = folded is not None and folded.auth_type == "NONE" and qualifier == folded.qualifier
            in_events = [call.statement for call in self.calls] if qualifier == qualifiers.home else []
            for statement in statements if target is not None else ():
                if not (open_ and is_public(statement)) and statement not in in_events:
                    said = {"FunctionName": target} | permission(self.source, statement)
                    self.draft.add(f"{name}Permission", "AWS::Lambda::Permission", said)
        for qualifier, config in sorted(function.event_configs.items()):
            named = qualifiers.name(qualifier)
            if qualifier != (qualifiers.home or LATEST) and named is not None:
                said = {"FunctionName": qualifiers.target(""), "Qualifier": named} | _event_config(config, sam=False)
                after = qualifiers.made_beside(qualifier)
                self.draft.add(f"{name}EventInvokeConfig", "AWS::Lambda::EventInvokeConfig", said, *after)
        for mapping in self.source.functions.mappings.values():
            target = qualifiers.mapped(mapping.qualifier)
            if mapping.function == function.name and target is not None and mapping.state != "Deleting":
                said = {"FunctionName": target} | _mapping(mapping)
                self.draft.add(f"{name}Source", "AWS::Lambda::EventSourceMapping", said)


def _logging(logging: Logging) -> dict[str, str] | None:
    if logging == Logging():
        return None
    told = {
        "LogFormat": logging.format,
        "ApplicationLogLevel": logging.application,
        "SystemLogLevel": logging.system,
        "LogGroup": logging.group,
    }
    return {name: value for name, value in told.items() if value}


def _management(function: Function) -> dict[str, str] | None:
    if function.runtime_update == "Auto":
        return None
    told = {"UpdateRuntimeOn": function.runtime_update}
    return told | ({"RuntimeVersionArn": function.runtime_version} if function.runtime_version else {})


def _url(url: FunctionUrl) -> dict[str, Any]:
    told: dict[str, Any] = {"AuthType": url.auth_type}
    if url.cors is not None:
        told["Cors"] = cors_shape(url)
    if url.invoke_mode != "BUFFERED":
        told["InvokeMode"] = url.invoke_mode
    return told


def _event_config(config: EventConfig, *, sam: bool) -> dict[str, Any]:
    """SAM wants to be told the kind of each destination."""
    told: dict[str, Any] = {"MaximumRetryAttempts": config.retries, "MaximumEventAgeInSeconds": config.max_age}
    sent = {}
    for when, arn in (("OnSuccess", config.on_success), ("OnFailure", config.on_failure)):
        if arn:
            parsed = Arn.parse(arn)
            kind = {"Type": _DESTINATIONS.get(parsed.service if parsed else "", "Lambda")} if sam else {}
            sent[when] = kind | {"Destination": To(arn)}
    if sent:
        told["DestinationConfig"] = sent
    return {name: value for name, value in told.items() if value is not None}


def _mapping(mapping: Mapping) -> dict[str, Any]:
    return {
        "EventSourceArn": To(mapping.source),
        "Enabled": None if mapping.enabled else False,
        "BatchSize": mapping.batch_size,
        "MaximumBatchingWindowInSeconds": mapping.window or None,
        "FunctionResponseTypes": ["ReportBatchItemFailures"] if mapping.item_failures else None,
        "FilterCriteria": {"Filters": [{"Pattern": each} for each in mapping.filters]} if mapping.filters else None,
        "ScalingConfig": {"MaximumConcurrency": mapping.most_at_once} if mapping.most_at_once else None,
    }
