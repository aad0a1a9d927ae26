"""Naming the cause in "The courier who gets lost": what each option gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Send a packet from `scooter` to `ledger` on port 5432 under *Packet*, and compare its way there and "
        "back with the list under *Peering*. What is wrong?",
        "ko": "*패킷* 탭에서 `scooter`에서 `ledger`의 5432번 포트로 보내고, 가는 길과 오는 길을 *피어링* 탭의 목록과 "
        "견주어 보세요. 무엇이 잘못되었을까요?",
    },
    options=(
        Option(
            "no-bridge",
            {
                "en": "There is no peering between couriers and office, only the two by way of the shop",
                "ko": "배달과 사무실 사이에 피어링이 없고, 가게를 거치는 둘뿐이에요",
            },
            {
                "en": "The sign of this cause: the list has two peerings, each with the shop at one end. A peering "
                "carries packets between its own two VPCs and never on to a third.",
                "ko": "이 원인은 이렇게 드러나요. 목록에 피어링이 둘이고 둘 다 한쪽이 가게예요. 피어링은 자기 두 VPC "
                "사이만 나르고 셋째로는 넘겨주지 않아요.",
            },
        ),
        Option(
            "there",
            {
                "en": "There is a direct peering, and the couriers' route for the office still leads to the shop",
                "ko": "직접 잇는 피어링이 있는데, 배달의 사무실 라우트가 여전히 가게로 가요",
            },
            {
                "en": "The sign of this cause: the packet ends on its way there, at the peering with the shop, though "
                "a third one joins the two ends.",
                "ko": "이 원인은 이렇게 드러나요. 양 끝을 잇는 셋째 피어링이 있는데도, 패킷은 가는 길에 가게로 가는 "
                "피어링에서 끝나요.",
            },
        ),
        Option(
            "back",
            {
                "en": "There is a direct peering, and the office's route for the couriers still leads to the shop",
                "ko": "직접 잇는 피어링이 있는데, 사무실의 배달 라우트가 여전히 가게로 가요",
            },
            {
                "en": "The sign of this cause: the packet arrives, and its answer ends at the peering with the shop.",
                "ko": "이 원인은 이렇게 드러나요. 패킷은 닿았는데 대답이 가게로 가는 피어링에서 끝나요.",
            },
        ),
        Option(
            "not-accepted",
            {
                "en": "There is a direct peering, and nobody has accepted it",
                "ko": "직접 잇는 피어링이 있는데, 아무도 수락하지 않았어요",
            },
            {
                "en": "The sign of this cause: the packet ends at a route whose state is `blackhole`, and one peering "
                "is `pending-acceptance`.",
                "ko": "이 원인은 이렇게 드러나요. 패킷이 `blackhole` 상태의 라우트에서 끝나고, 피어링 하나가 "
                "`pending-acceptance`예요.",
            },
        ),
        Option(
            "door",
            {
                "en": "The group of `ledger` does not let `scooter` in",
                "ko": "`ledger`의 그룹이 `scooter`를 들이지 않아요",
            },
            {
                "en": "The rule is there and names the right range. The packet or its answer ends on the bridges.",
                "ko": "규칙이 있고 범위도 맞아요. 패킷이나 그 대답은 다리에서 끝나요.",
            },
        ),
        Option(
            "street",
            {
                "en": "The shop's route table does not know the way between couriers and office",
                "ko": "가게의 라우팅 테이블이 배달과 사무실 사이의 길을 몰라요",
            },
            {
                "en": "It has a route to each of the two, and it is never asked: packets do not pass through a VPC "
                "from one peering into another.",
                "ko": "그 테이블에는 양쪽 라우트가 다 있고, 물어볼 일도 없어요. 패킷은 한 피어링에서 다른 피어링으로 "
                "VPC를 지나가지 않아요.",
            },
        ),
    ),
)
