"""The break-fix mission "Missing permission": what a function may do is what its role may do."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.missing_permission.checks import CHECKS
from lessons.functions.missions.missing_permission.counter_fn import BENCH, COUNTER, KITCHEN, ORDER
from lessons.functions.missions.missing_permission.diagnosis import DIAGNOSIS
from lessons.functions.missions.missing_permission.looks import way
from lessons.functions.missions.missing_permission.scene import (
    GUARD,
    OWNER,
    ROLE,
    WORK,
    allow,
    draw,
    mend,
    open_the_shop,
    role_arn,
    write,
)
from lessons.functions.playing import deploy, invoke

_EARLY = """\
def lambda_handler(event, context):
    return {"order": event["order"], "ticket": "soon"}
"""
_order = invoke(COUNTER, ORDER)


def _owners_role(player: Player) -> None:
    params = {"FunctionName": COUNTER, "Role": role_arn(player, OWNER)}
    player.call("lambda", "UpdateFunctionConfiguration", params)


def _without_the_guard(player: Player) -> None:
    player.call("iam", "DeleteRolePolicy", {"RoleName": ROLE, "PolicyName": GUARD})


def _open_to_all(player: Player) -> None:
    params = {"StatementId": "all", "Action": "lambda:InvokeFunction", "Principal": "*"}
    player.call("lambda", "AddPermission", {"FunctionName": KITCHEN} | params)


_HINTS = (
    Hint(
        {
            "en": "The last line of the error has it all: who (`assumed-role/counter-role/counter-fn`), which action, "
            "on which resource, and why. The tab Explain shows the same call with every policy that had a say.",
            "ko": "오류의 마지막 줄에 다 있어요. 누가(`assumed-role/counter-role/counter-fn`), 어떤 작업을, 어느 "
            "리소스에 하려다가, 왜 거부됐는지요. 설명 탭에는 같은 호출을 판단한 정책이 모두 나와요.",
        }
    ),
    Hint(
        {
            "en": "Read both policies in the terminal: `aws iam get-role-policy --role-name counter-role --policy-name "
            "work`, and the same with `no-refunds`. An Allow has to fit in action, resource and condition, and no "
            "Deny may fit.",
            "ko": "터미널에서 정책 두 개를 읽어 보세요. `aws iam get-role-policy --role-name counter-role "
            "--policy-name work` 명령, 그리고 `no-refunds` 정책도요. Allow는 작업, 리소스, 조건이 모두 들어맞아야 "
            "하고, 들어맞는 Deny는 하나도 없어야 해요.",
        }
    ),
    Hint(
        {
            "en": "What to do: {cure}. `aws iam put-role-policy --role-name counter-role --policy-name … "
            "--policy-document '…'` replaces a policy as a whole, so copy what was right.",
            "ko": "할 일: {cure}. `aws iam put-role-policy --role-name counter-role --policy-name … --policy-document "
            "'…'` 명령은 정책을 통째로 바꾸니, 맞는 부분은 그대로 옮겨 쓰세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Call with `order` and read which action on which resource is refused, and why.",
            "ko": "`order` 이벤트로 호출해서 어느 리소스의 어떤 작업이 왜 거부되는지 읽어요.",
        },
        _order,
    ),
    SolutionStep({"en": "Mend the role: {cure}.", "ko": "역할을 고쳐요: {cure}."}, mend),
    SolutionStep(
        {
            "en": "Call with `order` again. The answer holds the kitchen's ticket.",
            "ko": "`order` 이벤트로 다시 호출해요. 답에 주방의 주문표가 있어요.",
        },
        _order,
    ),
)

_MISTAKES = (
    Mistake(
        id="too-wide",
        message={
            "en": "The role may do far more now than its code ever asks for. Whoever gets a line into that code, or "
            "into a library of it, may do the same. Name the actions, and the one function.",
            "ko": "이제 역할이 코드에 필요한 것보다 훨씬 많은 것을 할 수 있어요. 누가 이 코드나 라이브러리에 한 줄만 "
            "끼워 넣어도 똑같이 할 수 있어요. 필요한 작업과 그 함수 하나만 적으세요.",
        },
        seen=way("too-wide"),
        play=(write(WORK, allow("*")), _order),
    ),
    Mistake(
        id="another-role",
        message={
            "en": "`owner-role` may do everything in the account, and now `counter-fn` may too. A function gets a role "
            "of its own with what it needs: give it back `counter-role` and mend that.",
            "ko": "`owner-role`은 계정에서 무엇이든 할 수 있고, 이제 `counter-fn`도 그래요. 함수에는 꼭 필요한 권한만 "
            "담은 역할을 따로 줘요. `counter-role`로 되돌려서 그것을 고치세요.",
        },
        seen=way("another-role"),
        play=(_owners_role, _order),
    ),
    Mistake(
        id="public",
        message={
            "en": "The policy of `kitchen-fn` lets in everybody now, of any account. A permission that a role lacks is "
            "given to that role.",
            "ko": "이제 `kitchen-fn`의 정책이 어느 계정의 누구든 들여보내요. 역할에 모자란 권한은 그 역할에 주세요.",
        },
        seen=way("public"),
        play=(_open_to_all,),
    ),
    Mistake(
        id="no-guard",
        message={
            "en": "`no-refunds` is gone. It was written after a night of refunds that nobody had asked for. If it "
            "forbids too much, narrow it; it has to stay for `refund-fn`.",
            "ko": "`no-refunds` 정책이 없어졌어요. 아무도 청하지 않은 환불이 밤새 나간 뒤에 만든 정책이에요. 너무 많이 "
            "막는다면 좁히되, `refund-fn`은 계속 막아야 해요.",
        },
        seen=way("no-guard"),
        play=(_without_the_guard,),
    ),
    Mistake(
        id="swallowed",
        message={
            "en": "The counter answers without asking the kitchen. The log is clean, and nobody cooks. The code was "
            "right: bring it back and mend the role.",
            "ko": "이제 `counter-fn`이 주방에 묻지도 않고 답해요. 로그는 깨끗하지만 아무도 요리하지 않아요. 코드는 "
            "맞았어요. 되돌리고 역할을 고치세요.",
        },
        seen=way("swallowed"),
        play=(deploy(COUNTER, _EARLY), _order),
    ),
)

MISSION = Mission(
    id="missing-permission",
    version=1,
    title={"en": "Missing permission", "ko": "모자란 권한"},
    minutes=15,
    story={
        "en": "`counter-fn` counts what is sold as a metric of CloudWatch and has `kitchen-fn` write the ticket. Since "
        "somebody tidied up the policies of its role, {refused} orders have failed with an error in the middle of the "
        "code: not authorized. Find out what the role `counter-role` lacks, and let it do just that. It must never get "
        "at `refund-fn`, which gives money back.",
        "ko": "`counter-fn` 함수는 얼마나 팔렸는지를 CloudWatch 지표로 세고, `kitchen-fn`에 주문표를 쓰게 해요. 누가 "
        "역할의 정책을 정리한 뒤로 주문 {refused}건이 코드 한가운데서 not authorized 오류로 실패했어요. `counter-role` "
        "역할에 무엇이 모자란지 찾아서 그것만 할 수 있게 하세요. 돈을 돌려주는 `refund-fn`에는 절대로 닿으면 안 돼요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(open_the_shop,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
