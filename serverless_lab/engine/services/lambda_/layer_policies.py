"""The policy of a layer version: which other accounts may use it."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.services.lambda_ import statements
from serverless_lab.engine.services.lambda_.errors.layers import LayerPolicyChanged, LayerVersionNotFound
from serverless_lab.engine.services.lambda_.errors.policies import NoPolicy
from serverless_lab.engine.services.lambda_.layer_names import arn_asked, found, named
from serverless_lab.engine.services.lambda_.layer_state import LayerVersion
from serverless_lab.engine.services.lambda_.layers import checked
from serverless_lab.engine.services.lambda_.requests import layers as requests


def add_layer_version_permission(context: Context, request: requests.AddLayerVersionPermission) -> dict[str, Any]:
    version = _version(context, request)
    new: statements.Statement = {
        "Sid": request.statement_id,
        "Effect": "Allow",
        "Principal": statements.principal(context, request.principal),
        "Action": request.action,
        "Resource": version.arn,
    }
    if request.organization_id is not None:
        new["Condition"] = {"StringEquals": {"aws:PrincipalOrgID": request.organization_id}}
    added = statements.added(version.statements, new)
    _check_revision(version, request.revision_id)
    version.statements, version.revision_id = added, new_uuid(context.chance())
    return {"Statement": statements.text_of(new), "RevisionId": version.revision_id}


def remove_layer_version_permission(context: Context, request: requests.RemoveLayerVersionPermission) -> dict[str, Any]:
    version = _version(context, request)
    _check_revision(version, request.revision_id)
    version.statements = statements.without(version.statements, request.statement_id)
    version.revision_id = new_uuid(context.chance())
    return {}


def get_layer_version_policy(context: Context, request: requests.LayerVersionNamed) -> dict[str, Any]:
    version = _version(context, request)
    if not version.statements:
        raise NoPolicy
    return {
        "Policy": statements.text_of(statements.document(version.statements)),
        "RevisionId": version.revision_id,
    }


def policy_of(context: Context, arn: Arn) -> Policy | None:
    """What the layer version of this ARN carries."""
    layer = named(str(arn))
    version = found(context, layer.name, layer.number)
    if version is None or not version.statements:
        return None
    return Policy("resource", layer.name, statements.document(version.statements), holder=version.arn)


def _version(context: Context, request: Any) -> LayerVersion:
    layer = checked(request)
    version = found(context, layer.name, layer.number)
    if version is None:
        raise LayerVersionNotFound(arn=arn_asked(context, request))
    return version


def _check_revision(version: LayerVersion, revision_id: str | None) -> None:
    if revision_id is not None and revision_id != version.revision_id:
        raise LayerPolicyChanged
