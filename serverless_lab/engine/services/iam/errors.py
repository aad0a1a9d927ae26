"""IAM's refusals."""

from serverless_lab.engine.errors import AccessDenied, CloudError, ValidationError


class NoSuchEntity(CloudError):
    code = "NoSuchEntity"
    status = 404
    template = "The {kind} with name {name} cannot be found."
    hint = "no-such-entity"


class NoSuchAccessKey(NoSuchEntity):
    template = "The Access Key with id {key} cannot be found."


class NoSuchLoginProfile(NoSuchEntity):
    template = "Login Profile for User {name} cannot be found."


class NoSuchPasswordPolicy(NoSuchEntity):
    template = "The Password Policy with domain name {account} cannot be found."


class NoSuchDevice(NoSuchEntity):
    template = "VirtualMFADevice with serial number {serial} doesn't exist."


class NotTheUsersDevice(NoSuchEntity):
    template = "MFA Device invalid for user."


class NotInGroup(NoSuchEntity):
    template = "User {user} not in group {group}"


class NoSuchAlias(NoSuchEntity):
    template = "The Account Alias {alias} cannot be found."


class NoSuchBoundary(NoSuchEntity):
    template = "Scope ARN: {arn} does not exist."


class EntityAlreadyExists(CloudError):
    code = "EntityAlreadyExists"
    status = 409
    template = "{kind} with name {name} already exists."
    hint = "entity-exists"


class LoginProfileExists(EntityAlreadyExists):
    template = "Login Profile for user {name} already exists."


class DeviceExists(EntityAlreadyExists):
    template = "MFADevice entity at the same path and name already exists."


class DeviceInUse(EntityAlreadyExists):
    template = "MFA Device already in use."


class AliasExists(EntityAlreadyExists):
    template = "The account alias {alias} already exists."


class EntityTemporarilyUnmodifiable(CloudError):
    code = "EntityTemporarilyUnmodifiable"
    status = 409
    template = "The user with name {name} was deleted and created again a moment ago and cannot be modified yet."
    hint = "entity-settling"


class DeleteConflict(CloudError):
    code = "DeleteConflict"
    status = 409
    template = "Cannot delete entity, must {first} first."
    hint = "delete-conflict"


class DeviceStillInUse(DeleteConflict):
    template = "MFA VirtualDevice in use. Must deactivate first."


class LimitExceeded(CloudError):
    code = "LimitExceeded"
    status = 409
    template = "Cannot exceed quota for {quota}: {limit}"
    hint = "limit-exceeded"


class TooManyTags(LimitExceeded):
    template = "The number of tags has reached the maximum limit."


class InvalidInput(CloudError):
    code = "InvalidInput"
    hint = "invalid-input"


class InvalidAuthenticationCode(CloudError):
    code = "InvalidAuthenticationCode"
    status = 403
    template = "Authentication code for device is not valid."
    hint = "mfa-code"


class InvalidUserType(CloudError):
    code = "InvalidUserType"
    template = "Only IAM Users can change their own password."
    hint = "only-own-password"


class PasswordPolicyViolation(CloudError):
    code = "PasswordPolicyViolation"
    template = "Password does not conform to the account password policy."
    hint = "password-policy"


class PasswordReused(PasswordPolicyViolation):
    template = "Policy constraint violation with password reuse prevention during password change."


class OldPasswordWrong(AccessDenied):
    template = "The old password was incorrect."
    hint = "old-password"


class UnknownAccessKey(AccessDenied):
    """Whose key this is, IAM tells nobody outside the account; one that never was looks the same."""

    template = "User: {principal} is not authorized to perform: {action} on resource: access key {key}"
    hint = "no-such-entity"


class ReportNotPresent(CloudError):
    code = "ReportNotPresent"
    status = 410
    template = "No report exists. Use GenerateCredentialReport to create one."
    hint = "report-missing"


class ReportExpired(CloudError):
    code = "ReportExpired"
    status = 410
    template = "The report is older than four hours. Use GenerateCredentialReport to create a new one."
    hint = "report-missing"


class InvalidMarker(ValidationError):
    template = "Invalid Marker: {marker}"


class UserNameNeeded(ValidationError):
    template = "Must specify userName when calling with non-User credentials"


class SignInFailed(CloudError):
    """The same words for an unknown name and for a wrong password, so that nobody can find out names."""

    code = "SignInFailed"
    status = 403
    template = "Your authentication information is incorrect. Please try again."
    hint = "sign-in-failed"


class MfaCodeMissing(SignInFailed):
    code = "MfaCodeMissing"
    template = "This user signs in with a code of an MFA device."
    hint = "sign-in-mfa"


class MfaCodeWrong(SignInFailed):
    code = "MfaCodeWrong"
    template = "The MFA code is wrong, or has been used before."
    hint = "sign-in-mfa"


class PasswordMustChange(SignInFailed):
    code = "PasswordResetRequired"
    template = "You must change your password to continue."
    hint = "password-must-change"


class PasswordExpired(SignInFailed):
    code = "PasswordExpired"
    template = "The password has expired. An administrator has to set a new one."
    hint = "password-expired"
