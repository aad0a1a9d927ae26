"""What these forms have in common: they are about the function of the bench."""

from typing import Any, ClassVar

from lessons.courseware.console import operation
from lessons.courseware.page import Page
from serverless_lab.engine.services.lambda_.state import Function

NOTHING = ("", "–")


class FunctionForm(operation.OperationForm):
    """`of_function` False: the operation is not on the function, and its name no member of the request."""

    service: ClassVar[str] = "lambda"
    of_function: ClassVar[bool] = True
    function_name = ""

    def prepare(self, page: Page) -> None:
        self.function_name = page.bench.function

    def params(self) -> dict[str, Any]:
        own = {"FunctionName": self.function_name} if self.of_function else {}
        return own | super().params()


def function_of(page: Page) -> Function | None:
    return page.probe.function(page.bench.function)


def versions_of(page: Page) -> operation.Choices:
    """The published versions, the newest first, and $LATEST."""
    function = function_of(page)
    numbers = [*reversed(function.versions)] if function is not None else []
    return [(number, number) for number in (*numbers, "$LATEST")]


def qualifiers_of(page: Page) -> operation.Choices:
    """The aliases, then the published versions, the newest first."""
    function = function_of(page)
    found = [*function.aliases, *reversed(function.versions)] if function is not None else []
    return [(each, each) for each in found]
