"""ListPoliciesGrantingServiceAccess: which policies of somebody let a service be used at all."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.policy import Document, as_list
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import simulator as requests
from serverless_lab.engine.services.iam.simulator.inputs import principal_sources
from serverless_lab.engine.services.iam.simulator.sources import Source


def list_policies_granting_service_access(
    context: Context, request: requests.ListPoliciesGrantingServiceAccess
) -> dict[str, Any]:
    found = [one for one in principal_sources(context, request.arn) if one.kind == "identity"]
    shown, more = page(request.service_namespaces, request.marker, None)
    listed = [
        {"ServiceNamespace": service, "Policies": [_describe(one) for one in found if grants(one.document, service)]}
        for service in shown
    ]
    return {"PoliciesGrantingServiceAccess": listed, **more}


def grants(document: Document, service: str) -> bool:
    """Does a statement allow any action of the service? Resources and conditions are not looked at."""
    return any(
        statement["Effect"] == "Allow" and _names(statement, service) for statement in as_list(document["Statement"])
    )


def _names(statement: Document, service: str) -> bool:
    if "NotAction" in statement:
        excepted = [action.lower() for action in as_list(statement["NotAction"])]
        return not {"*", "*:*", f"{service.lower()}:*"} & set(excepted)
    actions = [action.lower().partition(":")[0] for action in as_list(statement["Action"])]
    return any(vendor in ("*", service.lower()) for vendor in actions)


def _describe(source: Source) -> dict[str, Any]:
    if source.arn:
        return {"PolicyName": source.id, "PolicyType": "MANAGED", "PolicyArn": source.arn}
    inline = {"PolicyName": source.id, "PolicyType": "INLINE"}
    return inline | {"EntityType": source.type.upper(), "EntityName": source.holder}
