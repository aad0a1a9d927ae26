"""Forms about event source mappings: what Lambda polls for the function."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.console.arns import named_arns
from lessons.courseware.console.fields import chosen, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.functions.operations.form import FunctionForm, qualifiers_of
from serverless_lab.engine import numbers
from serverless_lab.engine.services.lambda_.mapping_state import Mapping

_FAILURES = "ReportBatchItemFailures"
_EMPTY: tuple[Any, ...] = ({"Filters": []}, {}, [])


class _Settings(FunctionForm):
    """How records are gathered, and which. Empty patterns: every record."""

    of_function = False
    aside = ("Qualifier", "Patterns", "MaximumConcurrency", _FAILURES)
    BatchSize = whole(gettext_lazy("Most records at once"), initial=numbers.LAMBDA_BATCH_DEFAULT)
    MaximumBatchingWindowInSeconds = whole(
        gettext_lazy("Wait for more (seconds)"),
        initial=0,
        help_text=gettext_lazy("More than ten records at once need a second or more."),
    )
    MaximumConcurrency = whole(
        gettext_lazy("Most calls at once"),
        required=False,
        help_text=gettext_lazy("From 2 to 1,000. Empty: as far as Lambda scales."),
    )
    Patterns = forms.CharField(
        label=gettext_lazy("Only records that match (JSON)"),
        required=False,
        max_length=60_000,
        widget=forms.Textarea({"class": "input mono", "rows": 5, "spellcheck": "false"}),
        help_text=gettext_lazy("One pattern, or several in a list."),
    )
    ReportBatchItemFailures = forms.BooleanField(
        label=gettext_lazy("The answer names the records that failed, and only these come again"), required=False
    )

    def choices_of(self, name: str, page: Page) -> Choices | None:
        return [("", "$LATEST"), *qualifiers_of(page)] if name == "Qualifier" else None

    def clean_Patterns(self) -> list[str]:
        """The text of each pattern, as AWS wants them."""
        text = self.cleaned_data["Patterns"]
        try:
            found = json.loads(text or "[]")
        except (ValueError, RecursionError):
            raise forms.ValidationError(_('This is not valid JSON. A pattern looks like {"body": {…}}.')) from None
        return [json.dumps(each, ensure_ascii=False) for each in (found if isinstance(found, list) else [found])]

    def params(self) -> dict[str, Any]:
        data = self.cleaned_data
        named = f"{self.function_name}:{data['Qualifier']}" if data["Qualifier"] else self.function_name
        return super().params() | {"FunctionName": named}

    def chosen_settings(self) -> dict[str, Any]:
        """Members of the request that say something by being empty, too."""
        data = self.cleaned_data
        most = data["MaximumConcurrency"]
        return {
            "FilterCriteria": {"Filters": [{"Pattern": text} for text in data["Patterns"]]},
            "ScalingConfig": {} if most is None else {"MaximumConcurrency": most},
            "FunctionResponseTypes": [_FAILURES] if data[_FAILURES] else [],
        }


class CreateEventSourceMapping(_Settings):
    operation = "CreateEventSourceMapping"
    said = gettext_lazy("The mapping is being made. In a few seconds Lambda begins to poll.")
    title, button = gettext_lazy("Add an event source"), gettext_lazy("Create the mapping")
    field_order = ("EventSourceArn", "Qualifier")
    EventSourceArn = chosen(gettext_lazy("Event source"))
    Qualifier = chosen(gettext_lazy("Version or alias"), required=False)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name == "EventSourceArn":
            return named_arns(page.view.cloud.event_sources())
        return super().choices_of(name, page)

    def params(self) -> dict[str, Any]:
        return super().params() | {name: value for name, value in self.chosen_settings().items() if value not in _EMPTY}


class UpdateEventSourceMapping(_Settings):
    operation, said = "UpdateEventSourceMapping", gettext_lazy("The mapping is being changed: a few seconds.")
    title, button = gettext_lazy("Change"), gettext_lazy("Save")
    field_order = ("Qualifier",)
    Qualifier = chosen(gettext_lazy("Version or alias"), required=False)
    UUID = name(gettext_lazy("Mapping"))

    @staticmethod
    def initial_of(mapping: Mapping) -> dict[str, Any]:
        patterns = [json.loads(text) for text in mapping.filters]
        shown = patterns[0] if len(patterns) == 1 else patterns
        return {
            "Qualifier": mapping.qualifier,
            "BatchSize": mapping.batch_size,
            "MaximumBatchingWindowInSeconds": mapping.window,
            "MaximumConcurrency": mapping.most_at_once,
            "Patterns": json.dumps(shown, ensure_ascii=False, indent=2) if patterns else "",
            _FAILURES: mapping.item_failures,
        }

    def params(self) -> dict[str, Any]:
        return super().params() | self.chosen_settings()


class _OfMapping(FunctionForm):
    of_function = False
    UUID = name(gettext_lazy("Mapping"))


class EnableMapping(_OfMapping):
    operation, said = "UpdateEventSourceMapping", gettext_lazy("The mapping is being enabled: a few seconds.")
    button = gettext_lazy("Enable")

    @classmethod
    def key(cls) -> str:
        return "EnableMapping"

    def params(self) -> dict[str, Any]:
        return super().params() | {"Enabled": True}


class DisableMapping(_OfMapping):
    operation, said = "UpdateEventSourceMapping", gettext_lazy("The mapping is being disabled: a few seconds.")
    button = gettext_lazy("Disable")

    @classmethod
    def key(cls) -> str:
        return "DisableMapping"

    def params(self) -> dict[str, Any]:
        return super().params() | {"Enabled": False}


class DeleteEventSourceMapping(_OfMapping):
    operation = "DeleteEventSourceMapping"
    said = gettext_lazy("The mapping is being deleted. What it had received is still worked on.")
    button, question = gettext_lazy("Delete"), gettext_lazy("Delete this mapping?")


FORMS = (
    CreateEventSourceMapping,
    UpdateEventSourceMapping,
    EnableMapping,
    DisableMapping,
    DeleteEventSourceMapping,
)
