"""Refusals about interfaces, addresses and instances."""

from serverless_lab.engine.services.ec2.errors.common import Ec2Error


class InterfaceInUse(Ec2Error):
    code = "InvalidNetworkInterface.InUse"
    template = "Interface: [{interface}] in use."
    hint = "interface-in-use"


class InterfaceInUseBy(Ec2Error):
    code = "InvalidParameterValue"
    template = "Network interface '{interface}' is currently in use."
    hint = "interface-in-use"


class ManagedInterface(Ec2Error):
    code = "OperationNotPermitted"
    template = "You are not allowed to manage '{kind}' attachments."
    hint = "managed-interface"


class AddressAssociated(Ec2Error):
    code = "Resource.AlreadyAssociated"
    template = "resource {allocation} is already associated with associate-id {association}"
    hint = "address-associated"


class AddressInUseByOther(Ec2Error):
    code = "InvalidIPAddress.InUse"
    template = "The address with allocation id {allocation} cannot be released while it is associated."
    hint = "address-associated"


class WithoutGateway(Ec2Error):
    code = "Gateway.NotAttached"
    template = "Network {vpc} is not attached to any internet gateway"
    hint = "without-gateway"


class IdempotentInstanceTerminated(Ec2Error):
    code = "IdempotentInstanceTerminated"
    template = (
        "The client token you have provided is associated with a terminated instance. "
        "Please use a different client token."
    )
    hint = "token-of-terminated"


class IncorrectInstanceState(Ec2Error):
    code = "IncorrectInstanceState"
    template = "The instance '{instance}' is not in a state from which it can be {done}."
    hint = "instance-state"


class NoInternetGateway(Ec2Error):
    code = "Gateway.NotAttached"
    template = "Network {vpc} has no Internet gateway attached"
    hint = "without-gateway"


class NoSuchImage(Ec2Error):
    code = "InvalidAMIID.NotFound"
    template = "The image id '[{image}]' does not exist"
    hint = "no-such-image"


class NoDefaultVpc(Ec2Error):
    code = "VPCIdNotSpecified"
    template = "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC."
    hint = "no-default-vpc"


class NoDefaultSubnet(Ec2Error):
    code = "MissingInput"
    template = "No subnets found for the default VPC '{vpc}'. Please specify a subnet."
    hint = "no-default-vpc"


class AttachmentLimitExceeded(Ec2Error):
    code = "AttachmentLimitExceeded"
    template = "Interface count {count} exceeds the limit for {type}"
    hint = "room-of-type"


class PrivateIpAddressLimitExceeded(Ec2Error):
    code = "PrivateIpAddressLimitExceeded"
    template = "Number of private addresses will exceed limit."
    hint = "room-of-type"


class NoSuchAttachment(Ec2Error):
    code = "InvalidAttachmentID.NotFound"
    template = "The attachment ID '{id}' does not exist"
    hint = "not-found"


class DeviceInUse(Ec2Error):
    code = "InvalidParameterValue"
    template = "Instance '{instance}' already has an interface attached at device index '{device}'."
    hint = "interface-in-use"
