"""Our words for what a decision holds, by the keys the evaluator gives."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, "str | Promise"]

KINDS: Words = {
    "scp": _("service control policy"),
    "rcp": _("resource control policy"),
    "endpoint": _("VPC endpoint policy"),
    "resource": _("resource-based policy"),
    "trust": _("role trust policy"),
    "identity": _("identity-based policy"),
    "boundary": _("permissions boundary"),
    "session": _("session policy"),
}

# What decided, in one sentence: by the reason where no policy was asked, else by reason and kind of policy.
ASKED_NOBODY: Words = {
    "root": _("Allowed: the root user of the account asks, and no identity policy limits the root user."),
    "service": _("Allowed: the lab does this by itself and needs no permission."),
    "no-permission-needed": _("Allowed: this call needs no permission on AWS."),
    "owner": _("Allowed: these controls belong to the owner of the account."),
}
ALLOWED: Words = {
    "resource": _("Allowed: the policy of the resource itself allows it."),
    "trust": _("Allowed: the trust policy of the role allows it."),
    "identity": _("Allowed: an identity-based policy allows it."),
}
DENIED: Words = {
    "scp": _("Denied: a service control policy of the organization denies it, and a deny always wins."),
    "rcp": _("Denied: a resource control policy of the organization denies it, and a deny always wins."),
    "endpoint": _("Denied: the policy of the VPC endpoint it came through denies it, and a deny always wins."),
    "resource": _("Denied: the policy of the resource itself denies it, and a deny always wins."),
    "trust": _("Denied: the trust policy of the role denies it, and a deny always wins."),
    "identity": _("Denied: an identity-based policy denies it, and a deny always wins."),
    "boundary": _("Denied: the permissions boundary denies it, and a deny always wins."),
    "session": _("Denied: a session policy denies it, and a deny always wins."),
}
NOT_ALLOWED: Words = {
    "": _("Denied: these controls belong to the owner of the account alone."),
    "scp": _("Denied: no service control policy of the organization allows it."),
    "rcp": _("Denied: no resource control policy of the organization allows it."),
    "endpoint": _(
        "Denied: the policy of the VPC endpoint it came through does not allow it, whatever the other policies say."
    ),
    "resource": _("Denied: the policy of the resource itself does not allow it."),
    "trust": _("Denied: the trust policy of the role does not allow it."),
    "identity": _("Denied: no identity-based policy allows it, and what nobody allows is denied."),
    "boundary": _("Denied: the permissions boundary does not allow it, whatever the other policies say."),
    "session": _("Denied: the session policy does not allow it, whatever the policies of the role or user say."),
}

GATES: Words = {
    "explicit-deny": _("Does any statement deny it?"),
    "scp": _("Does the organization leave it open? (service control policies)"),
    "rcp": _("Does the organization leave the resource open? (resource control policies)"),
    "endpoint": _("Does the VPC endpoint it came through let it pass?"),
    "resource": _("Does the resource's own policy allow it?"),
    "identity": _("Does an identity-based policy allow it?"),
    "boundary": _("Does the permissions boundary leave it open?"),
    "session": _("Do the session policies leave it open?"),
    "home": _("Does the caller's own account allow it?"),
}
VERDICTS: Words = {
    "passed": _("passed"),
    "stopped": _("stopped here"),
    "silent": _("says nothing"),
    "not-reached": _("not reached"),
    "not-needed": _("not needed"),
    "absent": _("none"),
}
ICONS = {
    "passed": "check",
    "stopped": "cross",
    "silent": "minus",
    "not-reached": "dots",
    "not-needed": "skip",
    "absent": "ring",
}

# Taken for a grant most often: what allows it there only leaves open what an identity-based policy would have to give.
NO_GRANT: Words = {
    "boundary": _("The permissions boundary allows it, but a boundary grants nothing: it limits what policies grant."),
    "session": _("A session policy allows it, but grants nothing: it limits what the role or user may do."),
    "scp": _("A service control policy allows it, but grants nothing: it limits what the account may do."),
    "endpoint": _("The policy of the VPC endpoint allows it, but grants nothing: it limits what may pass."),
}

# Why an element did not match, by its name; what stands there and what was asked are shown below the sentence.
FAILED: Words = {
    "Principal": _("It speaks of somebody else."),
    "NotPrincipal": _("It leaves this caller out."),
    "Action": _("It is about other actions."),
    "NotAction": _("It leaves this action out."),
    "Resource": _("It is about other resources."),
    "NotResource": _("It leaves this resource out."),
    "Condition": _("A line of its condition does not hold."),
}
MATCHES = _("Every element fits.")
COUNTS_ANYWAY = _("It cannot be judged as written, and a Deny then counts.")
ELEMENT_PROBLEM = _("It cannot be read as written.")

NAMED: Words = {
    "caller": _("Its Principal names this caller."),
    "everyone": _("Its Principal is everyone."),
    "provider": _("Its Principal is the identity provider."),
    "role": _("Its Principal is the role or user behind the session."),
    "account": _("Its Principal is the whole account."),
}

PROBLEMS: Words = {
    "unknown-operator": _("There is no such condition operator."),
    "unknown-variable": _("It uses a policy variable for which the request brings no value."),
    "unknown-version": _("There is no such version of the policy language."),
    "unknown-element": _("The policy language has no such element."),
    "unknown-effect": _("The effect is neither Allow nor Deny."),
    "unknown-principal-type": _("There is no such kind of principal."),
    "bad-variable": _("A policy variable is not well formed."),
    "bad-principal": _("The principal is not written as AWS writes principals."),
    "wildcard-principal": _("A principal may be * alone, but not contain a wildcard."),
    "missing-element": _("A required element is missing."),
    "empty-element": _("The element is empty."),
    "conflicting-elements": _("The element and its opposite (Not…) are both there."),
    "forbidden-element": _("This kind of policy must not have this element."),
    "needs-a-set-operator": _("Several values were sent: comparing them takes ForAllValues: or ForAnyValue:."),
    "not-an-object": _("An object in braces was expected here."),
    "not-text": _("Text was expected here."),
    "not-a-boolean": _("true or false was expected."),
    "not-a-number": _("A number was expected."),
    "not-a-date": _("A date was expected."),
    "not-an-arn": _("An ARN was expected."),
    "not-an-ip-address": _("The request brings no IP address to compare."),
    "not-an-ip-range": _("An IP address or range was expected."),
    "not-base64": _("Base64 text was expected."),
}
