"""Layers: published as numbered versions, listed, looked at, deleted."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.lambda_ import rules, storage
from serverless_lab.engine.services.lambda_.errors.layers import LayerNotFound, LayerVersionTooLow
from serverless_lab.engine.services.lambda_.layer_names import NamedLayer, asked, found
from serverless_lab.engine.services.lambda_.layer_state import Layer, LayerVersion
from serverless_lab.engine.services.lambda_.pages import page
from serverless_lab.engine.services.lambda_.requests import layers as requests
from serverless_lab.engine.services.lambda_.state import LambdaState


def publish_layer_version(context: Context, request: requests.PublishLayerVersion) -> dict[str, Any]:
    """Every call makes a new version, whether or not anything is new in it."""
    code = rules.check_code(request.content.zip_file, request.content.s3_bucket, "PublishLayerVersion")
    storage.add(context, code.size)
    name, layers = asked(request).name, context.part(LambdaState).layers
    layer = layers.setdefault(name, Layer(name))
    layer.last_version += 1
    version = LayerVersion(
        arn=context.arn("lambda", f"layer:{name}:{layer.last_version}"),
        code_digest=context.bodies.put(code.zip_file),
        code_size=code.size,
        unzipped=code.unzipped,
        number=layer.last_version,
        created=context.at,
        code_sha256=code.sha256,
        description=request.description,
        license_info=request.license_info,
        runtimes=list(request.compatible_runtimes),
        architectures=list(request.compatible_architectures),
        revision_id=new_uuid(context.chance()),
    )
    layer.versions[version.number] = version
    return _whole(version)


def get_layer_version(
    context: Context, request: requests.LayerVersionNamed | requests.LayerVersionByArn
) -> dict[str, Any]:
    named = checked(request)
    version = found(context, named.name, named.number)
    if version is None:
        raise LayerNotFound
    return _whole(version)


def list_layers(context: Context, request: requests.ListLayers) -> dict[str, Any]:
    """Of each layer the newest version that fits."""
    newest = {name: _newest(layer, request) for name, layer in context.part(LambdaState).layers.items()}
    names = [name for name, version in newest.items() if version is not None]
    shown, more = page(names, request.marker, request.max_items, str, str)
    return {
        "Layers": [
            {
                "LayerName": name,
                "LayerArn": context.arn("lambda", f"layer:{name}"),
                "LatestMatchingVersion": _listed(version),
            }
            for name in shown
            if (version := newest[name]) is not None
        ],
        **more,
    }


def list_layer_versions(context: Context, request: requests.ListLayerVersions) -> dict[str, Any]:
    """The newest comes first."""
    layer = context.part(LambdaState).layers.get(asked(request).name)
    versions = [each for each in layer.versions.values() if _fits(each, request)] if layer is not None else []
    shown, more = page(versions, request.marker, request.max_items, _backwards, lambda version: str(version.number))
    return {"LayerVersions": [_listed(version) for version in shown], **more}


def delete_layer_version(context: Context, request: requests.LayerVersionNamed) -> dict[str, Any]:
    """One that is not there is no error, and functions that use it keep it."""
    named = checked(request)
    version = found(context, named.name, named.number)
    if version is not None:
        storage.take(context, version.code_size)
        del context.part(LambdaState).layers[named.name].versions[named.number]
    return {}


def checked(request: Any) -> NamedLayer:
    """Raises LayerVersionTooLow."""
    named = asked(request)
    if named.number < 1:
        raise LayerVersionTooLow
    return named


def _newest(layer: Layer, request: requests.ListLayers) -> LayerVersion | None:
    return next((each for each in reversed(layer.versions.values()) if _fits(each, request)), None)


def _fits(version: LayerVersion, request: requests.ListLayers | requests.ListLayerVersions) -> bool:
    runtime, architecture = request.compatible_runtime, request.compatible_architecture
    return (runtime is None or runtime in version.runtimes) and (
        architecture is None or architecture in version.architectures
    )


def _backwards(number: str) -> int:
    return -int(number) if number.isdigit() else 0


def _listed(version: LayerVersion) -> dict[str, Any]:
    told: dict[str, Any] = {
        "LayerVersionArn": version.arn,
        "Version": version.number,
        "Description": version.description,
        "CreatedDate": to_datetime(version.created).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+0000",
    }
    if version.runtimes:
        told["CompatibleRuntimes"] = version.runtimes
    if version.architectures:
        told["CompatibleArchitectures"] = version.architectures
    if version.license_info is not None:
        told["LicenseInfo"] = version.license_info
    return told


def _whole(version: LayerVersion) -> dict[str, Any]:
    content = {"CodeSha256": version.code_sha256, "CodeSize": version.code_size}
    return _listed(version) | {"LayerArn": version.arn.rpartition(":")[0], "Content": content}
