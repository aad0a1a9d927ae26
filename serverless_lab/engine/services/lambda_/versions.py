"""Versions: what a function was when it was published, kept as it is under a number."""

from copy import copy
from hashlib import sha256
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.services.lambda_ import environments, network, provisioned, storage
from serverless_lab.engine.services.lambda_.describe import configuration, listed
from serverless_lab.engine.services.lambda_.errors.common import PreconditionFailedException
from serverless_lab.engine.services.lambda_.errors.versions import OtherCode, VersionInUse
from serverless_lab.engine.services.lambda_.pages import numbered, page
from serverless_lab.engine.services.lambda_.qualifiers import arn_of, function_named
from serverless_lab.engine.services.lambda_.requests import versions as requests
from serverless_lab.engine.services.lambda_.state import Function, Version

# What a version has of its own. Everything else it takes over from $LATEST.
_OWN = frozenset(
    "revision revision_id idle busy ready ended last_modified version pointed_by update_status failure".split()
)
_TAKEN_OVER = tuple(name for name in Version.__struct_fields__ if name not in _OWN)
_NOT_COMPARED = frozenset({"status", "joined"})


def publish_version(context: Context, request: requests.PublishVersion) -> dict[str, Any]:
    """Nothing new is made where nothing was changed since the last time: then that version is answered."""
    if request.publish_to is not None:
        raise NotSimulated(feature="Publishing for managed instances")
    function = function_named(context, request.function_name)
    check_revision(function, request.revision_id)
    network.check_settled(context, function)
    if request.code_sha256 is not None and request.code_sha256 != function.code_sha256:
        raise OtherCode(given=request.code_sha256, current=function.code_sha256)
    return qualified(context, publish(context, function, request.description))


def publish(context: Context, function: Function, description: str | None = None, *, paid: bool = False) -> Version:
    """`description` stands in place of that of $LATEST; `paid`: room for the code was taken already."""
    last = current(function)
    if last is not None:
        if paid:
            storage.take(context, function.code_size)
        return last
    if not paid:
        storage.add(context, function.code_size)
    function.last_version += 1
    function.published = _fingerprint(function)
    version = Version(
        **{name: copy(getattr(function, name)) for name in _TAKEN_OVER},
        version=str(function.last_version),
        revision_id=new_uuid(context.chance()),
        last_modified=context.at,
    )
    if description is not None:
        version.description = description
    function.versions[version.version] = version
    function.revision_id = new_uuid(context.chance())
    return version


def current(function: Function) -> Version | None:
    """The version that was published last, if nothing has changed in $LATEST since."""
    last = function.versions.get(str(function.last_version))
    return last if last is not None and function.published == _fingerprint(function) else None


def list_versions(context: Context, request: requests.ListVersions) -> dict[str, Any]:
    """$LATEST comes first."""
    function = function_named(context, request.function_name)
    versions = [function, *function.versions.values()]
    shown, more = page(versions, request.marker, request.max_items, numbered, lambda version: version.version)
    arn = context.arn("lambda", f"function:{function.name}")
    return {
        "Versions": [listed(context, each) | {"FunctionArn": f"{arn}:{each.version}"} for each in shown],
        **more,
    }


def delete_version(context: Context, function: Function, number: str) -> None:
    """One that is not there is no error. Raises VersionInUse."""
    version = function.versions.get(number)
    if version is None:
        return
    if version.pointed_by:
        raise VersionInUse(aliases=", ".join(version.pointed_by))
    provisioned.drop(context, function, number)
    environments.end_idle(context, version, "deleted")
    storage.take(context, version.code_size)
    del function.versions[number]
    function.policies.pop(number, None)
    network.leave(context, function, version)


def qualified(context: Context, version: Version) -> dict[str, Any]:
    return configuration(context, version) | {"FunctionArn": arn_of(context, version)}


def check_revision(version: Version, revision_id: str | None) -> None:
    if revision_id is not None and revision_id != version.revision_id:
        raise PreconditionFailedException


def _fingerprint(function: Function) -> str:
    told = [getattr(function, name) for name in _TAKEN_OVER if name not in _NOT_COMPARED]
    return sha256(msgspec.json.encode(told, order="sorted")).hexdigest()
