"""Layers: the newest version of each, and those that functions use."""

from typing import Any

from serverless_lab.engine.services.lambda_.layer_state import LayerUsed, LayerVersion
from serverless_lab.sam.exports.draft import Draft, Source, logical
from serverless_lab.sam.exports.permissions import principal


def export(draft: Draft) -> None:
    """Of one layer in the order of its versions: a deployment numbers them anew."""
    wanted = _wanted(draft.source)
    for name, layer in draft.source.functions.layers.items():
        for number in layer.versions.keys() - wanted[name].keys() if layer.versions else ():
            draft.leave("older-layer", f"{name}:{number}")
    for name in sorted(wanted):
        after: tuple[str, ...] = ()
        for place, number in enumerate(sorted(wanted[name]), 1):
            folder = f"layers/{name}" if place == 1 else f"layers/{name}-{place}"
            after = (_export(draft, name, folder, wanted[name][number], after),)


def _wanted(source: Source) -> dict[str, dict[int, LayerUsed]]:
    """By name and number. What functions keep of a deleted version has lost what was said of it."""
    found: dict[str, dict[int, LayerUsed]] = {}
    layers = source.functions.layers
    for function in source.functions.functions.values():
        for used in function.layers:
            owner, _, name, number = used.arn.rsplit(":", 4)[1:]
            if owner == source.account_id:
                known = layers[name].versions.get(int(number)) if name in layers else None
                found.setdefault(name, {})[int(number)] = known or used
    for name, layer in layers.items():
        if layer.versions:
            newest = max(layer.versions)
            found.setdefault(name, {})[newest] = layer.versions[newest]
    return found


def _export(draft: Draft, name: str, folder: str, used: LayerUsed, after: tuple[str, ...]) -> str:
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
