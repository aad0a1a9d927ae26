"""The checks of "Open the counter", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.vpc.missions.first_web_server import looks
from lessons.vpc.ways import FIRST

CHECKS = (
    Check(
        id="site",
        title={
            "en": "Anybody on the internet opens port 80 of a web server in a VPC with the range `{cidr}`",
            "ko": "인터넷의 누구나 `{cidr}` 범위의 VPC에 있는 웹 서버의 80번 포트를 열 수 있기",
        },
        look=looks.site,
        reasons={
            "no-vpc": {
                "en": "There is no VPC with the range `{cidr}` yet.",
                "ko": "아직 `{cidr}` 범위의 VPC가 없어요.",
            },
            "no-server": {
                "en": "No running instance in this VPC has a program that listens on port 80.",
                "ko": "이 VPC에는 80번 포트에서 듣는 프로그램이 있는 실행 중 인스턴스가 없어요.",
            },
            "lost": {
                "en": "From the internet to port 80 of `{server}` there is no answer: it ends at `{place}` with "
                "`{code}`.",
                "ko": "인터넷에서 `{server}`의 80번 포트로 보내면 답이 없어요. `{place}`에서 끝나요(`{code}`).",
            },
        },
    ),
    Check(
        id="owner-alone",
        title={
            "en": "Port 22 of the same server opens for the owner's address `{home}` and for nobody else",
            "ko": "같은 서버의 22번 포트는 사장님 주소 `{home}`에만 열리기",
        },
        look=looks.owner_alone,
        reasons=FIRST
        | {
            "lost": {
                "en": "From `{home}` to port 22 of `{server}` there is no answer: it ends at `{place}` with `{code}`.",
                "ko": "`{home}`에서 `{server}`의 22번 포트로 보내면 답이 없어요. `{place}`에서 끝나요(`{code}`).",
            },
            "open": {
                "en": "Strangers on the internet get to port 22 of `{server}` as well.",
                "ko": "인터넷의 낯선 사람도 `{server}`의 22번 포트에 닿아요.",
            },
        },
    ),
    Check(
        id="nothing-else",
        title={
            "en": "Nothing else in this VPC can be reached from the internet",
            "ko": "이 VPC의 다른 것은 인터넷에서 닿을 수 없기",
        },
        look=looks.nothing_else,
        reasons=FIRST
        | {
            "open": {
                "en": "From the internet a packet gets to port {port} of `{server}`, and should not.",
                "ko": "인터넷에서 보낸 패킷이 `{server}`의 {port}번 포트에 닿아요. 닿으면 안 돼요.",
            }
        },
    ),
)
