"""Requests about VPC endpoints."""

from serverless_lab.engine.services.ec2.requests.common import CreateOnce, Describe, Ec2Request


class CreateVpcEndpoint(CreateOnce, frozen=True, kw_only=True):
    vpc_id: str
    vpc_endpoint_type: str = "Gateway"
    service_name: str | None = None
    policy_document: str = ""
    route_table_ids: list[str] = []
    subnet_ids: list[str] = []
    security_group_ids: list[str] = []
    private_dns_enabled: bool | None = None


class DescribeVpcEndpoints(Describe, frozen=True):
    vpc_endpoint_ids: list[str] = []


class DeleteVpcEndpoints(Ec2Request, frozen=True):
    vpc_endpoint_ids: list[str]


class ModifyVpcEndpoint(Ec2Request, frozen=True, kw_only=True):
    vpc_endpoint_id: str
    reset_policy: bool = False
    policy_document: str | None = None
    add_route_table_ids: list[str] = []
    remove_route_table_ids: list[str] = []
    add_subnet_ids: list[str] = []
    remove_subnet_ids: list[str] = []
    add_security_group_ids: list[str] = []
    remove_security_group_ids: list[str] = []
    private_dns_enabled: bool | None = None


class DescribeVpcEndpointServices(Describe, frozen=True):
    service_names: list[str] = []
