"""What every account starts with."""

from typing import Final

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.language import document
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.managed import BASIC_EXECUTION
from serverless_lab.engine.services.iam.state import Attachments, Role

DEFAULT_ROLE: Final = "lambda-basic-role"


def trust_in(service: str) -> str:
    """A trust policy that lets one service take on the role."""
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return msgspec.json.encode(document(statement)).decode()


def found_default_role(context: Context) -> None:
    """One role for functions: it may write logs and nothing else."""
    trust = trust_in("lambda.amazonaws.com")
    role_id = names.new_id(context, "AROA")
    role = Role(role_id, DEFAULT_ROLE, "/", context.at, trust, managed={BASIC_EXECUTION: None})
    state = names.state(context)
    state.roles[role.name] = role
    names.take(context, "role", role.name)
    state.attachments[BASIC_EXECUTION] = Attachments(roles={role.name: None})
