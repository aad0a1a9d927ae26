"""Typed requests about the policies that functions and layers carry."""

from msgspec import field

from serverless_lab.engine.request import Request


class AddPermission(Request, frozen=True):
    function_name: str
    statement_id: str
    action: str
    principal: str
    source_arn: str | None = None
    source_account: str | None = None
    principal_org_id: str | None = field(default=None, name="PrincipalOrgID")
    event_source_token: str | None = None
    function_url_auth_type: str | None = None
    invoked_via_function_url: bool | None = None
    qualifier: str | None = None
    revision_id: str | None = None


class RemovePermission(Request, frozen=True):
    function_name: str
    statement_id: str
    qualifier: str | None = None
    revision_id: str | None = None
