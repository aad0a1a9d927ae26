"""The package of the bench's function: which of its files the editor shows, what else is in it, a new one as a zip."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.functions.bench import Language
from lessons.sandbox import sources
from lessons.sandbox.sam import fault_words
from serverless_lab.engine import numbers
from serverless_lab.engine.services.lambda_.state import Function
from serverless_lab.runtime.packages import BadPackage

SHOWN = 8  # names
_ENDINGS = {"python": (".py", "/__init__.py"), "nodejs": (".mjs", ".js", ".cjs")}


@dataclass(frozen=True)
class Package:
    """What was deployed. `others` are files beside the one in the editor, `more` how many of them are not named."""

    size: int
    others: list[str]
    more: int


def handler_files(handler: str, language: Language) -> list[str]:
    """Where Lambda looks for the module of a handler, the usual place first."""
    module = handler.rpartition(".")[0]
    if language.name == "python":
        module = module.replace(".", "/")
    return [f"{module}{ending}" for ending in _ENDINGS[language.name]]


def edited_file(names: Sequence[str], handler: str, language: Language) -> str:
    """The file that the editor shows: that of the handler if it is there."""
    return next((each for each in handler_files(handler, language) if each in names), language.file)


def read(function: Function, zip_bytes: bytes, edited: str) -> Package:
    others = [name for name in sources.names(zip_bytes) if name != edited]
    return Package(function.code_size, others[:SHOWN], max(0, len(others) - SHOWN))


class PackageForm(forms.Form):
    """A deployment package as a zip file. Valid: Lambda could unzip it, and finds the handler's module in it."""

    package = forms.FileField(
        label=gettext_lazy("Code as a .zip"),
        error_messages={
            "required": gettext_lazy("Choose a zip file first."),
            "empty": gettext_lazy("This file is empty."),
        },
    )

    def __init__(self, *args: object, handler: str, language: Language) -> None:
        super().__init__(*args)
        self._handler, self._language = handler, language

    def clean_package(self) -> bytes:
        file = self.cleaned_data["package"]
        if file.size > numbers.LAMBDA_ZIP_BYTES:
            text = _("This zip is too large: Lambda takes {limit} at most this way.")
            raise forms.ValidationError(text.format(limit=filesizeformat(numbers.LAMBDA_ZIP_BYTES)))
        data: bytes = file.read()
        try:
            found = sources.checked_names(data)
        except BadPackage as problem:
            raise forms.ValidationError(fault_words.said(problem)) from None
        if not any(each in found for each in handler_files(self._handler, self._language)):
            raise forms.ValidationError(self._no_handler(found))
        return data

    def _no_handler(self, found: list[str]) -> str:
        text = _(
            "The handler is {handler}, so Lambda looks for {file}, and this zip does not have it at the top. It has: "
            "{names}. Pack the files themselves and not the folder around them, or change the handler first."
        )
        names = ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
        file = handler_files(self._handler, self._language)[0]
        return text.format(handler=self._handler, file=file, names=names or "–")
