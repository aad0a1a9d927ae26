"""Route tables and where routes lead: gateways, NAT gateways, elastic addresses."""

import msgspec

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.ec2.state.kinds import Ids, Tags


class Route(msgspec.Struct):
    """`target` is an id (`local`, `igw-…`, `nat-…`, `pcx-…`, `eni-…`, `eigw-…`, `vpce-…`); blackhole is worked out."""

    destination: str  # CIDR, IPv6 CIDR or prefix list id
    target: str
    origin: str = "CreateRoute"


class RouteTable(msgspec.Struct):
    """`subnets` maps associated subnets to their association ids; `main_association` is set on a VPC's main table."""

    id: str
    vpc: str
    routes: dict[str, Route] = {}
    main_association: str = ""
    subnets: dict[str, str] = {}
    endpoints: Ids = {}  # gateway endpoints whose route is in it
    tags: Tags = {}


class InternetGateway(msgspec.Struct):
    """Also the egress-only kind. `vpc` is empty while it is detached."""

    id: str
    vpc: str = ""
    tags: Tags = {}


class ElasticIp(msgspec.Struct):
    """`interface` and `private_ip` say what it is associated with; `owner`: a service that holds it."""

    id: str
    public_ip: str
    association: str = ""
    interface: str = ""
    private_ip: str = ""
    tags: Tags = {}


class NatGateway(msgspec.Struct):
    """`state`: pending, available, deleting, deleted or failed, moved on by due events on the account's clock."""

    id: str
    vpc: str
    subnet: str
    interface: str
    created: Instant
    allocation: str = ""  # empty: a private NAT gateway
    state: str = "pending"
    deleted: Instant | None = None
    failure_code: str = ""
    failure_message: str = ""
    tags: Tags = {}
