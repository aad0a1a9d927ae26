"""The explainer's question: it changes nothing, so it is an address. May this principal do that, on this resource?"""

from difflib import get_close_matches
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.policies.findings import Shown, check
from lessons.iam import principals
from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.errors import MalformedPolicyDocument
from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.services.iam.documents import check_identity

LONGEST_ARN = 2048
PROBLEMS: dict[str, "str | Promise"] = {
    "not-a-principal": gettext_lazy("This is no principal. Write an ARN such as {example}."),
    "not-here": gettext_lazy("This account has no such user or role. Choose one from the list, or mind its path."),
}


class QuestionForm(forms.Form):
    """Fields as in the address. `cleaned_data` has a Caller, an Action, the ARN and the policy's text.

    `findings`: where a policy is malformed, which IAM's own sentence does not say.
    """

    findings: list[Shown] | None = None

    principal = forms.CharField(
        label=gettext_lazy("Who"),
        max_length=LONGEST_ARN,
        help_text=gettext_lazy("The name of a user or role, or an ARN."),
    )
    home = forms.ChoiceField(
        label=gettext_lazy("Its own account"),
        choices=[("allowed", gettext_lazy("allows it")), ("denied", gettext_lazy("does not allow it"))],
        required=False,
    )
    ask = forms.CharField(
        label=gettext_lazy("Does what"),
        max_length=200,
        help_text=gettext_lazy("An action with its service, such as s3:GetObject."),
    )
    on = forms.CharField(
        label=gettext_lazy("On what"),
        max_length=LONGEST_ARN,
        required=False,
        help_text=gettext_lazy("The ARN of a resource. Left empty, the question is about *, every resource."),
    )
    add = forms.CharField(
        label=gettext_lazy("What if the principal had this policy too?"),
        max_length=numbers.IAM_MANAGED_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 7}),
        required=False,
    )

    def __init__(self, cloud: Cloud, data: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.cloud = cloud
        lists = {"principal": "principals", "ask": "actions", "on": "resources"}
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "input mono" if name != "home" else "input"
            if name in lists:
                field.widget.attrs |= {"list": lists[name], "autocomplete": "off", "spellcheck": "false"}

    def clean_principal(self) -> Caller:
        home = self.data.get("home", "allowed") != "denied"
        try:
            return principals.caller_of(self.cloud, self.cleaned_data["principal"], home=home)
        except principals.NoSuchPrincipal as error:
            raise forms.ValidationError(str(PROBLEMS[error.key]).format(example=self.cloud.root.arn)) from None

    def clean_ask(self) -> catalogue.Action:
        typed = self.cleaned_data["ask"]
        found = catalogue.action(typed)
        if found is None:
            raise forms.ValidationError(_no_action(typed))
        return found

    def clean_on(self) -> str:
        typed: str = self.cleaned_data["on"] or "*"
        arn = Arn.parse(typed)
        if typed != "*" and (arn is None or not arn.service or not arn.resource):
            raise forms.ValidationError(_("This is no ARN. An ARN has six parts with colons between them, or it is *."))
        return typed

    def clean_add(self) -> str:
        typed = str(self.cleaned_data["add"]).replace("\r\n", "\n")
        if typed:
            try:
                check_identity(typed)
            except MalformedPolicyDocument as error:
                self.findings = check(typed, "identity") or None
                raise forms.ValidationError(format_html('<span lang="en">{}</span>', error.message)) from None
        return typed


def _no_action(typed: str) -> str:
    service, colon, name = typed.partition(":")
    if not colon:
        return _("An action is written with its service: {example}.").format(example="s3:GetObject")
    known = catalogue.actions(service)
    if not known:
        return _("There is no service with the prefix {service}.").format(service=service)
    near = get_close_matches(name.lower(), known, n=1)
    text = _("{service} has no action {name}.").format(service=catalogue.services()[service.lower()], name=name)
    if not near:
        return text
    meant = _("Did you mean {near}?").format(near=known[near[0]].name)
    return f"{text} {meant}"
