"""Our words for small changes that would flip a decision, by the keys of the engine's edits."""

from django.utils.translation import gettext_lazy as _

from lessons.sandbox.decision_words import Words

WITH_KEY = _("Ask with {key} = {value}.")
WITHOUT_KEY = _("Ask without {key}.")
ADD = _("Add this statement to {policy} ({kind}).")
CHANGE = _("Change {element} of the statement in {policy} ({kind}). It then reads:")
REMOVE = _("Remove this statement from {policy} ({kind}).")
AT_HOME = _("Let the caller's own account allow it too.")

# A policy that is not there yet.
NEW: Words = {
    "scp": _("Put a service control policy with this statement above the account."),
    "rcp": _("Put a resource control policy with this statement above the account."),
    "endpoint": _("Give the VPC endpoint a policy with this statement."),
    "resource": _("Give the resource a policy with this statement."),
    "trust": _("Give the role a trust policy with this statement."),
    "identity": _("Give the principal a policy with this statement."),
    "boundary": _("Give the principal a permissions boundary with this statement."),
    "session": _("Begin the session with a session policy with this statement."),
}

# What it takes to ask with another value of a key, by the key in small letters.
KEYS: Words = {
    "aws:multifactorauthpresent": _("That is up to the caller: signing in with or without a second factor."),
    "aws:multifactorauthage": _("That is up to the caller: how long ago the second factor was shown."),
    "aws:sourceip": _("That is up to the caller: the address it asks from."),
    "aws:sourcevpce": _("That is up to the way it takes: through this VPC endpoint or past it."),
    "aws:sourcevpc": _("That is up to the way it takes: out of this VPC through an endpoint, or another way."),
    "aws:vpcsourceip": _("That is up to the way it takes: from this address in a VPC, through an endpoint."),
    "aws:currenttime": _("That is up to the caller: when it asks."),
    "aws:epochtime": _("That is up to the caller: when it asks."),
    "aws:requestedregion": _("That is up to the caller: the Region it asks in."),
    "aws:securetransport": _("That is up to the caller: whether it asks over HTTPS."),
}
