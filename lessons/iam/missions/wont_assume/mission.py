"""The break-fix mission "It will not be assumed": a role that refuses one of three who need it."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.iam.bench import BenchStart
from lessons.iam.missions.wont_assume.checks import CHECKS
from lessons.iam.missions.wont_assume.diagnosis import DIAGNOSIS
from lessons.iam.missions.wont_assume.looks import way
from lessons.iam.missions.wont_assume.scene import ROLE, begun, draw, mended, trusting
from lessons.iam.playing import do, fact, policy, sign_in, switch, trust
from lessons.iam.shop import ADMINISTRATOR


def acts(player: Player) -> None:
    """As the user, at the console."""
    sign_in(player.facts["user"], player.facts["password"])(player)
    switch(ROLE)(player)


_EVERYBODY = policy(trust({"AWS": "*"}), trust({"Service": "lambda.amazonaws.com"}))

_HINTS = (
    Hint(
        {
            "en": "Open *Explain* and ask three times for `sts:AssumeRole` on the ARN of `receipt-desk`: as "
            "`lambda.amazonaws.com`, as `{user}`, and as `arn:aws:iam::{firm}:user/audit` with the key "
            "`sts:ExternalId`. Who is denied?",
            "ko": "*권한 확인* 탭에서 `receipt-desk`의 ARN에 `sts:AssumeRole`을 세 번 물어보세요. 한 번은 "
            "`lambda.amazonaws.com` 서비스로, 한 번은 `{user}` 사용자로, 한 번은 `sts:ExternalId` 키를 넣어 "
            "`arn:aws:iam::{firm}:user/audit` 사용자로요. 누가 거부되나요?",
        }
    ),
    Hint(
        {
            "en": "To assume a role takes the role's trust policy. Where that names a whole account, it also takes "
            "an Allow of the caller's own. And a Deny anywhere wins over both.",
            "ko": "역할을 맡으려면 역할의 신뢰 정책이 허락해야 해요. 신뢰 정책에 계정 전체가 적혀 있으면 호출하는 "
            "쪽의 Allow도 있어야 해요. 그리고 Deny는 어디에 있든 이 둘을 이겨요.",
        }
    ),
    Hint({"en": "{repair}", "ko": "{repair}"}),
)

_SOLUTION = (
    SolutionStep({"en": "{repair}", "ko": "{repair}"}, mended),
    SolutionStep(
        {
            "en": "Sign in as `{user}` with the password `{password}`, and switch to `receipt-desk`.",
            "ko": "비밀번호 `{password}` 값을 넣어 `{user}` 사용자로 로그인하고, `receipt-desk` 역할로 전환해요.",
        },
        acts,
    ),
)

_MISTAKES = (
    Mistake(
        id="everybody",
        message={
            "en": "The role trusts `*` now. All three get in, and so does every AWS account in the world. Put the old "
            "trust policy back and mend the one thing that was wrong.",
            "ko": "이제 역할이 `*`를 믿어요. 셋 모두 들어오지만, 세상의 모든 AWS 계정도 들어와요. 예전 신뢰 정책으로 "
            "되돌리고 잘못된 한 가지만 고치세요.",
        },
        seen=way("everybody"),
        play=(do("UpdateAssumeRolePolicy", RoleName=ROLE, PolicyDocument=_EVERYBODY),),
    ),
    Mistake(
        id="no-id",
        message={
            "en": "The firm gets in without an external id now. Put the condition on `sts:ExternalId` back. If its "
            "value was the cause, correct the value; otherwise leave it as it was.",
            "ko": "이제 회사가 외부 ID 없이 들어올 수 있어요. `sts:ExternalId` 조건을 되돌려 놓으세요. 그 값이 "
            "원인이었다면 값만 바로잡고, 아니었다면 그대로 두세요.",
        },
        seen=way("no-id"),
        play=(trusting(without_id=True),),
    ),
    Mistake(
        id="administrator",
        message={
            "en": "`{user}` may do everything in the account now. Take that policy away again: at most one right was "
            "missing, to assume this one role.",
            "ko": "이제 `{user}`도 계정에서 무엇이든 할 수 있어요. 그 정책을 다시 떼세요. 모자란 것이 있었다고 해도 "
            "이 역할 하나를 맡을 권한뿐이에요.",
        },
        seen=way("administrator"),
        play=(do("AttachUserPolicy", UserName=fact("user"), PolicyArn=ADMINISTRATOR),),
    ),
    Mistake(
        id="another",
        message={
            "en": "A second role does not help: the function, the firm and the shop's programs all ask for "
            "`receipt-desk`. Delete the new one and mend the old.",
            "ko": "역할을 하나 더 만들어도 소용없어요. 함수도, 회사도, 가게의 프로그램도 모두 `receipt-desk`를 "
            "찾아요. 새것을 지우고 원래 것을 고치세요.",
        },
        seen=way("another"),
        play=(do("CreateRole", RoleName="receipt-desk-2", AssumeRolePolicyDocument=_EVERYBODY),),
    ),
)

MISSION = Mission(
    id="wont-assume",
    version=2,
    title={"en": "It will not be assumed", "ko": "맡을 수 없는 역할"},
    minutes=10,
    story={
        "en": "Three work with the receipts by way of the role `receipt-desk`: the function `order-fn`, for which "
        "Lambda assumes it; the user `{user}` with the password `{password}`; and the accountant's firm, account "
        "{firm}, with the external id `{external_id}`. Since yesterday one of them is refused. Find out what is "
        "wrong and mend just that. Nobody else may get in, and nobody may get more than before.",
        "ko": "셋이 `receipt-desk` 역할로 영수증을 다뤄요. 하나는 `order-fn` 함수예요. Lambda가 함수 대신 역할을 "
        "맡아요. 또 하나는 비밀번호가 `{password}`인 `{user}` 사용자예요. 마지막은 외부 ID `{external_id}` 값을 "
        "보내는 회계 회사의 계정 {firm}번이에요. 그런데 어제부터 이 가운데 하나가 거부돼요. 무엇이 잘못되었는지 "
        "찾아서 그것만 고치세요. 다른 누구도 들어오면 안 되고, 누구도 전보다 많은 권한을 가지면 안 돼요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BenchStart(opens="roles"),
    start=(begun,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
