"""The bench's tab about function URLs: where the function answers, who is let in, and what to copy."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.connecting.address import function_url
from lessons.courseware.page import Page
from lessons.functions.url_form import UrlForm
from serverless_lab.engine.services.lambda_.state import Function, FunctionUrl, LambdaState
from serverless_lab.engine.services.lambda_.urls import domain_of

# The statements that AWS's console adds when a URL is made public, by their ids.
PUBLIC: dict[str, dict[str, Any]] = {
    "FunctionURLAllowPublicAccess": {"Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"},
    "FunctionURLInvokeAllowPublicAccess": {"Action": "lambda:InvokeFunction", "InvokedViaFunctionUrl": True},
}


@dataclass(frozen=True)
class Address:
    """One URL: `here` answers, `aws` is what AWS would call it. `qualifier` is the alias, empty for $LATEST."""

    url: FunctionUrl
    here: str
    aws: str
    curl: str

    @property
    def qualifier(self) -> str:
        return self.url.qualifier


@dataclass(frozen=True)
class Addressed:
    """What the tab shows. `closed`: the URL asks for no signature, and the function's policy lets nobody in."""

    form: UrlForm
    own: Address | None
    others: list[Address]
    closed: bool


def own_url(page: Page, function: str) -> FunctionUrl | None:
    """That of $LATEST."""
    state = _state(page)
    return state.urls.get(state.urls_of.get(function, {}).get("", ""))


def missing_statements(function: Function) -> list[dict[str, Any]]:
    """Parameters of AddPermission for what a public URL needs and the function's policy does not have."""
    known = {statement["Sid"] for statement in function.policies.get("", [])}
    return [{"StatementId": sid, "Principal": "*", **more} for sid, more in PUBLIC.items() if sid not in known]


def read(page: Page, function: Function, form: UrlForm | None) -> Addressed:
    state = _state(page)
    found = [_address(page, state.urls[url_id]) for _, url_id in sorted(state.urls_of.get(function.name, {}).items())]
    own = next((each for each in found if not each.qualifier), None)
    closed = own is not None and own.url.auth_type == "NONE" and not _lets_anybody_in(page, function)
    others = [each for each in found if each is not own]
    return Addressed(form or UrlForm.of(own.url if own else None), own, others, closed)


def _lets_anybody_in(page: Page, function: Function) -> bool:
    """Do statements for everybody stand in its policy? What conditions they have is seen when somebody calls."""
    said = [each for each in function.policies.get("", []) if each.get("Principal") == "*"]
    return {"lambda:InvokeFunctionUrl", "lambda:InvokeFunction"} <= {each["Action"] for each in said}


def _state(page: Page) -> LambdaState:
    part = page.view.cloud.state.parts.get(f"lambda/{page.view.cloud.state.region}")
    return part if isinstance(part, LambdaState) else LambdaState()


def _address(page: Page, url: FunctionUrl) -> Address:
    region = page.view.cloud.state.region
    here = function_url(page.request, url.url_id, region)
    return Address(url, here, f"https://{domain_of(url, region)}/", _curl(url, here, region))


def _curl(url: FunctionUrl, here: str, region: str) -> str:
    if url.auth_type == "NONE":
        return f"curl -i '{here}'"
    signed = f"--aws-sigv4 'aws:amz:{region}:lambda' --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\""
    return f"curl -i {signed} '{here}'"
