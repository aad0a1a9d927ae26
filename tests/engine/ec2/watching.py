"""A small network that is watched: a public server, a private one behind a NAT gateway, and who may write logs."""

import json
from hashlib import sha256

from tests.engine.ec2.making import AMAZON_LINUX, call, filled, made
from tests.engine.support import ACCOUNT, REGION, Life

ONE = {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1}
WRITER = f"arn:aws:iam::{ACCOUNT}:role/flow-writer"
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "vpc-flow-logs.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
WRITES = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "logs:*", "Resource": "*"}]}


def watched() -> Life:
    """A public and a private subnet with a server in each; the private one goes out by a NAT gateway."""
    life = Life()
    made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")
    for name, cidr in (("public", "10.0.1.0/24"), ("private", "10.0.2.0/24")):
        made(life, "CreateSubnet", "subnet", name, VpcId="{vpc}", CidrBlock=cidr)
        made(life, "CreateRouteTable", "route-table", f"{name}_table", VpcId="{vpc}")
        call(life, "AssociateRouteTable", RouteTableId=f"{{{name}_table}}", SubnetId=f"{{{name}}}")
    made(life, "CreateInternetGateway", "internet-gateway", "gateway")
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    everywhere = {"DestinationCidrBlock": "0.0.0.0/0"}
    call(life, "CreateRoute", RouteTableId="{public_table}", GatewayId="{gateway}", **everywhere)
    made(life, "AllocateAddress", "elastic-ip", "address")
    made(life, "CreateNatGateway", "natgateway", "nat", SubnetId="{public}", AllocationId="{address}")
    call(life, "CreateRoute", RouteTableId="{private_table}", NatGatewayId="{nat}", **everywhere)
    call(life, "ModifySubnetAttribute", SubnetId="{public}", MapPublicIpOnLaunch={"Value": True})
    made(life, "CreateSecurityGroup", "security-group", "web", GroupName="web", Description="web", VpcId="{vpc}")
    http = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[http])
    server = {"UserData": "c3lzdGVtY3RsIHN0YXJ0IG5naW54", "SecurityGroupIds": ["{web}"], **ONE}  # starts nginx
    made(life, "RunInstances", "instance", "server", SubnetId="{public}", **server)
    made(life, "RunInstances", "instance", "worker", SubnetId="{private}", **ONE)
    life.wait(120)
    return life


def write_allowed(life, trust=TRUST):
    params = {"RoleName": "flow-writer", "AssumeRolePolicyDocument": json.dumps(trust)}
    assert life.call("iam", "CreateRole", params).refusal is None
    policy = {"RoleName": "flow-writer", "PolicyName": "write", "PolicyDocument": json.dumps(WRITES)}
    assert life.call("iam", "PutRolePolicy", policy).refusal is None


def watch(life, resource="{vpc}", kind="VPC", **more):
    params = {"LogGroupName": "flows", "DeliverLogsPermissionArn": WRITER, "TrafficType": "ALL"} | more
    return call(life, "CreateFlowLogs", ResourceIds=[resource], ResourceType=kind, **params)["FlowLogIds"]


def send(life, source, destination, port=80, protocol="tcp"):
    params = {"Source": source, "Destination": destination, "Protocol": protocol, "Port": port}
    outcome = life.call("lab", "SendPacket", filled(life, params))
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def lines(life, group="flows"):
    """Without the times, with the name of the interface's owner in place of its id."""
    state = life.cloud.state.parts[f"ec2/{REGION}"]
    owners = {
        eni.id: state.nat_gateways[eni.belongs_to].tags["Name"]
        if eni.belongs_to
        else state.instances[eni.attachment.instance].tags["Name"]
        for eni in state.interfaces.values()
    }
    found = life.cloud.probe(life.cloud.root, "logs", "FilterLogEvents", {"logGroupName": group})
    told = [event["message"].split() for event in found.answer["events"]]
    return [" ".join([owners[line[2]], *line[3:10], line[12]]) for line in told]


def public_of(life, name):
    state = life.cloud.state.parts[f"ec2/{REGION}"]
    instance = state.instances[filled(life, f"{{{name}}}")]
    return next(iter(state.interfaces[instance.interfaces[0]].public_ips.values()))


def analysed(life, source, destination, **more):
    token = sha256(f"{source}{destination}{more}".encode()).hexdigest()
    path = {"Source": source, "Destination": destination, "Protocol": "tcp", "ClientToken": token}
    made_path = call(life, "CreateNetworkInsightsPath", **path, **more)["NetworkInsightsPath"]
    asked = {"NetworkInsightsPathId": made_path["NetworkInsightsPathId"], "ClientToken": token}
    started = call(life, "StartNetworkInsightsAnalysis", **asked)["NetworkInsightsAnalysis"]
    assert started["Status"] == "running"
    life.wait(15)
    ids = [started["NetworkInsightsAnalysisId"]]
    [found] = call(life, "DescribeNetworkInsightsAnalyses", NetworkInsightsAnalysisIds=ids)["NetworkInsightsAnalyses"]
    return found
