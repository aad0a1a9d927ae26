"""EC2's networks over loopback with boto3, beside the peers, as `wire` does it for other services."""

import tempfile
from ipaddress import IPv4Network
from pathlib import Path

from serverless_lab.engine.numbers import VPC_SUBNETS, VPC_VPCS
from tests.bench.wire_bench import Bench, benches, compare, heading

SOME = 50  # subnets at first


def fill(bench: Bench, size: int) -> None:
    """As many VPCs as a Region may have, and so many subnets in the one that was made last."""
    ec2 = bench.client("ec2")
    vpcs = ec2.describe_vpcs()["Vpcs"]
    while len(vpcs) < VPC_VPCS:
        vpcs.append(ec2.create_vpc(CidrBlock=f"10.{len(vpcs)}.0.0/16")["Vpc"])
    last = vpcs[-1]
    there = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [last["VpcId"]]}])["Subnets"]
    taken = {each["CidrBlock"] for each in there}
    free = (str(each) for each in IPv4Network(last["CidrBlock"]).subnets(new_prefix=24) if str(each) not in taken)
    for _ in range(size - len(there)):
        ec2.create_subnet(VpcId=last["VpcId"], CidrBlock=next(free))


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lab-bench-") as folder, benches(Path(folder)) as found:
        heading(found)
        for size in (SOME, VPC_SUBNETS):
            for bench in found:
                fill(bench, size)
            compare(found, f"DescribeSubnets, {size} of a VPC", "DescribeSubnets", 40)
            compare(found, "… one of them by its id", "DescribeSubnets, one", 200)
        compare(found, f"DescribeVpcs, all {VPC_VPCS}", "DescribeVpcs", 200)
        compare(found, "CreateSecurityGroup", "CreateSecurityGroup", 100)


if __name__ == "__main__":
    main()
