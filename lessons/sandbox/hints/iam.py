"""Refusals of IAM."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

IAM: dict[str, str | Promise] = {
    "no-such-entity": _("There is nothing of that name in this account. Look at the list and check the spelling."),
    "entity-exists": _("The name is taken. Choose another one, or change what is there."),
    "malformed-policy": _("The text is not a policy as IAM reads it. The sentence above says what is missing."),
}
