"""Refusals about policies: what is stored, where it hangs, and what only AWS may change."""

from serverless_lab.engine.errors import AccessDenied, CloudError
from serverless_lab.engine.services.iam.errors import (
    DeleteConflict,
    EntityAlreadyExists,
    LimitExceeded,
    NoSuchEntity,
)


class NoSuchPolicy(NoSuchEntity):
    template = "Policy {arn} was not found."


class NotAttachable(NoSuchEntity):
    template = "Policy {arn} does not exist or is not attachable."


class NoSuchPolicyVersion(NoSuchEntity):
    template = "Policy {arn} version {version} does not exist or is not attachable."


class NoSuchProfile(NoSuchEntity):
    template = "Instance Profile {name} cannot be found."


class NoSuchDeletionTask(NoSuchEntity):
    template = "Deletion Task Id: {task} cannot be found."


class PolicyExists(EntityAlreadyExists):
    template = "A policy called {name} already exists. Duplicate names are not allowed."


class ProfileExists(EntityAlreadyExists):
    template = "Instance Profile {name} already exists."


class PolicyInUse(DeleteConflict):
    template = "Cannot delete a policy attached to entities."


class PolicyHasVersions(DeleteConflict):
    template = (
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
        "The default version is deleted with the policy."
    )


class VersionInForce(DeleteConflict):
    template = "Cannot delete the default version of a policy."


class TooManyVersions(LimitExceeded):
    template = (
        "A managed policy can have up to {limit} versions. Before you create a new version, you must delete an "
        "existing version."
    )


class PolicyTooLarge(LimitExceeded):
    hint = "policy-too-large"


class InlinePoliciesTooLarge(PolicyTooLarge):
    template = "Maximum policy size of {limit} bytes exceeded for {kind} {name}"


class UnmodifiableEntity(CloudError):
    code = "UnmodifiableEntity"
    template = "Cannot perform the operation on the protected role '{name}' - this role is only modifiable by AWS"
    hint = "only-aws-changes-it"


class OwnedByAws(AccessDenied):
    """An AWS managed policy is AWS's, so that a call to change it is one into another account."""

    template = (
        "User: {principal} is not authorized to perform: {action} on resource: policy {resource} "
        "because no resource-based policy allows the {action} action"
    )
    hint = "only-aws-changes-it"
