"""Function URLs: of the function itself and of its aliases."""

from dataclasses import dataclass
from typing import Any

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.functions import addressed
from lessons.functions.addressed import Address
from lessons.functions.operations.form import function_of
from lessons.functions.operations.urls import (
    CreateFunctionUrlConfig,
    DeleteFunctionUrlConfig,
    UpdateFunctionUrlConfig,
)
from serverless_lab.engine.services.lambda_.urls import cors_shape

TEMPLATE = "functions/panels/url.html"
HAS_FORMS = True
SHOWN = 20  # URLs, each with a form of its own


@dataclass(frozen=True)
class Row:
    """`cors`: what is said about other origins, by the labels of the form."""

    address: Address
    cors: list[tuple[Any, str]]
    change: OperationForm
    remove: OperationForm | Press

    @property
    def curl_id(self) -> str:
        return f"url-curl-{self.address.url.url_id}"


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    function = function_of(page)
    if function is None:
        return {}
    found = addressed.read(page, function)
    return {
        "urls": [_row(page, form, each) for each in found[:SHOWN]],
        "others": max(len(found) - SHOWN, 0),
        "create": CreateFunctionUrlConfig.offer(page, form, CreateFunctionUrlConfig.initial_of_new),
    }


def _row(page: Page, form: OperationForm | None, address: Address) -> Row:
    initial = UpdateFunctionUrlConfig.initial_of(address.url)
    change = UpdateFunctionUrlConfig.offer(page, form, initial, Qualifier=address.qualifier)
    told = ((name, value if isinstance(value, list) else [value]) for name, value in cors_shape(address.url).items())
    return Row(
        address,
        [(change.fields[name].label, ", ".join(map(str, values))) for name, values in told],
        change,
        DeleteFunctionUrlConfig.press(page, form, Qualifier=address.qualifier),
    )
