"""Services as they were described before they spoke JSON: the query protocol, in which they still answer older SDKs.

CloudWatch's description tells of both. botocore does not have SQS's of then any more: operations and members are the
same; what the newer one leaves out is how lists and maps are called in a form and in XML.
"""

from functools import cache
from typing import Any

from botocore.model import ServiceModel

from serverless_lab.models import description

_NAMESPACE = "http://queue.amazonaws.com/doc/2012-11-05/"
# What one of a list is called, where that is not what the list itself is called.
_ITEMS = {
    "AWSAccountIdList": "AWSAccountId",
    "ActionNameList": "ActionName",
    "AttributeNameList": "AttributeName",
    "BinaryList": "BinaryListValue",
    "MessageAttributeNameList": "MessageAttributeName",
    "MessageSystemAttributeList": "MessageSystemAttributeName",
    "QueueUrlList": "QueueUrl",
    "StringList": "StringListValue",
    "TagKeyList": "TagKey",
}
# What one entry of a map is called, and its two parts.
_ENTRIES = {
    "MessageBodyAttributeMap": ("MessageAttribute", "Name", "Value"),
    "MessageBodySystemAttributeMap": ("MessageSystemAttribute", "Name", "Value"),
    "MessageSystemAttributeMap": ("Attribute", "Name", "Value"),
    "QueueAttributeMap": ("Attribute", "Name", "Value"),
    "TagMap": ("Tag", "Key", "Value"),
}
# Errors of SQS, by the code that one has in a form's answer, and with that in every SDK: what JSON calls it.
_IN_JSON = {
    "AWS.SimpleQueueService.NonExistentQueue": "QueueDoesNotExist",
    "AccessDenied": "AccessDeniedException",
    "InvalidParameterValue": "InvalidParameterValueException",
    "MissingParameter": "MissingRequiredParameterException",
    "QueueAlreadyExists": "QueueNameExists",
}


@cache
def older_model(service: str) -> ServiceModel:
    described = description(service)
    if service == "sqs":
        described = _of_sqs(described)
    metadata = described["metadata"] | {"protocol": "query", "protocols": ["query"]}
    metadata.pop("awsQueryCompatible")
    return ServiceModel(described | {"metadata": metadata}, service)


def in_json(service: str, code: str) -> str:
    """What an error is called since the service speaks JSON."""
    return _IN_JSON.get(code, code.rsplit(".", 1)[-1]) if service == "sqs" else code


def _of_sqs(described: dict[str, Any]) -> dict[str, Any]:
    return described | {
        "metadata": described["metadata"] | {"xmlNamespace": _NAMESPACE},
        "operations": {name: _wrapped(name, each) for name, each in described["operations"].items()},
        "shapes": {name: _named(name, shape) for name, shape in described["shapes"].items()},
    }


def _wrapped(name: str, operation: dict[str, Any]) -> dict[str, Any]:
    """What it answers stands in an element of its own."""
    if "output" not in operation:
        return operation
    return operation | {"output": operation["output"] | {"resultWrapper": f"{name}Result"}}


def _named(name: str, shape: dict[str, Any]) -> dict[str, Any]:
    if shape["type"] == "list":
        item = _ITEMS.get(name, name.removesuffix("List"))
        return shape | {"member": shape["member"] | {"locationName": item}}
    if shape["type"] == "map":
        _, key, value = _ENTRIES[name]
        return shape | {"key": shape["key"] | {"locationName": key}, "value": shape["value"] | {"locationName": value}}
    if shape["type"] == "structure":
        return shape | {"members": {each: _member(each, member) for each, member in shape["members"].items()}}
    return shape


def _member(name: str, member: dict[str, Any]) -> dict[str, Any]:
    entry = _ENTRIES.get(member["shape"])
    return member | {"locationName": entry[0]} if entry else member
