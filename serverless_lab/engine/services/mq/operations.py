"""Amazon MQ's operation table, and the lab's own of what clients do in a broker: AWS's API has none of these."""

from collections.abc import Callable
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.mq import (
    brokers,
    configurations,
    describing,
    names,
    options,
    requests,
    tagging,
    users,
)
from serverless_lab.engine.services.mq.amqp import declaring
from serverless_lab.engine.services.mq.amqp import exchanging as amqp
from serverless_lab.engine.services.mq.amqp import requests as amqp_requests
from serverless_lab.engine.services.mq.jms import exchanging as jms
from serverless_lab.engine.services.mq.jms import requests as jms_requests

Handler = Callable[[Context, Any], dict[str, Any]]
Resource = Callable[[Context, Any], str]


def _row(
    name: str, request: type[msgspec.Struct], handle: Handler, resource: Resource = no_resource, **more: Any
) -> Operation:
    return Operation("mq", name, request, handle, resource, f"mq:{name}", **more)


def _lab(name: str, request: type[msgspec.Struct], handle: Handler) -> Operation:
    return Operation("lab", name, request, handle, no_resource, None)


_OF_BROKER, _OF_CONFIGURATION, _OF_RESOURCE = names.broker_arn, names.configuration_arn, names.resource_arn
_SIMPLE = "simple-authentication-only"

OPERATIONS = (
    _row(
        "CreateBroker",
        requests.CreateBroker,
        brokers.create_broker,
        keys=tagging.keys,
        differs=("broker-outside-the-network", "broker-times-estimated", "broker-storage-by-type", _SIMPLE),
    ),
    _row(
        "UpdateBroker",
        requests.UpdateBroker,
        brokers.update_broker,
        _OF_BROKER,
        differs=("broker-outside-the-network", "broker-storage-by-type", _SIMPLE),
    ),
    _row("RebootBroker", requests.OfBroker, brokers.reboot_broker, _OF_BROKER, differs=("broker-restarts-whole",)),
    _row("DeleteBroker", requests.OfBroker, brokers.delete_broker, _OF_BROKER, differs=("broker-times-estimated",)),
    _row(
        "DescribeBroker",
        requests.OfBroker,
        describing.describe_broker,
        _OF_BROKER,
        differs=("broker-addresses-answer-nobody",),
        read_only=True,
    ),
    _row("ListBrokers", requests.Paged, describing.list_brokers, read_only=True),
    _row("CreateUser", requests.CreateUser, users.create_user, _OF_BROKER),
    _row("UpdateUser", requests.UpdateUser, users.update_user, _OF_BROKER),
    _row("DeleteUser", requests.OfUser, users.delete_user, _OF_BROKER),
    _row("DescribeUser", requests.OfUser, users.describe_user, _OF_BROKER, read_only=True),
    _row("ListUsers", requests.ListUsers, users.list_users, _OF_BROKER, read_only=True),
    _row(
        "CreateConfiguration",
        requests.CreateConfiguration,
        configurations.create_configuration,
        keys=tagging.keys,
        differs=("configuration-changes-nothing", _SIMPLE),
    ),
    _row(
        "UpdateConfiguration",
        requests.UpdateConfiguration,
        configurations.update_configuration,
        _OF_CONFIGURATION,
        differs=("configuration-changes-nothing",),
    ),
    _row("DeleteConfiguration", requests.OfConfiguration, configurations.delete_configuration, _OF_CONFIGURATION),
    _row(
        "DescribeConfiguration",
        requests.OfConfiguration,
        configurations.describe_configuration,
        _OF_CONFIGURATION,
        read_only=True,
    ),
    _row("ListConfigurations", requests.Paged, configurations.list_configurations, read_only=True),
    _row(
        "DescribeConfigurationRevision",
        requests.DescribeConfigurationRevision,
        configurations.describe_configuration_revision,
        _OF_CONFIGURATION,
        read_only=True,
    ),
    _row(
        "ListConfigurationRevisions",
        requests.ListConfigurationRevisions,
        configurations.list_configuration_revisions,
        _OF_CONFIGURATION,
        read_only=True,
    ),
    _row(
        "DescribeBrokerEngineTypes",
        requests.DescribeBrokerEngineTypes,
        options.describe_broker_engine_types,
        read_only=True,
    ),
    _row(
        "DescribeBrokerInstanceOptions",
        requests.DescribeBrokerInstanceOptions,
        options.describe_broker_instance_options,
        differs=("options-of-every-region",),
        read_only=True,
    ),
    _row("CreateTags", requests.CreateTags, tagging.create_tags, _OF_RESOURCE, keys=tagging.keys),
    _row("DeleteTags", requests.DeleteTags, tagging.delete_tags, _OF_RESOURCE, keys=tagging.taken_keys),
    _row("ListTags", requests.Tagged, tagging.list_tags, _OF_RESOURCE, read_only=True),
    _lab("AmqpDeclareExchange", amqp_requests.AmqpDeclareExchange, declaring.declare_exchange),
    _lab("AmqpDeclareQueue", amqp_requests.AmqpDeclareQueue, declaring.declare_queue),
    _lab("AmqpDelete", amqp_requests.AmqpDelete, declaring.delete),
    _lab("AmqpBind", amqp_requests.AmqpBind, declaring.bind),
    _lab("AmqpUnbind", amqp_requests.AmqpBind, declaring.unbind),
    _lab("AmqpPublish", amqp_requests.AmqpPublish, amqp.publish),
    _lab("AmqpConsume", amqp_requests.AmqpConsume, amqp.consume),
    _lab("AmqpCancel", amqp_requests.AmqpCancel, amqp.cancel),
    _lab("AmqpGet", amqp_requests.AmqpGet, amqp.get),
    _lab("AmqpSettle", amqp_requests.AmqpSettle, amqp.settle),
    _lab("StompSend", jms_requests.StompSend, jms.send),
    _lab("StompSubscribe", jms_requests.StompSubscribe, jms.subscribe),
    _lab("StompLeave", jms_requests.StompLeave, jms.leave),
    _lab("StompSettle", jms_requests.StompSettle, jms.settle),
    _lab("StompTransaction", jms_requests.StompTransaction, jms.transact),
)
