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
