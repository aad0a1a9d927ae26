"""Where a function answers by HTTP, who is let in there, and what to copy."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.connecting.address import function_url
from lessons.courseware.page import Page
from serverless_lab.engine.services.lambda_.state import Function, FunctionUrl
from serverless_lab.engine.services.lambda_.urls import domain_of

# The statements that AWS's console adds when a URL is made public, by their ids.
PUBLIC: dict[str, dict[str, Any]] = {
    "FunctionURLAllowPublicAccess": {"Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"},
    "FunctionURLInvokeAllowPublicAccess": {"Action": "lambda:InvokeFunction", "InvokedViaFunctionUrl": True},
}


@dataclass(frozen=True)
class Address:
    """One URL: `here` answers, `aws` is what AWS would call it. `qualifier` is the alias, empty for $LATEST.

    `closed`: it asks for no signature, and the function's policy lets nobody in.
    """

    url: FunctionUrl
    here: str
    aws: str
    curl: str
    closed: bool

    @property
    def qualifier(self) -> str:
        return self.url.qualifier


def missing_statements(function: Function, qualifier: str) -> list[dict[str, Any]]:
    """Parameters of AddPermission for what a public URL needs and the policy there does not have."""
    known = {statement["Sid"] for statement in function.policies.get(qualifier, [])}
    return [{"StatementId": sid, "Principal": "*", **more} for sid, more in PUBLIC.items() if sid not in known]


def read(page: Page, function: Function) -> list[Address]:
    """That of $LATEST first."""
    state = page.probe.lambda_
    found = sorted(state.urls_of.get(function.name, {}).items())
    return [_address(page, function, state.urls[url_id]) for _qualifier, url_id in found]


def _lets_anybody_in(function: Function, qualifier: str) -> bool:
    """Do statements for everybody stand in its policy? What conditions they have is seen when somebody calls."""
    said = [each for each in function.policies.get(qualifier, []) if each.get("Principal") == "*"]
    return {"lambda:InvokeFunctionUrl", "lambda:InvokeFunction"} <= {each["Action"] for each in said}


def _address(page: Page, function: Function, url: FunctionUrl) -> Address:
    region = page.view.cloud.state.region
    here = function_url(page.request, url.url_id, region)
    closed = url.auth_type == "NONE" and not _lets_anybody_in(function, url.qualifier)
    return Address(url, here, f"https://{domain_of(url, region)}/", _curl(url, here, region), closed)


def _curl(url: FunctionUrl, here: str, region: str) -> str:
    if url.auth_type == "NONE":
        return f"curl -i '{here}'"
    signed = f"--aws-sigv4 'aws:amz:{region}:lambda' --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\""
    return f"curl -i {signed} '{here}'"
