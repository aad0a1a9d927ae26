"""What clients do in brokers, as part of the lab's own model."""

from typing import Any, Final


def _structure(members: dict[str, str], required: list[str]) -> dict[str, Any]:
    return {
        "type": "structure",
        "members": {name: {"shape": shape} for name, shape in members.items()},
        "required": required,
    }


_BROKER: Final = {"BrokerId": "Text"}
_BINDING: Final = _BROKER | {
    "Exchange": "ExchangeName",
    "Queue": "ThingName",
    "RoutingKey": "RoutingKey",
    "Arguments": "MessageHeaders",
}
# By operation: the members of its request, and how many of the first are required.
_REQUESTS: Final[dict[str, tuple[dict[str, str], int]]] = {
    "AmqpDeclareExchange": (_BROKER | {"Exchange": "ExchangeName", "Kind": "Text", "Durable": "Boolean"}, 3),
    "AmqpDeclareQueue": (
        _BROKER
        | {
            "Queue": "ThingName",
            "Durable": "Boolean",
            "DeadLetterExchange": "ExchangeName",
            "DeadLetterRoutingKey": "RoutingKey",
        },
        2,
    ),
    "AmqpDelete": (_BROKER | {"Queue": "ThingName", "Exchange": "ThingName"}, 1),
    "AmqpBind": (_BINDING, 3),
    "AmqpUnbind": (_BINDING, 3),
    "AmqpPublish": (
        _BROKER
        | {
            "Exchange": "ExchangeName",
            "Body": "BrokerBody",
            "RoutingKey": "RoutingKey",
            "Headers": "MessageHeaders",
            "Persistent": "Boolean",
            "Mandatory": "Boolean",
        },
        3,
    ),
    "AmqpConsume": (
        _BROKER | {"Queue": "ThingName", "ConsumerTag": "ThingName", "Prefetch": "Prefetch", "AutoAck": "Boolean"},
        3,
    ),
    "AmqpCancel": (_BROKER | {"ConsumerTag": "ThingName"}, 2),
    "AmqpGet": (_BROKER | {"Queue": "ThingName", "AutoAck": "Boolean"}, 2),
    "AmqpSettle": (_BROKER | {"DeliveryTag": "Long", "Outcome": "Text", "Multiple": "Boolean"}, 3),
    "StompSend": (
        _BROKER
        | {
            "Destination": "ThingName",
            "Body": "BrokerBody",
            "Properties": "MessageProperties",
            "Persistent": "Boolean",
            "Transaction": "ThingName",
        },
        3,
    ),
    "StompSubscribe": (
        _BROKER
        | {
            "Subscription": "ThingName",
            "Destination": "ThingName",
            "Ack": "Text",
            "Selector": "SelectorText",
            "Durable": "Boolean",
            "Prefetch": "StompPrefetch",
        },
        3,
    ),
    "StompLeave": (_BROKER | {"Subscription": "ThingName", "Forget": "Boolean"}, 2),
    "StompSettle": (
        _BROKER | {"Subscription": "ThingName", "Message": "Long", "Outcome": "Text", "Transaction": "ThingName"},
        3,
    ),
    "StompTransaction": (_BROKER | {"Transaction": "ThingName", "Action": "Text"}, 3),
}
_ANSWERS: Final = {
    "AmqpGet": {"Message": "GotMessage"},
    "StompSend": {"MessageId": "Long"},
}

BROKER_NAMES: Final = tuple(_REQUESTS)
BROKER_SHAPES: Final[dict[str, Any]] = {
    "ThingName": {"type": "string", "min": 1, "max": 255},
    "ExchangeName": {"type": "string", "max": 255},
    "RoutingKey": {"type": "string", "max": 255},
    "BrokerBody": {"type": "string", "max": 4096},
    "SelectorText": {"type": "string", "max": 1000},
    "HeaderText": {"type": "string", "max": 1000},
    "MessageHeaders": {"type": "map", "key": {"shape": "ThingName"}, "value": {"shape": "HeaderText"}, "max": 20},
    "MessageProperty": _structure({"Text": "HeaderText", "Number": "Number", "Flag": "Boolean"}, []),
    "MessageProperties": {
        "type": "map",
        "key": {"shape": "ThingName"},
        "value": {"shape": "MessageProperty"},
        "max": 20,
    },
    "Number": {"type": "double"},
    "Prefetch": {"type": "integer", "min": 0, "max": 65_535},
    "StompPrefetch": {"type": "integer", "min": 1, "max": 32_766},
    "StepFacts": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "LongText"}},
    "BrokerStep": _structure({"Code": "Text", "Facts": "StepFacts"}, ["Code"]),
    "BrokerSteps": {"type": "list", "member": {"shape": "BrokerStep"}},
    "GotMessage": _structure(
        {
            "DeliveryTag": "Long",
            "Body": "LongText",
            "Exchange": "Text",
            "RoutingKey": "Text",
            "Redelivered": "Boolean",
            "Persistent": "Boolean",
            "Headers": "StepFacts",
            "Deaths": "StepFacts",
        },
        ["DeliveryTag", "Body"],
    ),
}
for _name, (_members, _required) in _REQUESTS.items():
    BROKER_SHAPES[f"{_name}Request"] = _structure(_members, list(_members)[:_required])
    BROKER_SHAPES[f"{_name}Response"] = _structure({"Steps": "BrokerSteps"} | _ANSWERS.get(_name, {}), [])
