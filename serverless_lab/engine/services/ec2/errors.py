"""EC2's refusals that many operations share; those of one resource stand beside them in its own section."""

from typing import Any

from serverless_lab.engine.errors import AccessDenied, CloudError


class Ec2Error(CloudError):
    """EC2 has hundreds of codes that differ in nothing but the thing they name; `code` may be given for these."""

    def __init__(self, *, code: str = "", **facts: Any) -> None:
        super().__init__(**facts)
        if code:
            self.code = code  # type: ignore[misc]


class UnauthorizedOperation(AccessDenied):
    code = "UnauthorizedOperation"
    template = (
        "You are not authorized to perform this operation. "
        "User: {principal} is not authorized to perform: {action} on resource: {resource} {reason}"
    )


class DryRunOperation(Ec2Error):
    """Not a failure: everything was fine, and nothing was done."""

    code = "DryRunOperation"
    status = 412
    template = "Request would have succeeded, but DryRun flag is set."
    hint = "dry-run"


class MissingParameter(Ec2Error):
    code = "MissingParameter"
    template = "The request must contain the parameter {name}"
    hint = "missing-parameter"


class UnknownParameter(Ec2Error):
    code = "UnknownParameter"
    template = "The parameter {name} is not recognized"
    hint = "unknown-parameter"


class InvalidParameterValue(Ec2Error):
    code = "InvalidParameterValue"
    template = "{message}"
    hint = "invalid-value"


class InvalidCidr(InvalidParameterValue):
    template = "Value ({value}) for parameter {name} is invalid. This is not a valid CIDR block."
    hint = "invalid-cidr"


class InvalidFilter(InvalidParameterValue):
    template = "The filter '{name}' is invalid"
    hint = "invalid-filter"


class InvalidParameterCombination(Ec2Error):
    code = "InvalidParameterCombination"
    template = "{message}"
    hint = "invalid-combination"


class NotFound(Ec2Error):
    """Of one kind each: `InvalidVpcID.NotFound`."""

    template = "The {kind} '{id}' does not exist"
    hint = "not-found"


class Malformed(Ec2Error):
    """Of one kind each: `InvalidVpcID.Malformed`."""

    template = 'Invalid id: "{id}" (expecting "{prefix}-...")'
    hint = "malformed-id"


class DependencyViolation(Ec2Error):
    code = "DependencyViolation"
    template = "The {kind} '{id}' has dependencies and cannot be deleted."
    hint = "dependency-violation"


class LimitExceeded(Ec2Error):
    """A quota is reached; each thing has a code of its own."""

    template = "The maximum number of {things} has been reached."
    hint = "limit-reached"


class TagLimitExceeded(Ec2Error):
    code = "TagLimitExceeded"
    template = "More than 50 tags specified"
    hint = "too-many-tags"


class InvalidNextToken(Ec2Error):
    code = "InvalidNextToken"
    template = "The token '{token}' is invalid"
    hint = "next-token"


class InvalidVpcRange(Ec2Error):
    code = "InvalidVpc.Range"
    template = "The CIDR '{cidr}' is invalid."
    hint = "vpc-range"


class DefaultVpcExists(Ec2Error):
    code = "DefaultVpcAlreadyExists"
    template = "A Default VPC already exists for this account in this region."
    hint = "default-vpc-exists"


class InvalidSubnetRange(Ec2Error):
    code = "InvalidSubnet.Range"
    template = "The CIDR '{cidr}' is invalid."
    hint = "subnet-range"


class SubnetConflict(Ec2Error):
    code = "InvalidSubnet.Conflict"
    template = "The CIDR '{cidr}' conflicts with another subnet"
    hint = "subnet-conflict"


class InsufficientFreeAddresses(Ec2Error):
    code = "InsufficientFreeAddressesInSubnet"
    template = "Insufficient Free Addresses in subnet '{subnet}'."
    hint = "subnet-full"


class AddressInUse(Ec2Error):
    code = "InvalidIPAddress.InUse"
    template = "Address {address} is in use."
    hint = "address-in-use"


class AlreadyAttached(Ec2Error):
    code = "Resource.AlreadyAssociated"
    template = "resource {gateway} is already attached to network {vpc}"
    hint = "already-attached"


class AlreadyAssociated(Ec2Error):
    code = "Resource.AlreadyAssociated"
    template = "the specified association for route table {table} conflicts with an existing association"
    hint = "already-associated"


class GatewayNotAttached(Ec2Error):
    code = "Gateway.NotAttached"
    template = "resource {gateway} is not attached to network {vpc}"
    hint = "not-attached"


class MappedAddresses(DependencyViolation):
    template = (
        "Network {vpc} has some mapped public address(es). "
        "Please unmap those public address(es) before detaching the gateway."
    )
    hint = "mapped-addresses"


class RouteAlreadyExists(Ec2Error):
    code = "RouteAlreadyExists"
    template = "The route identified by {destination} already exists."
    hint = "route-exists"


class InvalidRoute(Ec2Error):
    code = "InvalidRoute.NotFound"
    template = "no route with destination-cidr-block {destination} in route table {table}"
    hint = "no-such-route"


class AclEntryExists(Ec2Error):
    code = "NetworkAclEntryAlreadyExists"
    template = "The network acl entry identified by {number} already exists."
    hint = "acl-entry-exists"


class NoSuchAclEntry(Ec2Error):
    code = "InvalidNetworkAclEntry.NotFound"
    template = "The network acl entry identified by {number} does not exist"
    hint = "no-such-acl-entry"


class GroupExists(Ec2Error):
    code = "InvalidGroup.Duplicate"
    template = "The security group '{name}' already exists for VPC '{vpc}'"
    hint = "group-exists"


class ReservedGroup(Ec2Error):
    code = "InvalidGroup.Reserved"
    template = "Cannot use reserved security group name: {name}"
    hint = "reserved-group"


class GroupInUse(DependencyViolation):
    template = "resource {group} has a dependent object"
    hint = "group-in-use"


class DefaultGroup(Ec2Error):
    code = "CannotDelete"
    template = 'the specified group: "{group}" name: "default" cannot be deleted by a user'
    hint = "default-group"


class OtherNetwork(Ec2Error):
    code = "InvalidGroup.NotFound"
    template = "You have specified two resources that belong to different networks."
    hint = "other-network"


class RuleExists(Ec2Error):
    code = "InvalidPermission.Duplicate"
    template = 'the specified rule "peer: {peer}, {protocol}, {ports}ALLOW" already exists'
    hint = "rule-exists"


class NoSuchRule(Ec2Error):
    code = "InvalidPermission.NotFound"
    template = "The specified rule does not exist in this security group."
    hint = "no-such-rule"


class RuleIdNotFound(Ec2Error):
    code = "InvalidSecurityGroupRuleId.NotFound"
    template = "The security group rule ID '{id}' does not exist"
    hint = "not-found"
