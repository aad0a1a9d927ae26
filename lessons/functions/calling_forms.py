"""What enters through the forms about calling the function. Whether a number is possible, AWS says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NO_NUMBER = _("Write a whole number, or leave the field empty.")
NO_CHOICE = _("Choose one of what the form offers.")
_NUMBER = {"invalid": NO_NUMBER, "min_value": NO_NUMBER, "max_value": NO_NUMBER}
_CHOICE = {"invalid_choice": NO_CHOICE, "required": NO_CHOICE}
_TEXT = {"max_length": NO_CHOICE, "null_characters_not_allowed": NO_CHOICE}
_LARGEST = 1 << 31


class CallingForm(forms.Form):
    def problem(self) -> str:
        """The first thing that is wrong, as a sentence."""
        return next(str(messages[0]) for messages in self.errors.values())


class ReserveForm(CallingForm):
    """Empty: nothing is reserved."""

    reserved = forms.IntegerField(required=False, min_value=0, max_value=_LARGEST, error_messages=_NUMBER)

    @property
    def wanted(self) -> int | None:
        wanted: int | None = self.cleaned_data["reserved"]
        return wanted


class EventsForm(CallingForm):
    """Everything empty: as AWS does it."""

    retries = forms.ChoiceField(
        required=False, choices=[(each, each) for each in ("", "0", "1", "2")], error_messages=_CHOICE
    )
    age = forms.IntegerField(required=False, min_value=0, max_value=_LARGEST, error_messages=_NUMBER)
    success = forms.CharField(required=False, max_length=350, error_messages=_TEXT)
    failure = forms.CharField(required=False, max_length=350, error_messages=_TEXT)

    def config(self) -> dict[str, Any]:
        """What PutFunctionEventInvokeConfig is told beside the function's name; nothing where nothing is asked."""
        data = self.cleaned_data
        params: dict[str, Any] = {}
        if data["retries"]:
            params["MaximumRetryAttempts"] = int(data["retries"])
        if data["age"] is not None:
            params["MaximumEventAgeInSeconds"] = data["age"]
        places = {"OnSuccess": data["success"], "OnFailure": data["failure"]}
        destinations = {place: {"Destination": arn} for place, arn in places.items() if arn}
        return params | ({"DestinationConfig": destinations} if destinations else {})


class LoopForm(CallingForm):
    loop = forms.ChoiceField(choices=[(each, each) for each in ("Terminate", "Allow")], error_messages=_CHOICE)
