"""Amazon MQ's refusals, and what a broker itself refuses to its clients."""

from typing import Any

from serverless_lab.engine.errors import CloudError


class MqError(CloudError):
    """`attribute` is what AWS names as the cause."""

    attribute = ""

    def members(self) -> dict[str, Any]:
        attribute = self.facts.get("attribute") or self.attribute
        return {"ErrorAttribute": attribute} if attribute else {}


class BadRequest(MqError):
    code = "BadRequestException"
    hint = "mq-parameter"


class BrokerNotFound(MqError):
    code = "NotFoundException"
    status = 404
    template = "Can't find requested broker [{broker}]. Make sure your broker exists."
    hint = "broker-not-found"
    attribute = "broker-id"


class ConfigurationNotFound(MqError):
    code = "NotFoundException"
    status = 404
    template = "Can't find requested configuration [{configuration}]. Make sure your configuration exists."
    hint = "configuration-not-found"
    attribute = "configuration_id"


class RevisionNotFound(ConfigurationNotFound):
    template = "Can't find requested revision [{revision}] of configuration [{configuration}]."
    attribute = "configuration-revision"


class UserNotFound(MqError):
    code = "NotFoundException"
    status = 404
    template = "Can't find requested user [{user}]. Make sure your user exists."
    hint = "broker-user-not-found"
    attribute = "username"


class ResourceNotFound(MqError):
    code = "NotFoundException"
    status = 404
    template = "Can't find requested resource [{arn}]. Make sure your resource exists."
    hint = "broker-not-found"
    attribute = "resource-arn"


class NameTaken(MqError):
    code = "ConflictException"
    status = 409
    template = "Broker name [{name}] is already in use. Use a different broker name."
    hint = "broker-exists"
    attribute = "brokerName"


class UserExists(MqError):
    code = "ConflictException"
    status = 409
    template = "User [{user}] already exists. Use a different username."
    hint = "broker-exists"
    attribute = "username"


class ConfigurationExists(MqError):
    code = "ConflictException"
    status = 409
    template = "Configuration name [{name}] is already in use. Use a different configuration name."
    hint = "broker-exists"
    attribute = "name"


class ConfigurationInUse(MqError):
    code = "ConflictException"
    status = 409
    template = "Configuration [{configuration}] is associated with a broker."
    hint = "configuration-in-use"
    attribute = "configuration-id"


class WrongState(BadRequest):
    template = "Broker [{broker}] is in state [{state}]. It must be [RUNNING]."
    hint = "broker-not-running"
    attribute = "broker-id"


class UsersElsewhere(BadRequest):
    template = "To manage broker users, please use the RabbitMQ web console, or the management API."
    hint = "users-of-rabbitmq"
    attribute = "broker-id"


class OneUser(BadRequest):
    template = "Specify exactly one user for engine type [RABBITMQ]."
    hint = "users-of-rabbitmq"
    attribute = "users"


class BadPassword(BadRequest):
    template = "Password is invalid. Enter a password 12 to 250 characters long."
    hint = "broker-password"
    attribute = "password"


class PlainPassword(BadPassword):
    template = (
        "Password is invalid. Enter at least 4 unique characters, printable ASCII ones without commas, colons, or "
        "equal signs."
    )


class TooMany(MqError):
    code = "ForbiddenException"
    status = 403
    template = "Limit exceeded: at most {most} {things}."
    hint = "mq-quota"


class NoAuditLog(BadRequest):
    template = "Audit logging is not supported for RabbitMQ brokers."
    hint = "mq-parameter"
    attribute = "logs.audit"


class NoWayDown(BadRequest):
    template = (
        "Downgrading from current instance type [{current}] to requested instance type [{asked}] is not supported for "
        "{engine} brokers."
    )
    hint = "mq-parameter"
    attribute = "hostInstanceType"


class UpgradesNeeded(BadRequest):
    template = "Brokers on [{engine}] version [{version}] must have [autoMinorVersionUpgrade] set to [true]."
    hint = "mq-parameter"
    attribute = "autoMinorVersionUpgrade"


class UnknownVersion(BadRequest):
    template = (
        "Broker engine version [{version}] is invalid for broker engine type [{engine}]. Valid values: [{valid}]."
    )
    hint = "mq-version"
    attribute = "engineVersion"


# What a broker says to its clients is no answer of AWS's API: these belong to the lab's own operations.


class BrokerError(CloudError):
    """A broker's own refusal, in the protocol's words."""


class BrokerUnreachable(BrokerError):
    code = "BrokerUnreachable"
    status = 409
    template = "No connection: the broker {broker} is in state {state}."
    hint = "broker-not-running"


class OtherEngine(BrokerError):
    code = "UnsupportedProtocol"
    template = "The broker {broker} runs {engine}, which does not speak {protocol} here."
    hint = "other-engine"


class NoSuchThing(BrokerError):
    code = "NOT_FOUND"
    status = 404
    template = "no {kind} '{name}' in this broker"
    hint = "broker-thing-not-found"


class PreconditionFailed(BrokerError):
    code = "PRECONDITION_FAILED"
    status = 406
    template = "inequivalent arg '{argument}' for {kind} '{name}': received '{given}' but current is '{there}'"
    hint = "declared-otherwise"


class UnknownTag(BrokerError):
    code = "PRECONDITION_FAILED"
    status = 406
    template = "unknown delivery tag {tag}"
    hint = "unknown-delivery-tag"


class AccessRefused(BrokerError):
    code = "ACCESS_REFUSED"
    status = 403
    template = "operation not permitted on {what}"
    hint = "access-refused-by-broker"


class BadSyntax(BrokerError):
    code = "SYNTAX_ERROR"
    template = "{message}"
    hint = "broker-syntax"


class BadSelector(BrokerError):
    code = "InvalidSelectorException"
    template = "{message} at character {position} of the selector"
    hint = "bad-selector"


class BrokerFull(BrokerError):
    code = "RESOURCE_ALARM"
    status = 403
    template = "The lab keeps at most {most} {things} in a broker."
    hint = "broker-full"
