"""Functions: create, read, change, list, delete."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.lambda_ import (
    concurrency,
    environments,
    layering,
    network,
    rules,
    settings,
    storage,
    tagging,
)
from serverless_lab.engine.services.lambda_.describe import configuration, listed
from serverless_lab.engine.services.lambda_.errors.common import (
    LatestNotDeleted,
    ResourceConflictException,
)
from serverless_lab.engine.services.lambda_.errors.versions import AliasesNotDeleted
from serverless_lab.engine.services.lambda_.names import arn, named
from serverless_lab.engine.services.lambda_.pages import page
from serverless_lab.engine.services.lambda_.qualifiers import arn_of, find, function_named
from serverless_lab.engine.services.lambda_.requests import common as requests
from serverless_lab.engine.services.lambda_.state import LATEST, Function, LambdaState
from serverless_lab.engine.services.lambda_.url_ending import forget
from serverless_lab.engine.services.lambda_.versions import check_revision, delete_version, publish, qualified


def create_function(context: Context, request: requests.CreateFunction) -> dict[str, Any]:
    state = context.part(LambdaState)
    name = named(request.function_name).name
    if name in state.functions:
        raise ResourceConflictException(name=name)
    _check_simulated(request)
    elsewhere = request.code.s3_bucket or request.code.image_uri
    code = rules.check_code(request.code.zip_file, elsewhere, "CreateFunction")
    found = settings.for_new(context, request, name)
    layering.check_size(code.unzipped, found.get("layers", []))
    wanted = network.checked(context, request.vpc_config) if request.vpc_config is not None else None
    network.check_role(context, name, request.role, wanted)
    tags = tagging.checked(request.tags)
    storage.add(context, 2 * code.size if request.publish else code.size)
    function = Function(
        name=name,
        code_digest=context.bodies.put(code.zip_file),
        code_sha256=code.sha256,
        code_size=code.size,
        unzipped=code.unzipped,
        last_modified=context.at,
        revision_id=new_uuid(context.chance()),
        tags=tags,
        **found,
    )
    if request.architectures:
        function.architecture = request.architectures[0]
    state.functions[name] = function
    if wanted is not None and wanted.subnets:
        network.move(context, function, wanted, new=True)
    return configuration(context, publish(context, function, paid=True) if request.publish else function) | {
        "FunctionArn": arn_of(context, function)
    }


def get_function(context: Context, request: requests.FunctionNamed) -> dict[str, Any]:
    told = {"Configuration": get_function_configuration(context, request), "Code": {"RepositoryType": "S3"}}
    function = find(context, request.function_name, request.qualifier).function
    if function.tags:
        told["Tags"] = dict(function.tags)
    if function.reserved is not None:
        told["Concurrency"] = {"ReservedConcurrentExecutions": function.reserved}
    return told


def get_function_configuration(context: Context, request: requests.FunctionNamed) -> dict[str, Any]:
    """Who names the version is told the ARN with it."""
    target = find(context, request.function_name, request.qualifier)
    return configuration(context, target.version) | {"FunctionArn": arn(context, request)}


def get_function_code_signing_config(context: Context, request: requests.FunctionAlone) -> dict[str, Any]:
    """Empty, as for every function that no code signing configuration was given to."""
    function_named(context, request.function_name)
    return {}


def update_function_code(context: Context, request: requests.UpdateFunctionCode) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    check_revision(function, request.revision_id)
    network.check_settled(context, function)
    rules.check_not_blocked(function.runtime, context.at)
    code = rules.check_code(request.zip_file, request.s3_bucket or request.image_uri, "UpdateFunctionCode")
    layering.check_size(code.unzipped, function.layers)
    if request.dry_run:
        return configuration(context, function)
    storage.add(context, code.size - function.code_size + (code.size if request.publish else 0))
    function.code_digest, function.unzipped = context.bodies.put(code.zip_file), code.unzipped
    function.code_sha256, function.code_size = code.sha256, code.size
    if request.architectures:
        function.architecture = request.architectures[0]
    _changed(context, function)
    if request.publish:
        return qualified(context, publish(context, function, paid=True))
    return configuration(context, function)


def update_function_configuration(context: Context, request: requests.UpdateFunctionConfiguration) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    check_revision(function, request.revision_id)
    network.check_settled(context, function)
    found = settings.for_change(context, request, function)
    layering.check_size(function.unzipped, found.get("layers", function.layers))
    wanted = function.network if request.vpc_config is None else network.checked(context, request.vpc_config)
    if request.role is not None or request.vpc_config is not None:
        network.check_role(context, function.name, found.get("role", function.role), wanted)
    for name, value in found.items():
        setattr(function, name, value)
    _changed(context, function)
    if wanted is not None:
        network.move(context, function, wanted)
    return configuration(context, function)


def list_functions(context: Context, request: requests.ListFunctions) -> dict[str, Any]:
    functions = context.part(LambdaState).functions
    shown, more = page(list(functions), request.marker, request.max_items, str, str)
    return {"Functions": [listed(context, functions[name]) for name in shown]} | more


def delete_function(context: Context, request: requests.FunctionNamed) -> dict[str, Any]:
    """With a qualifier a version of it, else the function with all its versions and aliases."""
    _, _, name, qualifier = named(request.function_name, request.qualifier)
    if qualifier == LATEST:
        raise LatestNotDeleted
    if qualifier and not qualifier.isdigit():
        raise AliasesNotDeleted
    function = function_named(context, name)
    if qualifier:
        delete_version(context, function, qualifier)
        return {"StatusCode": 204}
    for version in (function, *function.versions.values(), *list(function.sized.values())):
        environments.end_idle(context, version, "deleted")
    storage.take_all(context, function)
    network.leave_with_all(context, function)
    state = context.part(LambdaState)
    concurrency.forget(state, function)
    del state.functions[name]
    forget(state, name)
    return {"StatusCode": 204}


def also(context: Context, request: Any) -> list[tuple[str, str, dict[str, Values]]]:
    """What is authorised besides: who gives a function a role hands it to Lambda, layers are taken, tags are given."""
    asked = layering.also(context, request)
    if request.role is not None:
        asked.append(("iam:PassRole", request.role, {"iam:PassedToService": settings.LAMBDA}))
    return asked + (tagging.also(context, request) if isinstance(request, requests.CreateFunction) else [])


def keys(context: Context, request: Any) -> dict[str, Values]:
    """The condition keys of a request that sets up a function."""
    tags = tagging.keys_of(getattr(request, "tags", None))
    return network.keys(context, request) | layering.keys_of(request) | tags


def _check_simulated(request: requests.CreateFunction) -> None:
    if request.package_type != "Zip" or request.image_config is not None:
        raise NotSimulated(feature="A function from a container image")
    if request.code_signing_config_arn is not None:
        raise NotSimulated(feature="Code signing")


def _changed(context: Context, function: Function) -> None:
    """A change of code or configuration: what is warm now runs the old one and is not used again."""
    function.revision_id = new_uuid(context.chance())
    function.last_modified = context.at
    environments.outdate(context, function)
