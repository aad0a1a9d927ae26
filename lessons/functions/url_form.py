"""The form of a function URL. Whether a value is possible, AWS says."""

from typing import Any

from django import forms

from lessons.functions.calling_forms import NO_CHOICE, NO_NUMBER, CallingForm
from serverless_lab.engine.services.lambda_.state import FunctionUrl
from serverless_lab.engine.services.lambda_.urls import METHODS, cors_shape

_CHOICE = {"invalid_choice": NO_CHOICE, "required": NO_CHOICE}
_LISTS = {"origins": "AllowOrigins", "headers": "AllowHeaders", "exposed": "ExposeHeaders"}
_LONGEST = 120_000


class UrlForm(CallingForm):
    """Lists are typed with commas or spaces between. Without `cors` nothing is said about other origins."""

    auth_type = forms.ChoiceField(choices=[(each, each) for each in ("NONE", "AWS_IAM")], error_messages=_CHOICE)
    invoke_mode = forms.ChoiceField(
        choices=[(each, each) for each in ("BUFFERED", "RESPONSE_STREAM")], error_messages=_CHOICE
    )
    cors = forms.BooleanField(required=False)
    origins = forms.CharField(required=False, max_length=_LONGEST)
    methods = forms.MultipleChoiceField(
        required=False, choices=[(each, each) for each in METHODS], error_messages=_CHOICE
    )
    headers = forms.CharField(required=False, max_length=_LONGEST)
    exposed = forms.CharField(required=False, max_length=_LONGEST)
    max_age = forms.IntegerField(
        required=False, error_messages={"invalid": NO_NUMBER}, min_value=-(1 << 31), max_value=(1 << 31) - 1
    )
    credentials = forms.BooleanField(required=False)

    @classmethod
    def of(cls, url: FunctionUrl | None) -> "UrlForm":
        """As it stands; a new one is public and waits for the whole answer."""
        if url is None:
            return cls(initial={"auth_type": "NONE", "invoke_mode": "BUFFERED", "origins": "*", "methods": ["*"]})
        shape = cors_shape(url)
        lists = {name: ", ".join(shape.get(member, ())) for name, member in _LISTS.items()}
        more = {"methods": shape.get("AllowMethods", []), "max_age": shape.get("MaxAge")}
        more |= {"cors": bool(shape), "credentials": shape.get("AllowCredentials", False)}
        return cls(initial={"auth_type": url.auth_type, "invoke_mode": url.invoke_mode, **lists, **more})

    def params(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"AuthType": data["auth_type"], "InvokeMode": data["invoke_mode"], "Cors": self._cors()}

    def _cors(self) -> dict[str, Any]:
        data = self.cleaned_data
        if not data["cors"]:
            return {}
        shape: dict[str, Any] = {member: data[name].replace(",", " ").split() for name, member in _LISTS.items()}
        shape |= {"AllowMethods": data["methods"], "MaxAge": data["max_age"]}
        shape["AllowCredentials"] = data["credentials"] or None
        return {name: value for name, value in shape.items() if value not in (None, [])}
