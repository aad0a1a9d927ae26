"""Which operation of a REST service a method and a path are for."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from botocore.model import OperationModel

from serverless_lab.wire.message import Request
from serverless_lab.wire.protocols.protocol import Found

_LABEL = re.compile(r"\{([^}]+)\}")


class Route(NamedTuple):
    """`literals` must stand in the query; of several routes that match, the one with the highest `rank` is taken."""

    path: re.Pattern[str]
    labels: tuple[str, ...]
    literals: dict[str, str]
    required_query: tuple[str, ...]
    required_headers: tuple[str, ...]
    operation: OperationModel
    rank: tuple[int, int]


class Routes:
    """The routes of one service, by method."""

    def __init__(self, operations: Iterable[OperationModel]) -> None:
        self._of_method: dict[str, list[Route]] = {}
        for operation in operations:
            self._of_method.setdefault(operation.http["method"], []).append(_route(operation))

    def find(self, request: Request, query: dict[str, list[str]]) -> Found | None:
        best: tuple[tuple[int, ...], Found] | None = None
        for route in self._of_method.get(request.method, ()):
            matched = route.path.fullmatch(request.path)
            if matched is None or not _has_literals(route, query):
                continue
            rank = _rank(route, request, query)
            if best is None or rank > best[0]:
                values = (unquote(each, errors="strict") for each in matched.groups())
                best = rank, Found(route.operation, dict(zip(route.labels, values, strict=True)), tuple(route.literals))
        return best[1] if best else None


def _route(operation: OperationModel) -> Route:
    path, _, query = operation.http["requestUri"].partition("?")
    pattern, labels = "", []
    for number, part in enumerate(_LABEL.split(path.rstrip("/"))):
        if number % 2:
            labels.append(part.removesuffix("+"))
            pattern += "(.+)" if part.endswith("+") else "([^/]+)"
        else:
            pattern += re.escape(part)
    rank = len(_LABEL.sub("", path)), -len(labels)
    literals = dict(parse_qsl(query, keep_blank_values=True))
    headers = tuple(name.lower() for name in _required(operation, "header"))
    required = _required(operation, "querystring")
    return Route(re.compile(f"{pattern}/?"), tuple(labels), literals, required, headers, operation, rank)


def _required(operation: OperationModel, location: str) -> tuple[str, ...]:
    shape = operation.input_shape
    if shape is None:
        return ()
    found = [shape.members[name].serialization for name in shape.required_members]
    return tuple(each["name"] for each in found if each.get("location") == location)


def _has_literals(route: Route, query: dict[str, list[str]]) -> bool:
    return all(name in query and (not value or query[name] == [value]) for name, value in route.literals.items())


def _rank(route: Route, request: Request, query: dict[str, list[str]]) -> tuple[int, ...]:
    """A longer literal path first, then what a client named, then the one that needs most of what is there."""
    complete = all(name in query for name in route.required_query)
    complete = complete and all(name in request.headers for name in route.required_headers)
    named = query.get("x-id") == [route.operation.name]
    needs = len(route.literals) * 100 + len(route.required_query) + len(route.required_headers)
    return *route.rank, named, complete, needs, not route.operation.deprecated
