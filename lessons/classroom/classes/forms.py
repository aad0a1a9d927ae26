"""The forms about classes: making one, joining one, and what somebody is in it."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.classroom.classes import codes, membership
from lessons.classroom.models import Classroom, Membership
from lessons.people.access import learner_of
from lessons.people.forms.person import NUL, TOO_LONG, PersonForm
from lessons.people.guests import ensure_learner
from lessons.people.models import Learner
from lessons.people.throttle import JOIN

UNKNOWN = gettext_lazy(
    "No class has this code. Compare it letter by letter, or ask for the present one: codes are renewed sometimes."
)
CLOSED = gettext_lazy("This class takes nobody in now. Ask whoever leads it to open it, then try again.")
FULL = gettext_lazy("This class is full. Tell whoever leads it.")


def text_field(label: Any, most: int, **options: Any) -> forms.CharField:
    words = {"required": gettext_lazy("Write something here."), "max_length": TOO_LONG}
    words["null_characters_not_allowed"] = NUL
    widget = forms.TextInput({"class": "input", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=most, error_messages=words, widget=widget, **options)


def own_name_field() -> forms.CharField:
    return text_field(
        gettext_lazy("Your name in this class"),
        60,
        help_text=gettext_lazy("The others in the class see it, beside the number of your AWS account."),
    )


def usual_name(learner: Learner | None) -> str:
    """What somebody is called elsewhere; a guest is called nothing yet."""
    return "" if learner is None or learner.is_guest else (learner.get_full_name() or learner.get_username())[:60]


class NewClassForm(PersonForm):
    """`form_key` is drawn with the page: a form sent twice makes one class."""

    name = text_field(gettext_lazy("Name of the class"), 80)
    own_name = own_name_field()
    form_key = forms.CharField(
        max_length=32, widget=forms.HiddenInput, validators=[RegexValidator(r"^[0-9a-f]{16,32}\Z")]
    )

    def save(self) -> Classroom | None:
        """None when the form says why not."""
        values, owner = self.cleaned_data, self.request.user
        try:
            return membership.found(owner, values["name"], values["own_name"], values["form_key"])
        except membership.Full:
            most = membership.MOST_CLASSES
            self.add_error(
                None, _("You lead {most} classes, and more are not kept. Delete one first.").format(most=most)
            )
            return None


class JoinForm(PersonForm):
    """`classroom`: the class that the code is of. Only who may join becomes a guest by it."""

    code = text_field(gettext_lazy("Code of the class"), codes.LONGEST_TYPED)
    name = own_name_field()
    classroom: Classroom | None = None

    def __init__(self, request: HttpRequest, data: Any = None, code: str = "") -> None:
        super().__init__(request, data, initial={"code": code, "name": usual_name(learner_of(request))})
        self.fields["code"].widget.attrs |= {
            "class": "input mono",
            "spellcheck": "false",
            "autocapitalize": "characters",
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "code" in values and not self.non_field_errors():
            self.spend(JOIN)
            self._find(values["code"])
        return values

    def save(self) -> bool | None:
        """False for who was in already, None when the form says why not."""
        assert self.classroom is not None
        values = self.cleaned_data
        try:
            return membership.join(self.classroom, values["code"], ensure_learner(self.request), values["name"])
        except (membership.NoClass, membership.Closed, membership.Full) as refused:
            words = {membership.NoClass: UNKNOWN, membership.Closed: CLOSED, membership.Full: FULL}
            self.add_error("code", str(words[type(refused)]))
            return None

    def _find(self, typed: str) -> None:
        try:
            self.classroom = membership.with_code(typed)
        except membership.NoClass:
            self.add_error("code", str(UNKNOWN))
            return
        if not self.classroom.is_open and not membership.is_in(self.classroom, self.request.user.pk):
            self.add_error("code", str(CLOSED))


def roles_for(member: Membership) -> list[tuple[str, Any]]:
    """What somebody can be in a class. Only whom the lab knows as an instructor can lead one."""
    leads = member.learner.is_instructor or member.leads
    return [each for each in Membership.Role.choices if leads or each[0] != Membership.Role.INSTRUCTOR]


class RoleForm(forms.Form):
    """The page writes it itself: a class has as many of these as people."""

    role = forms.ChoiceField()

    def __init__(self, member: Membership, data: Any) -> None:
        super().__init__(data)
        self.fields["role"].choices = roles_for(member)


class DoorForm(forms.Form):
    """Whether one can join."""

    is_open = forms.TypedChoiceField(choices=[("yes", "yes"), ("no", "no")], coerce=lambda value: value == "yes")
