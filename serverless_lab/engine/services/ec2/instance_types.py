"""How many network interfaces an instance type takes, and how many IPv4 addresses each of them."""

from typing import NamedTuple


class Room(NamedTuple):
    interfaces: int
    addresses: int  # IPv4, on each interface


# By size, as AWS's table has it for the burstable families and for the others; some types are exceptions.
_BURSTABLE = {
    "nano": Room(2, 2),
    "micro": Room(2, 2),
    "small": Room(3, 4),
    "medium": Room(3, 6),
    "large": Room(3, 12),
    "xlarge": Room(4, 15),
    "2xlarge": Room(4, 15),
}
_OTHERS = {
    "medium": Room(2, 4),
    "large": Room(3, 10),
    "xlarge": Room(4, 15),
    "2xlarge": Room(4, 15),
    "4xlarge": Room(8, 30),
    "8xlarge": Room(8, 30),
    "9xlarge": Room(8, 30),
    "12xlarge": Room(8, 30),
}
_EXCEPTIONS = {"t2.xlarge": Room(3, 15), "t2.2xlarge": Room(3, 15), "t3a.small": Room(2, 4)}
_LARGEST = Room(15, 50)


def room(instance_type: str) -> Room:
    """Of a size that is not in the table, what the largest ones take."""
    family, _, size = instance_type.partition(".")
    sizes = _BURSTABLE if family.startswith("t") else _OTHERS
    return _EXCEPTIONS.get(instance_type) or sizes.get(size, _LARGEST)
