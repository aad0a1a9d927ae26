"""What has an address: interfaces, instances, endpoints."""

import msgspec

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.ec2.state.kinds import Ids, Tags


class Attachment(msgspec.Struct):
    """What an interface is plugged into: an instance, or a service by its name (`amazon-aws`)."""

    id: str
    instance: str
    device: int
    attached: Instant
    owner: str
    delete_on_termination: bool = True


class NetworkInterface(msgspec.Struct):
    """`private_ips` begins with the primary one; `public_ips` maps private to public addresses given at launch.

    `kind` is AWS's InterfaceType (interface, nat_gateway, lambda, vpc_endpoint, efs); `requester` names a service that
    made and keeps it, `belongs_to` the id of what it was made for.
    """

    id: str
    vpc: str
    subnet: str
    private_ips: list[str]
    mac: str
    created: Instant
    groups: list[str] = []
    ipv6: list[str] = []
    public_ips: dict[str, str] = {}
    elastic: dict[str, str] = {}  # private address: allocation id
    description: str = ""
    kind: str = "interface"
    requester: str = ""
    belongs_to: str = ""
    source_dest_check: bool = True
    attachment: Attachment | None = None
    tags: Tags = {}


class FunctionInterface(msgspec.Struct):
    """An interface that Lambda made for one subnet and one set of groups. `users`: the functions that share it.

    Without any it is taken away a while after `unused_since`, with the permission of `role`, the last user's.
    """

    interface: str
    users: Ids = {}
    unused_since: Instant = 0
    role: str = ""


class Listener(msgspec.Struct):
    """A program that answers on a port of an instance; `name` is what the lab calls it (`nginx`, `postgres`)."""

    protocol: str
    port: int
    name: str


class Instance(msgspec.Struct):
    """A simulated server: it has interfaces and programs that listen, but runs nothing."""

    id: str
    image: str
    type: str
    subnet: str
    vpc: str
    zone: str
    launched: Instant
    reservation: str
    index: int
    state: str = "pending"
    reason: str = ""
    interfaces: list[str] = []
    key_name: str = ""
    profile: str = ""
    user_data: str = ""
    listeners: list[Listener] = []
    token: str = ""
    tags: Tags = {}


class Endpoint(msgspec.Struct):
    """A VPC endpoint: `Gateway` ones live in route tables, `Interface` ones in subnets."""

    id: str
    vpc: str
    kind: str
    service: str
    created: Instant
    policy: str = ""
    tables: Ids = {}
    subnets: dict[str, str] = {}  # subnet: interface
    groups: list[str] = []
    private_dns: bool = False
    state: str = "available"
    tags: Tags = {}
