"""STS's refusals."""

from serverless_lab.engine.errors import AccessDenied, CloudError, ValidationError


class ExpiredToken(CloudError):
    code = "ExpiredToken"
    status = 403
    template = "The security token included in the request is expired"
    hint = "expired-token"


class ExpiredTokenException(ExpiredToken):
    """The same, of a service that speaks JSON."""

    code = "ExpiredTokenException"


class InvalidClientTokenId(CloudError):
    code = "InvalidClientTokenId"
    status = 403
    template = "The security token included in the request is invalid."
    hint = "invalid-token"


class UnrecognizedClientException(InvalidClientTokenId):
    """The same, of a service that speaks JSON."""

    code = "UnrecognizedClientException"


class RootAssumesRole(AccessDenied):
    template = "Roles may not be assumed by root accounts."
    hint = "root-assumes-role"


class RoleNotFound(AccessDenied):
    """AWS does not tell whether a role exists, so the sentence is that of a denial without a reason."""

    template = "User: {principal} is not authorized to perform: sts:AssumeRole on resource: {role}"
    hint = "role-not-found"


class MfaFailed(AccessDenied):
    template = "MultiFactorAuthentication failed with invalid MFA one time pass code."
    hint = "mfa-failed"


class MfaIncomplete(AccessDenied):
    template = "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code."
    hint = "mfa-incomplete"


class SessionCredentials(AccessDenied):
    template = "Cannot call {operation} with session credentials"
    hint = "session-credentials"


class SourceIdentityFixed(AccessDenied):
    template = "SourceIdentity cannot be changed: the calling session already has the source identity {given}"
    hint = "source-identity-fixed"


class DurationTooLong(ValidationError):
    template = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    hint = "session-too-long"


class ChainTooLong(ValidationError):
    template = "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."
    hint = "chain-too-long"


class InvalidSessionTags(ValidationError):
    hint = "session-tags"


class PackedPolicyTooLarge(CloudError):
    code = "PackedPolicyTooLarge"
    template = "Packed policy consumes {percent}% of allotted space, please use smaller policy."
    hint = "packed-policy"


class PackedTagsTooLarge(PackedPolicyTooLarge):
    template = "Packed size of session tags consumes {percent}% of allotted space."


class InvalidAuthorizationMessageException(CloudError):
    code = "InvalidAuthorizationMessageException"
    template = "Message is not valid"
    hint = "authorization-message"


class NobodySignedIn(ValidationError):
    template = "Nobody is signed in as an IAM user."
    hint = "nobody-signed-in"


class NotSwitched(ValidationError):
    template = "No role was switched to."
    hint = "not-switched"
