"""How many network interfaces an instance type takes, and how many IPv4 addresses each of them.

Source: EC2 user guide, "Maximum IP addresses per network interface", as DescribeInstanceTypes told it in September 2022
(`InstanceNetworkingLimits` in github.com/aws/amazon-vpc-cni-k8s, pkg/awsutils/vpc_ip_resource_limit.go). Types of that
list that are not named here have what their size says.
"""

import re
from typing import NamedTuple


class Room(NamedTuple):
    interfaces: int
    addresses: int  # IPv4, on each interface


_BURSTABLE = re.compile(r"t\d\w*")
_BURSTABLE_SIZES = {
    "nano": Room(2, 2),
    "micro": Room(2, 2),
    "small": Room(3, 4),
    "medium": Room(3, 6),
    "large": Room(3, 12),
    "xlarge": Room(4, 15),
    "2xlarge": Room(4, 15),
}
_SIZES = {
    "small": Room(2, 4),
    "medium": Room(2, 4),
    "large": Room(3, 10),
    **dict.fromkeys(("xlarge", "2xlarge", "3xlarge"), Room(4, 15)),
    **dict.fromkeys(("4xlarge", "6xlarge", "8xlarge", "9xlarge", "10xlarge", "12xlarge"), Room(8, 30)),
}
_LARGEST = Room(15, 50)
_EXCEPTIONS = {
    Room(2, 4): "g4ad.xlarge g4ad.2xlarge t3a.small",
    Room(2, 6): "c1.medium m1.medium m3.medium",
    Room(2, 10): "m4.large",
    Room(2, 50): "hpc6a.48xlarge",
    Room(3, 10): "g4ad.4xlarge g4dn.xlarge g4dn.2xlarge g4dn.4xlarge x1e.xlarge",
    Room(3, 15): "t2.xlarge t2.2xlarge",
    Room(3, 20): "d3.8xlarge",
    Room(3, 30): "d3en.12xlarge",
    Room(4, 3): "d3.xlarge d3en.xlarge",
    Room(4, 5): "d3.2xlarge d3en.2xlarge",
    Room(4, 10): "d3.4xlarge d3en.4xlarge inf1.xlarge inf1.2xlarge",
    Room(4, 15): "d3en.6xlarge g4ad.8xlarge g4dn.8xlarge g4dn.16xlarge x1e.4xlarge x1e.8xlarge",
    Room(4, 20): "d3en.8xlarge",
    Room(4, 30): "m2.2xlarge m3.2xlarge",
    Room(5, 30): "u-6tb1.metal u-9tb1.metal u-12tb1.metal",
    Room(5, 50): "trn1.32xlarge",
    Room(8, 30): (
        "a1.metal g4ad.16xlarge g5.16xlarge m4.16xlarge m5zn.3xlarge mac1.metal mac2.metal p2.16xlarge p3.16xlarge "
        "u-3tb1.56xlarge x1.16xlarge x1.32xlarge x1e.16xlarge x1e.32xlarge z1d.3xlarge"
    ),
    Room(8, 50): "f1.16xlarge",
    Room(11, 30): "inf1.24xlarge",
    Room(15, 50): "g5.12xlarge m5zn.12xlarge x2iezn.12xlarge z1d.12xlarge",
}
_BY_TYPE = {kind: room for room, kinds in _EXCEPTIONS.items() for kind in kinds.split()}


def room(instance_type: str) -> Room:
    """Of a size that is not in the table, what the largest ones take."""
    family, _, size = instance_type.partition(".")
    sizes = _BURSTABLE_SIZES if _BURSTABLE.fullmatch(family) else _SIZES
    return _BY_TYPE.get(instance_type) or sizes.get(size, _LARGEST)
