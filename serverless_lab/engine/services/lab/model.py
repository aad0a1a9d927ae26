"""The lab's own operations as a botocore service model: the clock, the console, the runtime, clients of brokers."""

from typing import Any, Final

from serverless_lab.engine.services.lab.brokers import BROKER_NAMES, BROKER_SHAPES

_TEXT: dict[str, Any] = {"type": "string", "max": 4096}


def _structure(members: dict[str, str], required: list[str] | None = None) -> dict[str, Any]:
    shapes = {name: {"shape": shape} for name, shape in members.items()}
    return {"type": "structure", "members": shapes, "required": required or []}


def _operation(name: str, *, answers: bool = True) -> dict[str, Any]:
    declared: dict[str, Any] = {"name": name, "http": {"method": "POST", "requestUri": "/"}}
    declared["input"] = {"shape": f"{name}Request"}
    if answers:
        declared["output"] = {"shape": f"{name}Response"}
    return declared


_NAMES: Final = (
    "SetClockRate",
    "AdvanceClock",
    "Tick",
    "SignIn",
    "SignOut",
    "SwitchBack",
    "SwitchRole",
    "FinishInvocation",
    "LoseEnvironment",
    "CallOut",
    "InvokeFunctionUrl",
    "InvokeWithMemory",
    "LimitConcurrency",
    "SetQueueLuck",
    "ListLetters",
    "FollowLink",
    "TakeParcel",
    "HearOfParcel",
    "HearOfLayer",
    "SetOrganizationPolicies",
    "SendPacket",
    "HearOfPeering",
    "HearOfNetwork",
    *BROKER_NAMES,
)

# How one account tells another of a peering between them, and how that one answers.
_PEERING: Final = {
    "VpcPeeringConnectionId": "Text",
    "Status": "Text",
    "Requester": "PeeringSide",
    "Accepter": "PeeringSide",
}

LAB_MODEL: Final[dict[str, Any]] = {
    "version": "2.0",
    "metadata": {
        "apiVersion": "2026-11-01",
        "endpointPrefix": "lab",
        "protocol": "json",
        "serviceFullName": "Serverless Lab controls",
        "serviceId": "Lab",
        "signatureVersion": "v4",
    },
    "operations": {name: _operation(name) for name in _NAMES},
    "shapes": {
        "Text": _TEXT,
        "Integer": {"type": "integer"},
        "Long": {"type": "long", "min": 0},
        "Milliseconds": {"type": "double", "min": 0},
        "Boolean": {"type": "boolean"},
        "Body": {"type": "blob"},
        "Status": {
            "type": "string",
            "enum": ["ok", "error", "init_error", "timeout", "out_of_memory", "exited", "unavailable"],
        },
        "LossReason": {"type": "string", "enum": ["restarted", "evicted", "rewound"]},
        "Rate": {"type": "integer"},
        "Phases": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Milliseconds"}},
        "LongText": {"type": "string"},
        "OutputChunk": _structure(
            {"OffsetMs": "Milliseconds", "Text": "LongText", "Phase": "Text"}, ["OffsetMs", "Text", "Phase"]
        ),
        "Output": {"type": "list", "member": {"shape": "OutputChunk"}},
        "SetClockRateRequest": _structure({"Rate": "Rate"}, ["Rate"]),
        "SetClockRateResponse": _structure({"Rate": "Rate", "Now": "Long"}),
        "AdvanceClockRequest": _structure({"Until": "Long"}, ["Until"]),
        "AdvanceClockResponse": _structure({"Now": "Long", "Reached": "Boolean"}),
        "TickRequest": _structure({}),
        "TickResponse": _structure({"Now": "Long"}),
        "UserName": {"type": "string", "min": 1, "max": 64, "pattern": r"[\w+=,.@-]+"},
        "Password": {"type": "string", "min": 1, "max": 128, "pattern": r"[\t\n\r\u0020-\u00FF]+", "sensitive": True},
        "MfaCode": {"type": "string", "min": 6, "max": 6, "pattern": r"\d+"},
        "SignInRequest": _structure(
            {"UserName": "UserName", "Password": "Password", "MfaCode": "MfaCode", "NewPassword": "Password"},
            ["UserName", "Password"],
        ),
        "SignInResponse": _structure({"KeyId": "Text", "UserArn": "Text", "Expires": "Long"}),
        "SignOutRequest": _structure({}),
        "SignOutResponse": _structure({}),
        "SwitchBackRequest": _structure({}),
        "SwitchBackResponse": _structure({}),
        "RoleArn": {"type": "string", "min": 20, "max": 2048},
        "SwitchRoleRequest": _structure({"RoleArn": "RoleArn"}, ["RoleArn"]),
        "SwitchRoleResponse": _structure({"Arn": "Text"}),
        "FinishInvocationRequest": _structure(
            {
                "RequestId": "Text",
                "Status": "Status",
                "Payload": "Body",
                "ContentType": "Text",
                "Output": "Output",
                "DroppedBytes": "Long",
                "Phases": "Phases",
                "InitMs": "Milliseconds",
                "DurationMs": "Milliseconds",
                "MeasuredMs": "Milliseconds",
                "MaxMemoryMb": "Long",
            },
            ["RequestId", "Status", "Payload", "Output", "DurationMs"],
        ),
        "FinishInvocationResponse": _structure(
            {
                "StatusCode": "Integer",
                "FunctionError": "Text",
                "LogResult": "LongText",
                "Payload": "Body",
                "ContentType": "Text",
                "ExecutedVersion": "Text",
                "RefusalCode": "Text",
                "RefusalMessage": "LongText",
            }
        ),
        "LoseEnvironmentRequest": _structure(
            {"EnvironmentId": "Text", "Reason": "LossReason"}, ["EnvironmentId", "Reason"]
        ),
        "LoseEnvironmentResponse": _structure({}),
        "CallOutRequest": _structure(
            {"RequestId": "Text", "Service": "Text", "Operation": "Text", "PatienceMs": "Milliseconds"},
            ["RequestId", "Service", "Operation", "PatienceMs"],
        ),
        "CallOutResponse": _structure({"Reached": "Boolean", "Code": "Text", "By": "Text", "Address": "Text"}),
        "HeaderName": {"type": "string", "min": 1, "max": 256},
        "Header": _structure({"Name": "HeaderName", "Value": "LongText"}, ["Name", "Value"]),
        "Headers": {"type": "list", "member": {"shape": "Header"}, "max": 200},
        "InvokeFunctionUrlRequest": _structure(
            {
                "UrlId": "Text",
                "Method": "Text",
                "Path": "LongText",
                "Query": "LongText",
                "Headers": "Headers",
                "Body": "Body",
                "Protocol": "Text",
                "SourceIp": "Text",
            },
            ["UrlId", "Method", "Path", "SourceIp"],
        ),
        "InvokeFunctionUrlResponse": _structure({"StatusCode": "Integer", "ExecutedVersion": "Text"}),
        "FunctionName": {"type": "string", "min": 1, "max": 64, "pattern": "[A-Za-z0-9_-]+"},
        "MemorySize": {"type": "integer", "min": 128, "max": 10_240},
        "Seconds": {"type": "integer", "min": 1, "max": 900},
        "InvokeWithMemoryRequest": _structure(
            {
                "FunctionName": "FunctionName",
                "MemorySize": "MemorySize",
                "Payload": "Body",
                "Timeout": "Seconds",
                "Tuning": "Text",
            },
            ["FunctionName", "MemorySize"],
        ),
        "InvokeWithMemoryResponse": _structure({"StatusCode": "Integer", "ExecutedVersion": "Text"}),
        "ConcurrencyLimit": {"type": "integer", "min": 0, "max": 10_000},
        "LimitConcurrencyRequest": _structure({"Limit": "ConcurrencyLimit"}),
        "LimitConcurrencyResponse": _structure({"Limit": "Integer"}),
        "OfAThousand": {"type": "integer", "min": 0, "max": 1000},
        "SetQueueLuckRequest": _structure(dict.fromkeys(("Twice", "Astray", "Missed"), "OfAThousand")),
        "SetQueueLuckResponse": _structure(dict.fromkeys(("Twice", "Astray", "Missed"), "Integer")),
        "Letter": _structure(
            {
                "Id": "Text",
                "At": "Long",
                "Kind": "Text",
                "To": "Text",
                "From": "Text",
                "Subject": "Text",
                "Body": "LongText",
                "TopicArn": "Text",
                "Links": "Links",
            }
        ),
        "Links": {"type": "list", "member": {"shape": "Text"}},
        "Letters": {"type": "list", "member": {"shape": "Letter"}},
        "ParcelAttribute": _structure({"Name": "Text", "Type": "Text", "Value": "Body"}, ["Name", "Type", "Value"]),
        "ParcelAttributes": {"type": "list", "member": {"shape": "ParcelAttribute"}},
        "Lineage": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Integer"}},
        "TakeParcelRequest": _structure(
            {
                "Source": "Text",
                "Target": "Text",
                "Body": "Body",
                "Attributes": "ParcelAttributes",
                "Group": "Text",
                "Deduplication": "Text",
                "Lineage": "Lineage",
            },
            ["Source", "Target", "Body"],
        ),
        "TakeParcelResponse": _structure({"Code": "Text"}),
        "HearOfParcelRequest": _structure({"Ticket": "Text", "Code": "Text"}, ["Ticket"]),
        "HearOfParcelResponse": _structure({}),
        "LetterKind": {"type": "string", "enum": ["email", "email-json", "sms"]},
        "ListLettersRequest": _structure({"To": "Text", "Kind": "LetterKind"}),
        "ListLettersResponse": _structure({"Letters": "Letters"}),
        "LetterLink": {"type": "string", "enum": ["confirm", "unsubscribe", "stop"]},
        "FollowLinkRequest": _structure({"LetterId": "Text", "Link": "LetterLink"}, ["LetterId", "Link"]),
        "FollowLinkResponse": _structure({"SubscriptionArn": "Text"}),
        "HearOfLayerRequest": _structure({"LayerVersionArn": "Text", "Content": "Body"}, ["LayerVersionArn"]),
        "HearOfLayerResponse": _structure({}),
        "Place": {"type": "string", "min": 1, "max": 80},
        "SendPacketRequest": _structure(
            {
                "Source": "Place",
                "Destination": "Place",
                "Protocol": "Text",
                "Port": "Integer",
                "SourcePort": "Integer",
            },
            ["Source", "Destination"],
        ),
        "Packet": _structure(
            {"Source": "Text", "Destination": "Text", "Protocol": "Text", "Port": "Integer", "SourcePort": "Integer"}
        ),
        "HopFacts": _structure(
            {"Rule": "Text", "Tracked": "Boolean", "Number": "Integer", "Destination": "Text", "Target": "Text"}
        ),
        "Hop": _structure(
            {
                "Kind": "Text",
                "Id": "Text",
                "Egress": "Boolean",
                "Code": "Text",
                "Subnet": "Text",
                "Vpc": "Text",
                "Region": "Text",
                "Interface": "Text",
                "Packet": "Packet",
                "Facts": "HopFacts",
            }
        ),
        "Hops": {"type": "list", "member": {"shape": "Hop"}},
        "SendPacketResponse": _structure(
            {
                "Reached": "Boolean",
                "Answered": "Boolean",
                "Code": "Text",
                "End": "Text",
                "Listener": "Text",
                "Forward": "Hops",
                "Back": "Hops",
            }
        ),
        "Texts": {"type": "list", "member": {"shape": "Text"}},
        "PeeringSide": _structure(
            {"AccountId": "Text", "Region": "Text", "VpcId": "Text", "CidrBlocks": "Texts", "RemoteDns": "Boolean"},
            ["AccountId", "Region", "VpcId"],
        ),
        "HearOfPeeringRequest": _structure(_PEERING, list(_PEERING)),
        "HearOfPeeringResponse": _structure(_PEERING),
        "HearOfNetworkRequest": _structure(
            {"AccountId": "Text", "Region": "Text", "Network": "Body"}, ["AccountId", "Region", "Network"]
        ),
        "HearOfNetworkResponse": _structure({}),
        "Documents": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "LongText"}},
        "SetOrganizationPoliciesRequest": _structure({"Policies": "Documents"}, ["Policies"]),
        "SetOrganizationPoliciesResponse": _structure({}),
    }
    | BROKER_SHAPES,
}
