"""Naming the cause in "No way out": what each option gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Send a packet from `desk` to an address on the internet, port 443, under *Packet*. Which thing does it "
        "meet last, and what does the route before it say? What is wrong?",
        "ko": "*패킷* 탭에서 `desk`에서 인터넷 주소의 443번 포트로 보내 보세요. 마지막으로 만나는 것은 무엇이고, 그 "
        "앞의 라우트에는 무엇이 적혀 있나요? 무엇이 잘못되었을까요?",
    },
    options=(
        Option(
            "nat-indoors",
            {
                "en": "The NAT gateway stands in the same private subnet as `desk`",
                "ko": "NAT 게이트웨이가 `desk`와 같은 프라이빗 서브넷에 있어요",
            },
            {
                "en": "The sign of this cause: the packet leaves the NAT gateway, asks the same route table again, and "
                "is sent back to the gateway.",
                "ko": "이 원인은 이렇게 드러나요. 패킷이 NAT 게이트웨이를 나와 같은 라우팅 테이블에 다시 묻고, "
                "게이트웨이로 되돌아가요.",
            },
        ),
        Option(
            "no-door",
            {
                "en": "The NAT gateway stands in a subnet that has no route to the internet gateway",
                "ko": "NAT 게이트웨이가 인터넷 게이트웨이로 가는 라우트 없는 서브넷에 있어요",
            },
            {
                "en": "The sign of this cause: the packet passes the NAT gateway, and the table behind it has no route "
                "that fits.",
                "ko": "이 원인은 이렇게 드러나요. 패킷이 NAT 게이트웨이를 지났는데, 그 뒤의 테이블에 맞는 라우트가 "
                "없어요.",
            },
        ),
        Option(
            "past-the-nat",
            {
                "en": "The route of `desk` leads past the NAT gateway, straight to the internet gateway",
                "ko": "`desk`의 라우트가 NAT 게이트웨이를 건너뛰고 인터넷 게이트웨이로 가요",
            },
            {
                "en": "The sign of this cause: the packet comes to the internet gateway with a private sender, and "
                "there is no public address to put in its place.",
                "ko": "이 원인은 이렇게 드러나요. 패킷이 프라이빗 주소를 단 채 인터넷 게이트웨이에 오고, 바꿔 적을 "
                "퍼블릭 주소가 없어요.",
            },
        ),
        Option(
            "old-nat",
            {
                "en": "The route of `desk` leads to a NAT gateway that was deleted",
                "ko": "`desk`의 라우트가 삭제된 NAT 게이트웨이로 이어져요",
            },
            {
                "en": "The sign of this cause: the packet ends at the first route table, and AWS calls the route a "
                "`blackhole`.",
                "ko": "이 원인은 이렇게 드러나요. 패킷이 첫 라우팅 테이블에서 끝나고, 라우트의 상태가 "
                "`blackhole`이에요.",
            },
        ),
        Option(
            "group",
            {
                "en": "The security group of `desk` lets nothing out",
                "ko": "`desk`의 보안 그룹이 아무것도 내보내지 않아요",
            },
            {
                "en": "Then the packet would end at the group, before any route. A new group lets everything out.",
                "ko": "그렇다면 라우트까지 가기도 전에 그룹에서 끝났을 거예요. 새 그룹은 무엇이든 내보내요.",
            },
        ),
        Option(
            "no-gateway",
            {
                "en": "No internet gateway is attached to the VPC",
                "ko": "VPC에 연결된 인터넷 게이트웨이가 없어요",
            },
            {
                "en": "Then nobody could open `counter` either. The website works.",
                "ko": "그렇다면 `counter`도 아무도 열 수 없었을 거예요. 웹사이트는 잘 돼요.",
            },
        ),
    ),
)
