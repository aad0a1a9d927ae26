"""Refusals about network ACLs and security groups."""

from serverless_lab.engine.services.ec2.errors.common import DependencyViolation, Ec2Error, LimitExceeded


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


class GroupsPerInterface(LimitExceeded):
    code = "SecurityGroupsPerInterfaceLimitExceeded"
    template = "The maximum number of security groups per interface has been reached."
