"""Functions: create, read, change, list, delete."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import RoleTrusts
from serverless_lab.engine.services.lambda_ import concurrency, dead_letters, environments, network, rules
from serverless_lab.engine.services.lambda_.describe import configuration, listed
from serverless_lab.engine.services.lambda_.errors.common import (
    CrossAccountRole,
    LatestNotDeleted,
    ResourceConflictException,
    RoleNotAssumable,
)
from serverless_lab.engine.services.lambda_.errors.versions import AliasesNotDeleted
from serverless_lab.engine.services.lambda_.names import arn, named
from serverless_lab.engine.services.lambda_.pages import page
from serverless_lab.engine.services.lambda_.qualifiers import arn_of, find, function_named
from serverless_lab.engine.services.lambda_.requests import common as requests
from serverless_lab.engine.services.lambda_.state import LATEST, Function, LambdaState
from serverless_lab.engine.services.lambda_.versions import check_revision, delete_version, publish, qualified

LAMBDA = "lambda.amazonaws.com"


def create_function(context: Context, request: requests.CreateFunction) -> dict[str, Any]:
    state = context.part(LambdaState)
    name = named(request.function_name).name
    if name in state.functions:
        raise ResourceConflictException(name=name)
    if request.package_type != "Zip":
        raise NotSimulated(feature="A function from a container image")
    code = rules.check_code(request.code.zip_file, request.code.s3_bucket or request.code.image_uri)
    _check_role(context, request.role)
    runtime = rules.check_runtime(request.runtime)
    handler = rules.check_handler(request.handler)
    timeout = rules.check_timeout(request.timeout)
    variables = rules.check_variables(request.environment.variables if request.environment else {})
    memory_size = rules.check_memory(request.memory_size)
    wanted = network.checked(context, request.vpc_config) if request.vpc_config is not None else None
    network.check_role(context, name, request.role, wanted)
    dead_letter = dead_letters.checked(context, name, request.role, request.dead_letter_config)
    function = Function(
        name=name,
        role=request.role,
        handler=handler,
        runtime=runtime,
        memory_size=memory_size,
        timeout=timeout,
        code_digest=context.bodies.put(code.zip_file),
        code_sha256=code.sha256,
        code_size=code.size,
        last_modified=context.at,
        revision_id=new_uuid(context.chance()),
        description=request.description,
        environment=variables,
        dead_letter=dead_letter,
    )
    state.functions[name] = function
    if wanted is not None and wanted.subnets:
        network.move(context, function, wanted, new=True)
    return configuration(context, publish(context, function) if request.publish else function) | {
        "FunctionArn": arn_of(context, function)
    }


def get_function(context: Context, request: requests.FunctionNamed) -> dict[str, Any]:
    told = {"Configuration": get_function_configuration(context, request), "Code": {"RepositoryType": "S3"}}
    reserved = find(context, request.function_name, request.qualifier).function.reserved
    return told if reserved is None else told | {"Concurrency": {"ReservedConcurrentExecutions": reserved}}


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
    code = rules.check_code(request.zip_file, request.s3_bucket or request.image_uri)
    if not request.dry_run:
        function.code_digest = context.bodies.put(code.zip_file)
        function.code_sha256, function.code_size = code.sha256, code.size
        _changed(context, function)
        if request.publish:
            return qualified(context, publish(context, function))
    return configuration(context, function)


def update_function_configuration(context: Context, request: requests.UpdateFunctionConfiguration) -> dict[str, Any]:
    function = function_named(context, request.function_name)
    check_revision(function, request.revision_id)
    network.check_settled(context, function)
    role = function.role if request.role is None else _check_role(context, request.role)
    runtime = function.runtime if request.runtime is None else rules.check_runtime(request.runtime)
    handler = function.handler if request.handler is None else rules.check_handler(request.handler)
    timeout = function.timeout if request.timeout is None else rules.check_timeout(request.timeout)
    memory_size = function.memory_size if request.memory_size is None else rules.check_memory(request.memory_size)
    variables = function.environment
    if request.environment is not None:
        variables = rules.check_variables(request.environment.variables)
    wanted = function.network if request.vpc_config is None else network.checked(context, request.vpc_config)
    if request.role is not None or request.vpc_config is not None:
        network.check_role(context, function.name, role, wanted)
    dead_letter = function.dead_letter
    if request.dead_letter_config is not None:
        dead_letter = dead_letters.checked(context, function.name, role, request.dead_letter_config)
    function.role, function.runtime, function.handler = role, runtime, handler
    function.timeout, function.environment = timeout, variables
    function.memory_size, function.dead_letter = memory_size, dead_letter
    if request.description is not None:
        function.description = request.description
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
    for version in (function, *function.versions.values()):
        environments.end_idle(context, version, "deleted")
    network.leave_with_all(context, function)
    state = context.part(LambdaState)
    concurrency.give_up(state, function)
    del state.functions[name]
    return {"StatusCode": 204}


def pass_role(context: Context, request: Any) -> list[tuple[str, str, dict[str, Values]]]:
    """Who gives a function a role hands it to Lambda: that is authorised as well."""
    if request.role is None:
        return []
    return [("iam:PassRole", request.role, {"iam:PassedToService": LAMBDA})]


def _check_role(context: Context, role_arn: str) -> str:
    arn = Arn.parse(role_arn)
    if arn is not None and arn.account_id != context.account_id:
        raise CrossAccountRole()
    if not context.ask(RoleTrusts(role_arn, LAMBDA)):
        raise RoleNotAssumable
    return role_arn


def _changed(context: Context, function: Function) -> None:
    """A change of code or configuration: what is warm now runs the old one and is not used again."""
    function.revision += 1
    function.revision_id = new_uuid(context.chance())
    function.last_modified = context.at
    environments.end_idle(context, function, "changed")
