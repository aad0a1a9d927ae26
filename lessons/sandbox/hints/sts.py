"""Refusals of STS: temporary credentials, and who may have them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

STS: dict[str, str | Promise] = {
    "expired-token": _("These temporary credentials have run out. Sign in or assume the role again."),
    "invalid-token": _(
        "The key is unknown, switched off, or its user or role is gone. IAM also refuses session tokens that were made "
        "without an MFA code."
    ),
    "root-assumes-role": _("The root user cannot become a role. Sign in as an IAM user and try again."),
    "role-not-found": _("There is no such role in this account. AWS does not say so, to tell strangers nothing."),
    "mfa-failed": _("The code is wrong or was used before. Wait for the next code of your device."),
    "mfa-incomplete": _("Give both the serial number of the device and its code, or neither."),
    "session-credentials": _("Temporary credentials cannot ask for new ones this way. Use an access key of the user."),
    "source-identity-fixed": _("A source identity stays the same along a chain of roles. Leave it out here."),
    "session-too-long": _("The role sets how long a session may last. Ask for less, or raise it on the role."),
    "chain-too-long": _("A role that assumes another role gets one hour at most."),
    "session-tags": _("These session tags do not go together. The sentence above says which one is in the way."),
    "packed-policy": _("Session policies and tags take up too much room together. Shorten them."),
    "authorization-message": _("This is not a message that was handed out with a refusal. Copy it whole."),
}
