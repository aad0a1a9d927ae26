"""What a learner may change, and the last form of all."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.people.forms.person import TAKEN, PersonForm, email_field, is_taken, name_field, password_field
from lessons.people.models import Learner


class ProfileForm(PersonForm):
    """Name and e-mail. A new e-mail address could be used to get a new password, so it takes the present one."""

    username = name_field(help_text=gettext_lazy("You sign in with it. Letters, digits and . @ + - _"))
    email = email_field(required=False, help_text=gettext_lazy("Only for a new password if you forget yours."))
    password = password_field(
        "current-password",
        required=False,
        label=gettext_lazy("Present password"),
        help_text=gettext_lazy("Only needed to change the e-mail address."),
    )

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(request, data, initial={"username": request.user.username, "email": request.user.email})

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        name = values.get("username", "")
        if name and is_taken(name, but=self.request.user.pk):
            self.add_error("username", str(TAKEN))
        if "email" in values and values["email"] != self.request.user.email:
            self.check_own_password("password")
        return values

    def save(self) -> bool:
        """False when somebody has taken the name since the form was looked at."""
        learner = Learner.objects.get(pk=self.request.user.pk)
        learner.username, learner.email = self.cleaned_data["username"], self.cleaned_data["email"]
        try:
            with transaction.atomic():
                learner.save(update_fields=["username", "email"])
        except IntegrityError:
            self.add_error("username", str(TAKEN))
            return False
        return True


class LeaveForm(PersonForm):
    """Deleting oneself; a guest has no password to be asked for."""

    password = password_field("current-password")

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(request, data)
        if request.user.is_guest:
            del self.fields["password"]
        else:
            self.fields["password"].help_text = _("So that nobody else deletes your account.")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "password" in self.fields:
            self.check_own_password("password")
        return values
