"""Requests about NAT gateways and instances."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.ec2.filters import Filter
from serverless_lab.engine.services.ec2.requests.common import BooleanValue, CreateOnce, Describe, Ec2Request


class CreateNatGateway(CreateOnce, frozen=True, kw_only=True):
    subnet_id: str | None = None
    vpc_id: str | None = None
    allocation_id: str | None = None
    connectivity_type: str = "public"
    availability_mode: str = "zonal"
    private_ip_address: str | None = None


class NatGatewayNamed(Ec2Request, frozen=True):
    nat_gateway_id: str


class DescribeNatGateways(Ec2Request, frozen=True):
    """AWS calls the filters of this one `Filter`."""

    filter: list[Filter] = []
    nat_gateway_ids: list[str] = []
    next_token: str = ""
    max_results: int | None = None


class InterfaceSpecification(Request, frozen=True):
    device_index: int = 0
    network_interface_id: str | None = None
    subnet_id: str | None = None
    groups: list[str] = []
    private_ip_address: str | None = None
    associate_public_ip_address: bool | None = None
    delete_on_termination: bool = True
    description: str = ""


class ProfileSpecification(Request, frozen=True):
    arn: str | None = None
    name: str | None = None


class RunInstances(CreateOnce, frozen=True, kw_only=True):
    min_count: int
    max_count: int
    image_id: str | None = None
    instance_type: str = "t3.micro"
    subnet_id: str | None = None
    security_group_ids: list[str] = []
    security_groups: list[str] = []
    private_ip_address: str | None = None
    network_interfaces: list[InterfaceSpecification] = []
    key_name: str = ""
    user_data: str = ""
    iam_instance_profile: ProfileSpecification | None = None


class InstancesNamed(Ec2Request, frozen=True):
    instance_ids: list[str]


class DescribeInstances(Describe, frozen=True):
    instance_ids: list[str] = []


class DescribeInstanceStatus(Describe, frozen=True):
    instance_ids: list[str] = []
    include_all_instances: bool = False


class ModifyInstanceAttribute(Ec2Request, frozen=True, kw_only=True):
    instance_id: str
    source_dest_check: BooleanValue | None = None
    groups: list[str] | None = None


class DescribeImages(Describe, frozen=True):
    image_ids: list[str] = []
    owners: list[str] = []
