"""STS's operation table."""

from typing import Any

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.sts import assume, console, identity, requests, tokens

_PACKED = "PackedPolicySize is worked out more simply than on AWS, and SessionTokenSize is not reported."


def _not_simulated(name: str, request: Any) -> Operation:
    note = "Signing in through another identity provider is not part of this simulation."
    return Operation(
        "sts",
        name,
        request,
        identity.not_simulated,
        no_resource,
        f"sts:{name}",
        fidelity="not simulated",
        note=note,
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
        fidelity="simplified",
        note=f"{_PACKED} Tags of a session of another account are not inherited. ProvidedContexts is not simulated.",
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
        fidelity="simplified",
        note="A second factor of the root user is not simulated, and SessionTokenSize is not reported.",
        needs_permission=False,
    ),
    Operation(
        "sts",
        "GetFederationToken",
        requests.GetFederationToken,
        tokens.get_federation_token,
        tokens.federated_arn,
        "sts:GetFederationToken",
        fidelity="simplified",
        note=f"{_PACKED} The root user cannot call it here.",
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
        fidelity="simplified",
        note="Only keys of this account are known.",
    ),
    Operation(
        "sts",
        "DecodeAuthorizationMessage",
        requests.DecodeAuthorizationMessage,
        identity.decode_authorization_message,
        no_resource,
        "sts:DecodeAuthorizationMessage",
        read_only=True,
        fidelity="simplified",
        note="The message is packed but not encrypted; a matched statement shows what was asked, not its own text.",
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
