"""Lambda's refusals."""

from typing import Any

from serverless_lab.engine.errors import AccessDeniedException, CloudError


class Typed(CloudError):
    """Errors whose shape has a `Type` member: whose fault it was."""

    def members(self) -> dict[str, Any]:
        return {"Type": "User"}


class ResourceNotFoundException(Typed):
    code = "ResourceNotFoundException"
    status = 404
    template = "Function not found: {arn}"
    hint = "function-not-found"


class AnotherRegion(ResourceNotFoundException):
    template = "Functions from '{region}' are not reachable in this region ('{here}')"
    hint = "another-region"


class AnotherAccount(AccessDeniedException):
    template = (
        "User: {principal} is not authorized to perform: {action} on resource: {resource} "
        "because no resource-based policy allows the {action} action"
    )
    hint = "function-of-another-account"


class ResourceConflictException(Typed):
    code = "ResourceConflictException"
    status = 409
    template = "Function already exist: {name}"
    hint = "function-exists"


class ResourceInUseException(Typed):
    code = "ResourceInUseException"


class InvalidParameterValueException(Typed):
    code = "InvalidParameterValueException"
    template = "{message}"
    hint = "invalid-parameter"


class QualifiersDiffer(InvalidParameterValueException):
    template = "The derived qualifier from the function name does not match the specified qualifier."
    hint = "qualifiers-differ"


class LatestNotDeleted(InvalidParameterValueException):
    template = "$LATEST version cannot be deleted without deleting the function."
    hint = "latest-not-deleted"


class MissingRuntimeOrHandler(InvalidParameterValueException):
    template = "Runtime and Handler are mandatory parameters for functions created with deployment packages."


class RuntimeBlocked(InvalidParameterValueException):
    template = (
        "The runtime parameter of {runtime} is no longer supported for creating or updating AWS Lambda functions. "
        "We recommend you use the new runtime ({successor}) while creating or updating functions."
    )
    hint = "runtime-blocked"


class CrossAccountRole(AccessDeniedException):
    template = "Cross-account pass role is not allowed."
    hint = "cross-account-role"


class RoleNotAssumable(InvalidParameterValueException):
    template = "The role defined for the function cannot be assumed by Lambda."
    hint = "role-not-assumable"


class BadZipFile(InvalidParameterValueException):
    template = "Could not unzip uploaded file. Please check your file, then try to upload again."
    hint = "bad-zip"


class UnzippedTooLarge(InvalidParameterValueException):
    template = "Unzipped size must be smaller than {limit} bytes"
    hint = "code-too-large"


class EnvironmentTooLarge(InvalidParameterValueException):
    template = (
        "Lambda was unable to configure your environment variables because the environment variables you have "
        "provided exceeded the 4KB limit. String measured: {measured}"
    )
    hint = "environment-too-large"


class ReservedVariables(InvalidParameterValueException):
    template = (
        "Lambda was unable to configure your environment variables because the environment variables you have "
        "provided contains reserved keys that are currently not supported for modification. "
        "Reserved keys used in this request: {names}"
    )
    hint = "reserved-variables"


class VariableWithNull(InvalidParameterValueException):
    template = "The value of the environment variable {name} contains a null character, which no process can be given."
    hint = "variable-with-null"


class InvalidRequestContentException(Typed):
    code = "InvalidRequestContentException"
    template = "Could not parse request body into json: {detail}"
    hint = "event-not-json"


class RequestTooLargeException(Typed):
    code = "RequestTooLargeException"
    status = 413
    template = "{size} byte payload is too large for the {invocation_type} invocation type (limit {limit} bytes)"
    hint = "event-too-large"


class CodeTooLarge(Typed):
    code = "RequestTooLargeException"
    status = 413
    template = "Request must be smaller than {limit} bytes for the {operation} operation"
    hint = "code-too-large"


class CodeStorageExceededException(Typed):
    code = "CodeStorageExceededException"
    template = "Code storage limit exceeded."
    hint = "code-storage-exceeded"


class PreconditionFailedException(Typed):
    code = "PreconditionFailedException"
    status = 412
    template = (
        "The Revision Id provided does not match the latest Revision Id. Call the "
        "GetFunction/GetAlias API to retrieve the latest Revision Id"
    )
    hint = "revision-changed"


class FunctionNotReady(Typed):
    code = "ResourceConflictException"
    status = 409
    template = (
        "The operation cannot be performed at this time. The function is currently in the following state: {state}"
    )
    hint = "function-pending"


class UpdateInProgress(Typed):
    code = "ResourceConflictException"
    status = 409
    template = "The operation cannot be performed at this time. An update is in progress for resource: {arn}"
    hint = "update-in-progress"


class HalfANetwork(InvalidParameterValueException):
    template = "SubnetIds and SecurityIds must coexist or be both empty list."
    hint = "half-a-network"


class NetworkUnknown(InvalidParameterValueException):
    """EC2 knows no such subnet or group."""

    template = "Error occurred while {asked}. EC2 Error Code: {code}. EC2 Error Message: {message}"
    hint = "network-unknown"


class NetworkMixed(InvalidParameterValueException):
    hint = "network-mixed"


class RoleWithoutNetwork(InvalidParameterValueException):
    template = "The provided execution role does not have permissions to call {action} on EC2"
    hint = "role-without-network"


class NetworkDenied(AccessDeniedException):
    """Whoever connects a function to a VPC must be able to see it."""

    template = (
        "Your access has been denied by EC2, please make sure your request credentials have permission to "
        "{action} for {thing}. EC2 Error Code: UnauthorizedOperation. EC2 Error Message: You are not authorized to "
        "perform this operation."
    )
    hint = "network-denied"


class SubnetIPAddressLimitReachedException(Typed):
    code = "SubnetIPAddressLimitReachedException"
    status = 502
    template = (
        "Lambda was not able to set up VPC access for the Lambda function because one or more configured subnets has "
        "no available IP addresses."
    )
    hint = "network-full"


class ENILimitReachedException(Typed):
    code = "ENILimitReachedException"
    status = 502
    template = (
        "Lambda was not able to create an elastic network interface in the VPC because the limit for network "
        "interfaces has been reached."
    )
    hint = "too-many-interfaces"


class TooManyRequestsException(Typed):
    code = "TooManyRequestsException"
    status = 429
    template = "Rate Exceeded."
    hint = "throttled"

    def members(self) -> dict[str, Any]:
        return {"Type": "User", "Reason": "ConcurrentInvocationLimitExceeded"}


class RecursiveInvocationException(Typed):
    code = "RecursiveInvocationException"
    template = (
        "Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources "
        "and stopped your function's invocation."
    )
    hint = "recursive-invocation"


class InvocationUnknown(CloudError):
    """A report for a run that is no longer owed: it was given up, or undone."""

    code = "InvocationUnknown"
    status = 404
    template = "No running invocation has the request id {request_id}."
    hint = "invocation-unknown"
