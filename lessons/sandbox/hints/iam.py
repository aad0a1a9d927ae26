"""Refusals of IAM."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

IAM: dict[str, str | Promise] = {
    "no-such-entity": _("There is nothing of that name in this account. Look at the list and check the spelling."),
    "entity-exists": _("The name is taken. Choose another one, or change what is there."),
    "malformed-policy": _("The text is not a policy as IAM reads it. The sentence above says what is missing."),
    "entity-settling": _("A user of this name was deleted a moment ago. Wait a minute on the account's clock."),
    "delete-conflict": _("Something still hangs on it. Take away what the sentence above names, then delete it."),
    "limit-exceeded": _("AWS allows no more of these. Delete one that is not needed."),
    "policy-too-large": _("The policy is too long. Spaces do not count. Say it with fewer statements, or split it."),
    "only-aws-changes-it": _(
        "This belongs to AWS: you may use it, but not change it. Make one of your own and change that."
    ),
    "invalid-input": _("These values do not go together. The sentence above says why."),
    "mfa-code": _(
        "Type two codes that follow each other. A code counts for 30 seconds of real time, and each one counts once."
    ),
    "only-own-password": _("Sign in as a user to change its password. An administrator uses UpdateLoginProfile."),
    "password-policy": _(
        "The password is too short or lacks a kind of character. The password policy says what it needs."
    ),
    "old-password": _("The present password is a different one. Without it, only an administrator can set a new one."),
    "report-missing": _("Have a credential report made first. It can be read for four hours."),
    "sign-in-failed": _("The user name or the password is wrong, or the user has no password. AWS does not say which."),
    "sign-in-mfa": _("Type the six digits that the phone shows now. Each code counts once, so wait for the next one."),
    "password-expired": _(
        "The password policy does not let anybody in with an expired password. Set a new one for the user."
    ),
    "nobody-signed-in": _("You act as the owner of the account already."),
    "not-switched": _("You act as yourself; no role was switched to."),
    "password-must-change": _(
        "The password was right, but has to be another one now. Sign in with a new one beside it."
    ),
}
