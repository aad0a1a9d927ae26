"""Refusals about VPCs, subnets, routes and gateways."""

from serverless_lab.engine.services.ec2.errors.common import DependencyViolation, Ec2Error


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


class PeersItself(Ec2Error):
    code = "InvalidVpcPeeringConnection.SameVpc"
    template = "A VPC cannot be peered with itself"
    hint = "peers-itself"


class PeeringExists(Ec2Error):
    code = "VpcPeeringConnectionAlreadyExists"
    template = "A VPC peering connection already exists between the VPCs you specified: {id}"
    hint = "peering-exists"


class PeeringState(Ec2Error):
    code = "InvalidStateTransition"
    template = "Invalid state transition for {id}: it cannot be {done} while it is {status}"
    hint = "peering-state"


class PeeringOfOther(Ec2Error):
    code = "OperationNotPermitted"
    template = "User {account} cannot {deed} peering {id}"
    hint = "peering-state"


class PeeringElsewhere(Ec2Error):
    code = "OperationNotPermitted"
    template = (
        "Incorrect region ({here}) specified for this request. "
        "VPC peering connection {id} must be {done} in region {there}"
    )
    hint = "peering-state"


class PeeringOptionOfOther(Ec2Error):
    code = "OperationNotPermitted"
    template = "User {account} cannot modify {side} peering options"
    hint = "peering-option-of-other"


class CidrConflict(Ec2Error):
    code = "InvalidVpc.Conflict"
    template = "The CIDR '{cidr}' conflicts with another range of the VPC, or of one that it is peered with"
    hint = "cidr-conflict"


class BlockInUse(Ec2Error):
    code = "DependencyViolation"
    template = "The CIDR block '{cidr}' of vpc '{vpc}' has dependencies and cannot be disassociated."
    hint = "block-in-use"


class PrimaryBlock(Ec2Error):
    code = "OperationNotPermitted"
    template = (
        "The vpc CIDR block with association ID {association} may not be disassociated. "
        "It is the primary IPv4 CIDR block of the VPC"
    )
    hint = "primary-block"


class ListInUse(DependencyViolation):
    template = "The prefix list '{id}' is in use."
    hint = "list-in-use"


class ListVersion(Ec2Error):
    code = "PrefixListVersionMismatch"
    template = "The prefix list has the version {version}, not {given}."
    hint = "list-version"


class ListOfAws(Ec2Error):
    code = "OperationNotPermitted"
    template = "The prefix list {id} belongs to AWS."
    hint = "list-of-aws"


class ListLimit(Ec2Error):
    code = "PrefixListMaxEntriesExceeded"
    template = "The prefix list takes {most} entries at most."
    hint = "list-full"


class InvalidPolicyDocument(Ec2Error):
    code = "InvalidPolicyDocument"
    template = "The policy document is not valid: {problem}."
    hint = "endpoint-policy"


class InvalidServiceName(Ec2Error):
    code = "InvalidServiceName"
    template = "The Vpc Endpoint Service '{service}' does not exist"
    hint = "no-such-service"


class PrivateDnsOff(Ec2Error):
    code = "InvalidParameter"
    template = (
        "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true "
        "for {vpc}"
    )
    hint = "private-dns"
