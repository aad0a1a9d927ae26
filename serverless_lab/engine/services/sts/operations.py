"""STS's operation table."""

from typing import Any

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.sts import assume, console, identity, requests, tokens


def _not_simulated(name: str, request: Any) -> Operation:
    return Operation(
        "sts",
        name,
        request,
        identity.not_simulated,
        no_resource,
        f"sts:{name}",
        simulated=False,
        differs=("no-identity-providers",),
        needs_permission=False,
    )


OPERATIONS = (
    Operation(
        "sts",
        "AssumeRole",
        requests.AssumeRole,
        assume.assume_role,
        assume.resource,
        "sts:AssumeRole",
        differs=("packed-size-estimated", "no-token-size", "foreign-tags-not-inherited", "aws-policies-of-this-course"),
        check=assume.check,
        keys=assume.keys,
        also=assume.also,
    ),
    Operation(
        "sts",
        "GetSessionToken",
        requests.GetSessionToken,
        tokens.get_session_token,
        no_resource,
        "sts:GetSessionToken",
        differs=("no-device-of-root", "no-token-size"),
        needs_permission=False,
    ),
    Operation(
        "sts",
        "GetFederationToken",
        requests.GetFederationToken,
        tokens.get_federation_token,
        tokens.federated_arn,
        "sts:GetFederationToken",
        differs=("packed-size-estimated", "no-token-size", "root-not-federated", "aws-policies-of-this-course"),
        keys=tokens.federation_keys,
        also=tokens.federation_also,
    ),
    Operation(
        "sts",
        "GetCallerIdentity",
        requests.GetCallerIdentity,
        identity.get_caller_identity,
        no_resource,
        "sts:GetCallerIdentity",
        read_only=True,
        needs_permission=False,
    ),
    Operation(
        "sts",
        "GetAccessKeyInfo",
        requests.GetAccessKeyInfo,
        identity.get_access_key_info,
        no_resource,
        "sts:GetAccessKeyInfo",
        read_only=True,
        differs=("keys-of-this-account",),
    ),
    Operation(
        "sts",
        "DecodeAuthorizationMessage",
        requests.DecodeAuthorizationMessage,
        identity.decode_authorization_message,
        no_resource,
        "sts:DecodeAuthorizationMessage",
        read_only=True,
        differs=("message-not-encrypted", "message-without-statement"),
    ),
    _not_simulated("AssumeRoleWithWebIdentity", requests.AssumeRoleWithWebIdentity),
    _not_simulated("AssumeRoleWithSAML", requests.AssumeRoleWithSAML),
    Operation("lab", "SignOut", requests.Nothing, console.sign_out, no_resource, None),
    Operation("lab", "SwitchBack", requests.Nothing, console.switch_back, no_resource, None),
    Operation(
        "lab",
        "SwitchRole",
        requests.SwitchRole,
        console.switch_role,
        console.role_to_switch_to,
        "sts:AssumeRole",
        check=console.check_switch,
        keys=console.switch_keys,
    ),
)
