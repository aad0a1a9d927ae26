"""Chapter 4 in the table of contents."""

from lessons.courseware.course import Chapter
from lessons.vpc.desk import bench
from lessons.vpc.exercises.amazon_vpc.lesson import LESSON as AMAZON_VPC
from lessons.vpc.exercises.internet_gateway.lesson import LESSON as INTERNET_GATEWAY
from lessons.vpc.exercises.network_acl.lesson import LESSON as NETWORK_ACL
from lessons.vpc.exercises.peering.lesson import LESSON as PEERING
from lessons.vpc.exercises.route_tables.lesson import LESSON as ROUTE_TABLES
from lessons.vpc.exercises.security_groups.lesson import LESSON as SECURITY_GROUPS
from lessons.vpc.exercises.subnets.lesson import LESSON as SUBNETS

CHAPTER = Chapter(
    slug="vpc",
    number=4,
    title={"en": "Network", "ko": "네트워크"},
    summary={
        "en": "Your own network in the cloud: draw it, send a packet, and see where it stops and why.",
        "ko": "클라우드 안의 내 네트워크를 그리고, 패킷을 보내고, 어디에서 왜 멈추는지 눈으로 확인해요.",
    },
    lessons=(AMAZON_VPC, SUBNETS, ROUTE_TABLES, INTERNET_GATEWAY, NETWORK_ACL, SECURITY_GROUPS, PEERING),
    bench=bench,
    bench_template="courseware/console/bench.html",
    strip_template="courseware/console/strip.html",
    answer_template="courseware/console/answer.html",
    parts={"panel": "courseware/console/bench.html#panel"},
    where=(
        *("vpc", "id", "skip", "size", "cidr", "cut"),
        *("source", "source_address", "target", "target_address", "protocol", "port", "source_port"),
        *("thing", "asks", "since"),
        *("exercise", "given"),
    ),
)
