"""Typed requests of the operations on function URLs."""

import msgspec

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.lambda_.url_state import AuthType, InvokeMode


class Cors(Request, frozen=True):
    allow_credentials: bool | None = None
    allow_headers: list[str] | None = None
    allow_methods: list[str] | None = None
    allow_origins: list[str] | None = None
    expose_headers: list[str] | None = None
    max_age: int | None = None


class UrlNamed(Request, frozen=True):
    function_name: str
    qualifier: str | None = None


class CreateFunctionUrlConfig(Request, frozen=True):
    function_name: str
    auth_type: AuthType
    qualifier: str | None = None
    cors: Cors | None = None
    invoke_mode: InvokeMode | None = None


class UpdateFunctionUrlConfig(Request, frozen=True):
    function_name: str
    qualifier: str | None = None
    auth_type: AuthType | None = None
    cors: Cors | None = None
    invoke_mode: InvokeMode | None = None


class ListFunctionUrlConfigs(Request, frozen=True):
    function_name: str
    marker: str | None = None
    max_items: int | None = None


class Header(msgspec.Struct, frozen=True, rename="pascal"):
    name: str
    value: str


class InvokeFunctionUrl(Request, frozen=True):
    """An HTTP request as it came to a function URL, `path` and `query` as they were sent."""

    url_id: str
    method: str
    path: str
    source_ip: str
    query: str = ""
    headers: list[Header] = []
    body: bytes = b""
    protocol: str = "HTTP/1.1"
