"""Statements of a function's policy as the permissions that CloudFormation gives."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.sam.exports.draft import Source, To

_CONDITIONS = {
    "AWS:SourceArn": "SourceArn",
    "AWS:SourceAccount": "SourceAccount",
    "aws:PrincipalOrgID": "PrincipalOrgID",
    "lambda:EventSourceToken": "EventSourceToken",
    "lambda:FunctionUrlAuthType": "FunctionUrlAuthType",
    "lambda:InvokedViaFunctionUrl": "InvokedViaFunctionUrl",
}
_PUBLIC = (
    ("lambda:InvokeFunctionUrl", {"FunctionUrlAuthType": "NONE"}),
    ("lambda:InvokeFunction", {"InvokedViaFunctionUrl": True}),
)


def permission(source: Source, statement: dict[str, Any]) -> dict[str, Any]:
    """Its properties; a statement's id is CloudFormation's affair."""
    return {"Action": statement["Action"], "Principal": principal(statement["Principal"])} | _conditions(statement)


def is_public(statement: dict[str, Any]) -> bool:
    """Is it one of the two by which SAM opens a function URL to everybody?"""
    return statement["Principal"] == "*" and (statement["Action"], _conditions(statement)) in _PUBLIC


def principal(said: Any) -> Any:
    """A service, everybody, an account by its number, or somebody by ARN."""
    if isinstance(said, str):
        return said
    (name,) = said.values()
    arn = Arn.parse(name)
    return arn.account_id if arn is not None and arn.resource == "root" else name


def _conditions(statement: dict[str, Any]) -> dict[str, Any]:
    tests = {key: value for each in statement.get("Condition", {}).values() for key, value in each.items()}
    told = {_CONDITIONS[key]: value for key, value in tests.items()}
    if "InvokedViaFunctionUrl" in told:
        told["InvokedViaFunctionUrl"] = told["InvokedViaFunctionUrl"] == "true"
    if "SourceArn" in told:
        told["SourceArn"] = To(told["SourceArn"])
    return told
