"""Configurations and their revisions: texts that a broker takes on at its next restart."""

from base64 import b64decode, b64encode
from typing import Any
from xml.etree import ElementTree

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.mq import errors, names, options, requests, tagging
from serverless_lab.engine.services.mq.options import ACTIVEMQ
from serverless_lab.engine.services.mq.paging import page
from serverless_lab.engine.services.mq.state import Applied, Broker, Configuration, Revision

LONGEST = 64 * 1024
_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<broker xmlns="http://activemq.apache.org/schema/core">\n'
    "  <!-- What stands nowhere here is as ActiveMQ has it. -->\n"
    "</broker>\n"
)
_CUTTLEFISH = "# What stands nowhere here is as RabbitMQ has it.\n"


def create_configuration(context: Context, request: requests.CreateConfiguration) -> dict[str, Any]:
    if request.authentication_strategy != "SIMPLE":
        raise NotSimulated(feature="An authentication strategy other than SIMPLE")
    name = names.checked("name", request.name, 150)
    there = names.configurations(context)
    if any(each.name == name for each in there.values()):
        raise errors.ConfigurationExists(name=name)
    version = options.version_of(request.engine_type, request.engine_version)
    tags = tagging.checked(dict(request.tags))
    made = _make(context, name, request.engine_type, version)
    made.tags = tags
    return _head(context, made) | {"AuthenticationStrategy": "SIMPLE"}


def update_configuration(context: Context, request: requests.UpdateConfiguration) -> dict[str, Any]:
    found = names.configuration(context, request.configuration_id)
    if len(found.revisions) >= numbers.MQ_REVISIONS:
        raise errors.TooMany(most=numbers.MQ_REVISIONS, things="revisions of a configuration")
    text = _checked(found.engine, request.data)
    found.revisions.append(Revision(context.at, request.description, context.bodies.put(text)))
    return _head(context, found) | {"Warnings": []}


def describe_configuration(context: Context, request: requests.OfConfiguration) -> dict[str, Any]:
    return _told(context, names.configuration(context, request.configuration_id))


def delete_configuration(context: Context, request: requests.OfConfiguration) -> dict[str, Any]:
    found = names.configuration(context, request.configuration_id)
    if any(_has(broker, found.id) for broker in names.brokers(context).values()):
        raise errors.ConfigurationInUse(configuration=found.id)
    del names.configurations(context)[found.id]
    return {"ConfigurationId": found.id}


def list_configurations(context: Context, request: requests.Paged) -> dict[str, Any]:
    there = sorted(names.configurations(context).values(), key=lambda each: (each.name, each.id))
    shown, more = page([_told(context, each) for each in there], request)
    return {"Configurations": shown} | more


def list_configuration_revisions(context: Context, request: requests.ListConfigurationRevisions) -> dict[str, Any]:
    found = names.configuration(context, request.configuration_id)
    numbered = [_revision(found, number) for number in range(1, len(found.revisions) + 1)]
    shown, more = page(numbered, request)
    return {"ConfigurationId": found.id, "Revisions": shown} | more


def describe_configuration_revision(
    context: Context, request: requests.DescribeConfigurationRevision
) -> dict[str, Any]:
    found = names.configuration(context, request.configuration_id)
    number = int(request.revision) if request.revision.isdecimal() and len(request.revision) < 6 else 0
    if not 1 <= number <= len(found.revisions):
        raise errors.RevisionNotFound(revision=request.revision, configuration=found.id)
    revision = found.revisions[number - 1]
    data = b64encode(context.bodies.get(revision.data)).decode()
    told = {"Created": to_datetime(revision.created), "Data": data, "Description": revision.description}
    return {"ConfigurationId": found.id} | told


def asked(context: Context, broker: Broker, given: requests.ConfigurationGiven | None) -> Applied | None:
    """The revision that a request means; the newest where it names none."""
    if given is None:
        return None
    found = names.configuration(context, given.id)
    if found.engine != broker.engine:
        message = f"Configuration [{found.id}] is of engine type [{found.engine}], the broker of [{broker.engine}]."
        raise errors.BadRequest(message=message, attribute="configuration")
    number = len(found.revisions) if given.revision is None else given.revision
    if not 1 <= number <= len(found.revisions):
        raise errors.RevisionNotFound(revision=number, configuration=found.id)
    return Applied(found.id, number)


def of_new_broker(context: Context, broker: Broker, given: requests.ConfigurationGiven | None) -> Applied:
    """The one that was asked for, or one that is made for the broker."""
    chosen = asked(context, broker, given)
    if chosen is not None:
        return chosen
    made = _make(context, f"{broker.name}-configuration", broker.engine, broker.version)
    return Applied(made.id, 1)


def _make(context: Context, name: str, engine: str, version: str) -> Configuration:
    text = _XML if engine == ACTIVEMQ else _CUTTLEFISH
    description = f"Auto-generated default for {name} on {options.NAMES[engine]} {version}"
    first = Revision(context.at, description, context.bodies.put(text.encode()))
    made = Configuration(names.new_id(context, "c"), name, engine, version, context.at, [first])
    names.configurations(context)[made.id] = made
    return made


def _checked(engine: str, data: str) -> bytes:
    try:
        text = b64decode(data, validate=True)
        plain = text.decode()
    except ValueError:
        raise errors.BadRequest(message="The data must be text in base64.", attribute="data") from None
    if not 0 < len(text) <= LONGEST:
        raise errors.BadRequest(message=f"The data must have 1 to {LONGEST} bytes.", attribute="data")
    fault = _xml_fault(plain) if engine == ACTIVEMQ else _line_fault(plain)
    if fault:
        raise errors.BadRequest(message=fault, attribute="data")
    return text


def _xml_fault(text: str) -> str:
    if "<!" in text.replace("<!--", ""):
        return "The XML must have no document type and no entities."
    try:
        root = ElementTree.fromstring(text.encode())  # noqa: S314 - document types are refused
    except ElementTree.ParseError as error:
        return f"The XML is invalid: {error}."
    return "" if root.tag.rpartition("}")[2] == "broker" else "The root element must be [broker]."


def _line_fault(text: str) -> str:
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare and not bare.startswith("#") and not all(part.strip() for part in (bare.partition("=")[::2])):
            return f"Line {number} is invalid. It must be [key = value]."
    return ""


def _has(broker: Broker, configuration_id: str) -> bool:
    pending = broker.pending.configuration if broker.pending is not None else None
    return any(each is not None and each.id == configuration_id for each in (broker.configuration, pending))


def _head(context: Context, found: Configuration) -> dict[str, Any]:
    return {
        "Arn": names.arn_of(context, found),
        "Created": to_datetime(found.created),
        "Id": found.id,
        "LatestRevision": _revision(found, len(found.revisions)),
        "Name": found.name,
    }


def _told(context: Context, found: Configuration) -> dict[str, Any]:
    return _head(context, found) | {
        "AuthenticationStrategy": "SIMPLE",
        "Description": found.revisions[-1].description,
        "EngineType": found.engine,
        "EngineVersion": found.version,
        "Tags": dict(found.tags),
    }


def _revision(found: Configuration, number: int) -> dict[str, Any]:
    revision = found.revisions[number - 1]
    return {"Created": to_datetime(revision.created), "Description": revision.description, "Revision": number}
