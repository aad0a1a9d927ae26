"""Layers: the newest version of each, and those that functions use."""

from typing import Any

from serverless_lab.engine.services.lambda_.layer_state import LayerUsed, LayerVersion
from serverless_lab.sam.exports.draft import Draft, logical
from serverless_lab.sam.exports.permissions import principal


def export(draft: Draft) -> None:
    state = draft.source.functions
    wanted: dict[tuple[str, int], LayerUsed] = {}
    for function in state.functions.values():
        for used in function.layers:
            _, _, _, _, owner, _, name, number = used.arn.split(":")
            if owner == draft.source.account_id:
                wanted[name, int(number)] = used
    for name, layer in state.layers.items():
        if layer.versions:
            newest = max(layer.versions)
            wanted[name, newest] = layer.versions[newest]
        for number in layer.versions.keys() - {each for layer_name, each in wanted if layer_name == name}:
            draft.leave("older-layer", f"{name}:{number}")
    before: dict[str, str] = {}
    for (name, number), used in sorted(wanted.items()):
        known = state.layers[name].versions.get(number) if name in state.layers else None
        after = (before[name],) if name in before else ()
        before[name] = _export(draft, name, known or used, len([each for each in wanted if each[0] == name and each[1] < number]), after)


def _export(draft: Draft, name: str, used: LayerUsed, place: int, after: tuple[str, ...]) -> str:
    """One that was deleted while functions keep it has lost what was said of it."""
    folder = f"layers/{name}" if not place else f"layers/{name}-{place + 1}"
    properties: dict[str, Any] = {"LayerName": name, "ContentUri": draft.code(folder, used.code_digest)}
    if isinstance(used, LayerVersion):
        properties |= {
            "Description": used.description,
            "CompatibleRuntimes": list(used.runtimes),
            "CompatibleArchitectures": list(used.architectures),
            "LicenseInfo": used.license_info,
        }
    made = draft.add(logical(name, "Layer"), "AWS::Serverless::LayerVersion", properties, *after)
    draft.known[used.arn] = {"Ref": made}
    for statement in used.statements if isinstance(used, LayerVersion) else ():
        organization = statement.get("Condition", {}).get("StringEquals", {}).get("aws:PrincipalOrgID")
        said = {"LayerVersionArn": {"Ref": made}, "Action": statement["Action"]}
        said |= {"Principal": principal(statement["Principal"]), "OrganizationId": organization}
        draft.add(f"{made}Permission", "AWS::Lambda::LayerVersionPermission", said)
    return made
