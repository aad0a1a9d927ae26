"""Whether the scene of a lesson stands, and whether a Region has room for its VPCs."""

from collections.abc import Callable

from lessons.courseware.course import Text
from lessons.courseware.probe import Probe
from lessons.vpc.naming import ids
from serverless_lab.engine import numbers

GONE = ("shutting-down", "terminated")


def standing(*names: str) -> Callable[[Probe], bool]:
    """Is everything there that has these Names?"""

    def stands(probe: Probe) -> bool:
        known, instances = ids(probe.ec2), probe.ec2.instances
        gone = {each.id for each in instances.values() if each.state in GONE}
        return all(known.get(name, "") not in ("", *gone) for name in names)

    return stands


def room_for(vpcs: int) -> Callable[[Probe], bool]:
    return lambda probe: len(probe.ec2.vpcs) + vpcs <= numbers.VPC_VPCS


def cramped(vpcs: int) -> Text:
    """What stands in the way when there is no room."""
    return {
        "en": f"It needs room for {vpcs} more of the {{{{ VPC_VPCS }}}} VPCs that AWS allows in a Region by default. "
        "Delete some that you do not need, or begin with an emptied account.",
        "ko": f"AWS는 기본으로 리전마다 VPC를 {{{{ VPC_VPCS }}}}개까지 허용하는데, {vpcs}개 더 만들 자리가 있어야 "
        "해요. 필요 없는 VPC를 지우거나 계정을 비우고 시작하세요.",
    }
