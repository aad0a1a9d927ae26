"""Naming the cause in "No answer": what each option gets to hear."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Send a packet from `counter` to `ledger` on port 5432 under *Packet*, and read the way back. Where "
        "does it end, and why?",
        "ko": "*패킷* 탭에서 `counter`에서 `ledger`의 5432번 포트로 보내고, 돌아오는 길을 읽어 보세요. 어디에서, 왜 "
        "끝나나요?",
    },
    options=(
        Option(
            "none",
            {"en": "The office has no route to the shop at all", "ko": "사무실에 가게로 가는 라우트가 아예 없어요"},
            {
                "en": "The sign of this cause: the answer takes the route for `0.0.0.0/0` for want of a better one, "
                "and no route table of the office speaks of the shop.",
                "ko": "이 원인은 이렇게 드러나요. 더 맞는 라우트가 없어서 대답이 `0.0.0.0/0` 라우트를 타고, 사무실의 "
                "어느 라우팅 테이블에도 가게 이야기가 없어요.",
            },
        ),
        Option(
            "narrow",
            {
                "en": "The route back covers a part of the shop that `counter` is not in",
                "ko": "돌아오는 라우트에 가게의 일부만 있고 `counter`는 거기 없어요",
            },
            {
                "en": "The sign of this cause: in the table of the ledger's subnet a route leads to the peering, for a "
                "range in which the address of `counter` does not lie.",
                "ko": "이 원인은 이렇게 드러나요. 장부의 서브넷이 쓰는 테이블에 피어링으로 가는 라우트가 있는데, 그 "
                "범위에 `counter`의 주소가 없어요.",
            },
        ),
        Option(
            "longer",
            {
                "en": "Beside the route back, a longer prefix sends the answers elsewhere",
                "ko": "돌아오는 라우트가 있는데, 더 긴 접두사가 대답을 다른 데로 보내요",
            },
            {
                "en": "The sign of this cause: in the table of the ledger's subnet two routes fit the address of "
                "`counter`, and the longer one does not lead to the peering.",
                "ko": "이 원인은 이렇게 드러나요. 장부의 서브넷이 쓰는 테이블에 `counter`의 주소와 맞는 라우트가 둘 "
                "있고, 더 긴 쪽이 피어링으로 가지 않아요.",
            },
        ),
        Option(
            "unused-table",
            {
                "en": "The route back stands in a table that the ledger's subnet does not use",
                "ko": "돌아오는 라우트가 장부의 서브넷이 쓰지 않는 테이블에 있어요",
            },
            {
                "en": "The sign of this cause: the right route is there, and the answer ends at a table with another "
                "name. Which table does the subnet use?",
                "ko": "이 원인은 이렇게 드러나요. 맞는 라우트가 있기는 한데, 대답은 이름이 다른 테이블을 지나요. "
                "서브넷이 쓰는 테이블은 어느 것인가요?",
            },
        ),
        Option(
            "black-hole",
            {
                "en": "The route back leads to a peering that was deleted",
                "ko": "돌아오는 라우트가 삭제된 피어링으로 이어져요",
            },
            {
                "en": "The sign of this cause: the answer finds a route for the shop, and AWS calls it a `blackhole`.",
                "ko": "이 원인은 이렇게 드러나요. 대답이 가게로 가는 라우트를 찾았는데 상태가 `blackhole`이에요.",
            },
        ),
        Option(
            "group",
            {"en": "The group of `ledger` lets no answers out", "ko": "`ledger`의 그룹이 대답을 내보내지 않아요"},
            {
                "en": "A security group remembers who asked: answers need no rule. The trace says so at this hop.",
                "ko": "보안 그룹은 누가 물었는지 기억해서 대답에는 규칙이 필요 없어요. *패킷* 탭의 그 자리에 그렇게 "
                "적혀 있어요.",
            },
        ),
        Option(
            "pending",
            {"en": "The peering was never accepted", "ko": "피어링이 수락되지 않았어요"},
            {
                "en": "Then the packet would not get to the ledger either. It does: the bridge stands.",
                "ko": "그렇다면 패킷이 장부에 닿지도 못했을 거예요. 닿기는 하니 다리는 멀쩡해요.",
            },
        ),
    ),
)
