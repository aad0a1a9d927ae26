"""Naming the cause in "The bridge that does not stand": what each option gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Look at the status of the peering `bridge` under *Peering*, at the ranges of the VPCs, and at the way "
        "of a packet from `counter` to `ledger`. What is wrong?",
        "ko": "*피어링* 탭에서 `bridge` 피어링의 상태를, VPC들의 범위를, 그리고 `counter`에서 `ledger`로 가는 패킷의 "
        "길을 보세요. 무엇이 잘못되었을까요?",
    },
    options=(
        Option(
            "same-range",
            {
                "en": "The first ranges of `shop` and `office` overlap",
                "ko": "`shop`과 `office`의 첫 범위가 겹쳐요",
            },
            {
                "en": "The sign of this cause: the peering has `failed`, and the range of one VPC lies in the other's. "
                "For `shop` every address of the office is one of its own.",
                "ko": "이 원인은 이렇게 드러나요. 피어링이 `failed`이고, 한 VPC의 범위가 다른 VPC의 범위 안에 있어요. "
                "`shop`에는 사무실의 주소가 모두 자기 주소예요.",
            },
        ),
        Option(
            "second-range",
            {
                "en": "A second range of `office` overlaps the shop's",
                "ko": "`office`의 둘째 범위가 가게와 겹쳐요",
            },
            {
                "en": "The sign of this cause: the peering has `failed`, though the first ranges differ. Any one range "
                "that overlaps is enough, whether somebody uses it or not.",
                "ko": "이 원인은 이렇게 드러나요. 첫 범위는 다른데도 피어링이 `failed`예요. 쓰든 안 쓰든 겹치는 "
                "범위가 하나라도 있으면 안 돼요.",
            },
        ),
        Option(
            "stolen",
            {
                "en": "Office and kitchen overlap, and a longer prefix leads to the kitchen",
                "ko": "사무실과 주방이 겹치고, 더 긴 접두사가 주방으로 가요",
            },
            {
                "en": "The sign of this cause: both peerings are `active`, and the packet for the ledger crosses the "
                "kitchen's. There nobody has this address.",
                "ko": "이 원인은 이렇게 드러나요. 두 피어링 모두 `active`인데, 장부로 보낸 패킷이 주방 쪽 다리를 "
                "건너요. 거기에는 그 주소가 없어요.",
            },
        ),
        Option(
            "not-accepted",
            {"en": "Nobody accepted the peering", "ko": "아무도 피어링을 수락하지 않았어요"},
            {
                "en": "Then its status would be `pending-acceptance`. Read it again.",
                "ko": "그렇다면 상태가 `pending-acceptance`였을 거예요. 다시 읽어 보세요.",
            },
        ),
        Option(
            "door",
            {
                "en": "The group of `ledger` does not let `counter` in",
                "ko": "`ledger`의 그룹이 `counter`를 들이지 않아요",
            },
            {
                "en": "The packet does not get that far: it ends before it comes to that door. The rule is right.",
                "ko": "패킷은 그 문까지 가지도 못하고 그 전에 끝나요. 규칙은 맞아요.",
            },
        ),
    ),
)
