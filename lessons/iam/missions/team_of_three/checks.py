"""The checks of "A team of three", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.iam.asking import NO_USER
from lessons.iam.missions.team_of_three import looks

_JOB: dict[str, Text] = NO_USER | {
    "cannot": {
        "en": "`{action}` on `{resource}` is not allowed.",
        "ko": "`{resource}`에 대한 `{action}` 작업이 아직 허용되지 않았어요.",
    },
    "too-much": {
        "en": "`{action}` on `{resource}` is allowed, and should not be.",
        "ko": "`{resource}`에 대한 `{action}` 작업은 허용되면 안 되는데 허용돼요.",
    },
}
_FIRST: dict[str, Text] = {
    "work-first": {
        "en": "First all three have to be able to do their jobs, and nothing else.",
        "ko": "먼저 세 사람이 모두 자기 일을, 그리고 자기 일만 할 수 있어야 해요.",
    }
}


def _job(job: str, title: Text) -> Check:
    return Check(id=job, title=title, look=looks.does(job), reasons=_JOB)


CHECKS = (
    _job(
        "kitchen",
        {
            "en": "Kitchen: `{kitchen}` may call the function `order-fn`, and nothing more",
            "ko": "주방: `{kitchen}` 사용자가 `order-fn` 함수를 호출할 수 있고 그 밖에는 못 하기",
        },
    ),
    _job(
        "courier",
        {
            "en": "Courier: `{courier}` may receive messages of the queue `delivery-queue`, and nothing more",
            "ko": "배달: `{courier}` 사용자가 `delivery-queue` 큐의 메시지를 받을 수 있고 그 밖에는 못 하기",
        },
    ),
    _job(
        "accountant",
        {
            "en": "Accountant: `{accountant}` may read the objects of the bucket `dumpling-receipts`, and nothing more",
            "ko": "장부: `{accountant}` 사용자가 `dumpling-receipts` 버킷의 객체를 읽을 수 있고 그 밖에는 못 하기",
        },
    ),
    Check(
        id="by-groups",
        title={
            "en": "All of it comes through groups",
            "ko": "모든 권한이 그룹에서 오기",
        },
        look=looks.by_groups,
        reasons=_FIRST
        | {
            "by-hand": {
                "en": "`{user}` could still do the job outside every group: the right hangs on the user.",
                "ko": "`{user}` 사용자는 그룹에서 나가도 일을 할 수 있어요. 권한이 사용자에게 직접 붙어 있어요.",
            }
        },
    ),
    Check(
        id="one-move",
        title={
            "en": "Whoever changes jobs leaves one group and joins one, and is then as the other (tried on a copy)",
            "ko": "일을 바꾸는 사람은 그룹 하나에서 나와 하나에 들어가면 끝나기(사본에서 시험해요)",
        },
        look=looks.one_move,
        reasons=_FIRST
        | {
            "many-moves": {
                "en": "From `{user}` to the job of `{other}`: groups to leave {leaves}, to join {joins}. One each "
                "would do.",
                "ko": "`{user}` → `{other}`의 일로 옮길 때 나올 그룹 {leaves}개, 들어갈 그룹 {joins}개. 하나씩이면 "
                "돼요.",
            },
            "cannot-after": {
                "en": "After the move `{user}` still cannot do the job of `{other}`: something on the user stands "
                "against it.",
                "ko": "옮긴 뒤에도 `{user}` 사용자가 `{other}`의 일을 못 해요. 사용자에게 붙은 무언가가 막아요.",
            },
            "more-after": {
                "en": "After the move to the job of `{other}`, `{user}` may do more than it: a right goes along.",
                "ko": "`{other}`의 일로 옮긴 뒤 `{user}` 사용자가 더 많은 일을 할 수 있어요. 따라간 권한이 있어요.",
            },
        },
    ),
)
