"""Options of single operations that AWS's command line adds to those of the model."""

from collections.abc import Callable
from dataclasses import replace
from fnmatch import fnmatchcase
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from botocore import xform_name
from botocore.model import Shape

from serverless_lab.cli.errors import CliError
from serverless_lab.cli.option import TEXT, WHOLE, Option, nowhere

Table = dict[str, Option]
BLOB = Shape("Blob", {"type": "blob"})
MFA_SECRETS = ("QRCodePNG", "Base32StringSeed")


def add(table: Table, command: str, name: str) -> Table:
    for service, pattern, change in _CHANGES:
        if service == command and fnmatchcase(name, pattern):
            table = change(table)
    return table


def defaults(command: str, name: str) -> dict[str, Any]:
    """Parameters that it sends where the line leaves them out."""
    return _DEFAULTS.get((command, name), {})


def _count(table: Table) -> Table:
    """`--count 2` or `--count 1:3` in place of two options."""
    kept = {name: option for name, option in table.items() if name not in ("min-count", "max-count")}
    return kept | {"count": Option("count", put=_put_count)}


def _put_count(params: dict[str, Any], value: str) -> None:
    low, _, high = value.partition(":")
    try:
        params["MinCount"], params["MaxCount"] = int(low), int(high or low)
    except ValueError:
        raise CliError("count parameter should be of form min[:max] (e.g. 1 or 1:10)") from None


def _interfaces(table: Table) -> Table:
    """What most people set on the first network interface, without naming it."""
    flag = "associate-public-ip-address"
    added = [
        Option("secondary-private-ip-addresses", kind="list", put=_put_addresses),
        Option("secondary-private-ip-address-count", WHOLE, put=_to_interface("SecondaryPrivateIpAddressCount")),
        Option(flag, kind="on", put=_to_interface("AssociatePublicIpAddress")),
        Option(f"no-{flag}", kind="off", shares=flag.replace("-", "_")),
    ]
    return table | {option.name: option for option in added}


def _to_interface(member: str) -> Callable[[dict[str, Any], Any], None]:
    def put(params: dict[str, Any], value: Any) -> None:
        params.setdefault("NetworkInterfaces", [{"DeviceIndex": 0}])[0][member] = value

    return put


def _put_addresses(params: dict[str, Any], value: list[str]) -> None:
    addresses = [{"PrivateIpAddress": each, "Primary": False} for each in value]
    _to_interface("PrivateIpAddresses")(params, addresses)


def _rules(table: Table) -> Table:
    """One rule of a security group as plain options."""
    added = {
        "protocol": _put_protocol,
        "port": _put_port,
        "cidr": lambda params, value: _rule(params).setdefault("IpRanges", [{"CidrIp": value}]),
        "source-group": _put_group,
        "group-owner": lambda params, value: _pair(params).update(UserId=value),
    }
    old = (
        "ip-protocol",
        "from-port",
        "to-port",
        "cidr-ip",
        "source-security-group-name",
        "source-security-group-owner-id",
    )
    hidden = {name: replace(table[name], hidden=True) for name in old if name in table}
    return table | hidden | {name: Option(name, put=put) for name, put in added.items()}


def _rule(params: dict[str, Any]) -> dict[str, Any]:
    rules: list[dict[str, Any]] = params.setdefault("IpPermissions", [{}])
    return rules[0]


def _pair(params: dict[str, Any]) -> dict[str, Any]:
    pairs: list[dict[str, Any]] = _rule(params).setdefault("UserIdGroupPairs", [{}])
    return pairs[0]


def _put_protocol(params: dict[str, Any], value: str) -> None:
    if not value.lstrip("-").isdecimal() and value not in ("tcp", "udp", "icmp", "all"):
        raise CliError("protocol parameter should be one of: tcp|udp|icmp|all or any valid protocol number.")
    _rule(params)["IpProtocol"] = "-1" if value == "all" else value


def _put_port(params: dict[str, Any], value: str) -> None:
    low, dash, high = ("-1", "-", "-1") if value in ("-1", "all") else value.partition("-")
    try:
        _rule(params).update(FromPort=int(low), ToPort=int(high if dash else low))
    except ValueError:
        raise CliError("port parameter should be of the form <from[-to]> (e.g. 22 or 22-25)") from None


def _put_group(params: dict[str, Any], value: str) -> None:
    _pair(params)["GroupId" if value.startswith("sg-") else "GroupName"] = value


def _plain_flags(table: Table) -> Table:
    """`--ebs-optimized` for a structure whose one member is a boolean `Value`; EC2 has many."""
    for option in list(table.values()):
        members = getattr(option.shape, "members", {})
        if list(members) == ["Value"] and members["Value"].type_name == "boolean":
            table[option.name] = replace(option, kind="maybe", const=True, put=_switched(option.member))
            off = Option(f"no-{option.name}", kind="on", put=_switched_off(option))
            table[off.name] = off
    return table


def _switched(member: str) -> Callable[[dict[str, Any], Any], None]:
    def put(params: dict[str, Any], value: Any) -> None:
        params[member] = {"Value": True} if value is True else value

    return put


def _switched_off(option: Option) -> Callable[[dict[str, Any], Any], None]:
    def put(params: dict[str, Any], value: Any) -> None:
        if option.member in params:
            raise CliError(f'Cannot specify both the "{option.flag}" option and the "--no-{option.name}" option.')
        params[option.member] = {"Value": False}

    return put


def _zip_beside(member: str) -> Callable[[Table], Table]:
    """`--zip-file` beside the structure that it goes into."""

    def change(table: Table) -> Table:
        nested = table[member.lower()]

        def put_nested(params: dict[str, Any], value: dict[str, Any]) -> None:
            if "ZipFile" in value:
                raise CliError(
                    f"ZipFile cannot be provided as part of the {nested.flag} argument.  "
                    "Please use the '--zip-file' option instead to specify a zip file."
                )
            params.setdefault(member, {}).update(value)

        def put_zip(params: dict[str, Any], value: Any) -> None:
            params.setdefault(member, {}).update(ZipFile=_zipped(value))

        table[nested.name] = replace(nested, required=False, put=put_nested)
        table["zip-file"] = Option("zip-file", BLOB, put=put_zip)
        return table

    return change


def _zip_checked(table: Table) -> Table:
    table["zip-file"] = replace(table["zip-file"], put=lambda params, value: params.update(ZipFile=_zipped(value)))
    return table


def _zipped(value: Any) -> Any:
    try:
        ZipFile(BytesIO(value if isinstance(value, bytes) else str(value).encode())).close()
    except BadZipFile:
        raise CliError(
            "--zip-file must be a zip file with the fileb:// prefix.\n"
            "Example usage:  --zip-file fileb://path/to/file.zip"
        ) from None
    return value


def _mfa_file(table: Table) -> Table:
    """The secret of a virtual device goes into a file."""
    outfile = Option("outfile", TEXT, required=True, put=nowhere)
    method = Option("bootstrap-method", TEXT, required=True, choices=MFA_SECRETS, put=nowhere)
    return table | {"outfile": outfile, "bootstrap-method": method}


def _one_value(table: Table) -> Table:
    """The one value of a metric in options of its own, in place of a list."""
    metric = table["metric-data"]
    members = metric.shape.member.members
    names = ("MetricName", "Timestamp", "Unit", "Value", "StatisticValues", "StorageResolution")
    added = [Option(xform_name(name, "-"), members[name], put=_to_value(name)) for name in names]
    added.append(Option("dimensions", put=lambda params, value: _to_value("Dimensions")(params, _dimensions(value))))
    return table | {option.name: option for option in (replace(metric, required=False), *added)}


class _OfOptions(list[dict[str, Any]]):
    """A list of one that options have put together, and not one that was given."""


def _to_value(member: str) -> Callable[[dict[str, Any], Any], None]:
    def put(params: dict[str, Any], value: Any) -> None:
        values = params.setdefault("MetricData", _OfOptions([{}]))
        if not isinstance(values, _OfOptions):
            raise CliError(_EITHER)
        values[0][member] = value

    return put


def _dimensions(text: str) -> list[dict[str, str]]:
    found = [pair.partition("=") for pair in text.split(",")]
    if bad := [name for name, equals, _ in found if not equals]:
        raise CliError(f"{bad[0]} should be of the form Name=Value, with a comma between two of them")
    return [{"Name": name, "Value": value} for name, _, value in found]


_EITHER = (
    'The key "metric_data" cannot be specified when one of the following keys are also specified: metric_name, '
    "timestamp, unit, value, dimensions, statistic_values"
)
_DEFAULTS: dict[tuple[str, str], dict[str, Any]] = {("ec2", "run-instances"): {"MinCount": 1, "MaxCount": 1}}
_CHANGES: list[tuple[str, str, Callable[[Table], Table]]] = [
    ("cloudwatch", "put-metric-data", _one_value),
    ("ec2", "run-instances", _count),
    ("ec2", "run-instances", _interfaces),
    ("ec2", "authorize-security-group-*gress", _rules),
    ("ec2", "revoke-security-group-*gress", _rules),
    ("ec2", "*", _plain_flags),
    ("iam", "create-virtual-mfa-device", _mfa_file),
    ("lambda", "create-function", _zip_beside("Code")),
    ("lambda", "publish-layer-version", _zip_beside("Content")),
    ("lambda", "update-function-code", _zip_checked),
]
