"""Roles: identities that are assumed for a while; their permissions stand in their policies."""

import string
from typing import Any

import msgspec

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.policy.policy import Policy, as_list
from serverless_lab.engine.questions import RoleTrusts
from serverless_lab.engine.services.iam.documents import checked, read
from serverless_lab.engine.services.iam.errors import EntityAlreadyExists, NoSuchEntity
from serverless_lab.engine.services.iam.managed import BASIC_EXECUTION
from serverless_lab.engine.services.iam.requests import roles as requests
from serverless_lab.engine.services.iam.state import Attachments, IamState, Role

DEFAULT_ROLE = "lambda-basic-role"


def found_default_role(context: Context) -> None:
    """Every account starts with one role for functions: it may write logs and nothing else."""
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "lambda.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
    text = msgspec.json.encode(trust).decode()
    role = Role(_role_id(context), DEFAULT_ROLE, "/", context.at, text, managed={BASIC_EXECUTION: None})
    state = _state(context)
    state.roles[role.name] = role
    state.attachments[BASIC_EXECUTION] = Attachments(roles={role.name: None})


def create_role(context: Context, request: requests.CreateRole) -> dict[str, Any]:
    roles = _state(context).roles
    if request.role_name in roles:
        raise EntityAlreadyExists(kind="Role", name=request.role_name)
    trust = checked(request.assume_role_policy_document, trust=True)
    role = Role(_role_id(context), request.role_name, request.path, context.at, trust, request.description)
    roles[role.name] = role
    return {"Role": _describe(context, role)}


def get_role(context: Context, request: requests.RoleNamed) -> dict[str, Any]:
    return {"Role": _describe(context, _find(context, request.role_name))}


def list_roles(context: Context, request: requests.ListRoles) -> dict[str, Any]:
    roles = sorted(_state(context).roles.values(), key=lambda role: role.name)
    shown = [_describe(context, role) for role in roles if role.path.startswith(request.path_prefix)]
    return {"Roles": shown, "IsTruncated": False}


def put_role_policy(context: Context, request: requests.PutRolePolicy) -> dict[str, Any]:
    role = _find(context, request.role_name)
    role.policies[request.policy_name] = checked(request.policy_document)
    return {}


def delete_role_policy(context: Context, request: requests.RolePolicyNamed) -> dict[str, Any]:
    role = _find(context, request.role_name)
    if request.policy_name not in role.policies:
        raise NoSuchEntity(kind="role policy", name=request.policy_name)
    del role.policies[request.policy_name]
    return {}


def role_trusts(context: Context, question: RoleTrusts) -> bool:
    role = _by_arn(context, question.role_arn)
    return role is not None and any(
        statement["Effect"] == "Allow"
        and question.service in as_list(_services(statement))
        and "sts:AssumeRole" in as_list(statement.get("Action", []))
        for statement in as_list(read(role.trust)["Statement"])
    )


def trust_policy(context: Context, arn: str) -> Policy | None:
    """A role's own policy: who may assume it."""
    role = _by_arn(context, arn)
    return Policy("trust", role.name, read(role.trust), holder=arn) if role else None


def role_arn(context: Context, request: Any) -> str:
    """The ARN of the role a request names."""
    role = _state(context).roles.get(request.role_name)
    path = role.path if role else getattr(request, "path", "/")
    return _arn(context, path, request.role_name)


def all_roles(context: Context, request: requests.ListRoles) -> str:
    return _arn(context, request.path_prefix, "*")


def _services(statement: dict[str, Any]) -> Any:
    principal = statement["Principal"]
    return principal.get("Service", []) if isinstance(principal, dict) else []


def _state(context: Context) -> IamState:
    return context.part(IamState, everywhere=True)


def _find(context: Context, name: str) -> Role:
    role = _state(context).roles.get(name)
    if role is None:
        raise NoSuchEntity(kind="role", name=name)
    return role


def _by_arn(context: Context, text: str) -> Role | None:
    arn = Arn.parse(text)
    if arn is None or arn.account_id != context.account_id:
        return None
    role = _state(context).roles.get(arn.resource.rpartition("/")[2])
    return role if role and _arn(context, role.path, role.name) == text else None


def _arn(context: Context, path: str, name: str) -> str:
    return context.arn("iam", f"role{path}{name}", everywhere=True)


def _role_id(context: Context) -> str:
    return "AROA" + "".join(context.chance().choices(string.ascii_uppercase + "234567", k=17))


def _describe(context: Context, role: Role) -> dict[str, Any]:
    described = {
        "Path": role.path,
        "RoleName": role.name,
        "RoleId": role.role_id,
        "Arn": _arn(context, role.path, role.name),
        "CreateDate": to_datetime(role.created),
        "AssumeRolePolicyDocument": role.trust,
        "MaxSessionDuration": role.max_session,
    }
    return described | ({"Description": role.description} if role.description else {})
