"""The quiz of "File systems"."""

from lessons.courseware.quiz import Act, Choice, Matching, NearMiss, Numeric, Option, Pair, Quiz, TrueFalse
from serverless_lab.engine.numbers import LAMBDA_TMP_MB

QUIZ = Quiz(
    version=1,
    questions=(
        Matching(
            id="how-long",
            prompt={
                "en": "How long does a file last that a call has written?",
                "ko": "호출이 쓴 파일은 얼마나 남을까요?",
            },
            pairs=(
                Pair(
                    id="tmp",
                    left={"en": "In `/tmp`", "ko": "`/tmp`에"},
                    right={"en": "As long as this environment", "ko": "이 실행 환경이 있는 동안"},
                    rationale={
                        "en": "Minutes or hours; nobody says how long.",
                        "ko": "몇 분일 수도, 몇 시간일 수도 있어요. 얼마나일지 아무도 약속하지 않아요.",
                    },
                ),
                Pair(
                    id="efs",
                    left={"en": "On EFS", "ko": "EFS에"},
                    right={"en": "Until somebody deletes it", "ko": "누가 지울 때까지"},
                    rationale={
                        "en": "It lies outside of every environment.",
                        "ko": "어느 환경에도 속하지 않고 바깥에 있어요.",
                    },
                ),
                Pair(
                    id="package",
                    left={"en": "In the package's folder, `/var/task`", "ko": "패키지의 폴더 `/var/task`에"},
                    right={"en": "It cannot be written at all", "ko": "아예 쓸 수 없어요"},
                    rationale={
                        "en": "The package is mounted for reading only.",
                        "ko": "패키지는 읽기 전용으로 연결돼요.",
                    },
                ),
            ),
            extra=({"en": "Until the call has ended", "ko": "호출이 끝날 때까지"},),
        ),
        Choice(
            id="network-first",
            prompt={
                "en": "A function is to mount an EFS file system. What must it have first?",
                "ko": "함수에 EFS 파일 시스템을 마운트하려고 해요. 먼저 무엇이 있어야 할까요?",
            },
            options=(
                Option(
                    id="vpc",
                    right=True,
                    text={
                        "en": "Subnets of a VPC from which it reaches a mount target, port 2049",
                        "ko": "마운트 대상의 2049번 포트에 닿을 수 있는 VPC의 서브넷",
                    },
                    rationale={
                        "en": "NFS is a protocol of the network: the function joins the VPC like any other machine.",
                        "ko": "NFS는 네트워크 프로토콜이에요. 함수도 다른 컴퓨터처럼 VPC에 들어가야 해요.",
                    },
                ),
                Option(
                    id="internet",
                    text={"en": "A way to the internet", "ko": "인터넷으로 나가는 길"},
                    rationale={
                        "en": "A mount target has a private address inside the VPC.",
                        "ko": "마운트 대상은 VPC 안의 프라이빗 주소에 있어요.",
                    },
                ),
                Option(
                    id="layer",
                    text={"en": "A layer with an NFS client", "ko": "NFS 클라이언트가 든 계층"},
                    rationale={
                        "en": "Lambda mounts it before your code begins.",
                        "ko": "코드가 시작되기 전에 Lambda가 마운트해 줘요.",
                    },
                ),
            ),
        ),
        TrueFalse(
            id="counter-in-tmp",
            prompt={
                "en": "A file in `/tmp` can count all calls of a function.",
                "ko": "`/tmp`의 파일로 함수의 모든 호출 수를 셀 수 있어요.",
            },
            truth=False,
            when_true={
                "en": "It counts those of one environment, and is gone with it.",
                "ko": "환경 하나의 호출만 세고, 환경과 함께 사라져요.",
            },
            when_false={
                "en": "Each environment has a `/tmp` of its own. What counts for all belongs outside.",
                "ko": "환경마다 자기 `/tmp`가 있어요. 모두를 세려면 바깥에 두어야 해요.",
            },
        ),
        Numeric(
            id="largest-tmp",
            prompt={
                "en": "Up to how many megabytes can `/tmp` have?",
                "ko": "`/tmp`는 몇 메가바이트까지 늘릴 수 있나요?",
            },
            answer=float(LAMBDA_TMP_MB[1]),
            unit="MB",
            rationale={
                "en": "From {{ LAMBDA_TMP_MB.0 }} MB, which cost nothing, to {{ LAMBDA_TMP_MB.1 }} MB.",
                "ko": "요금이 없는 {{ LAMBDA_TMP_MB.0 }} MB에서 {{ LAMBDA_TMP_MB.1 }} MB까지예요.",
            },
            near=(
                NearMiss(
                    value=float(LAMBDA_TMP_MB[0]),
                    rationale={
                        "en": "That is what a function has unless you ask for more; until 2022 it was the most.",
                        "ko": "따로 정하지 않았을 때의 크기예요. 2022년까지는 이것이 최대였어요.",
                    },
                ),
                NearMiss(
                    value=250.0,
                    rationale={
                        "en": "That is the package, unpacked.",
                        "ko": "그것은 압축을 푼 패키지의 한도예요.",
                    },
                ),
            ),
        ),
        Act(
            id="lose-it",
            prompt={
                "en": "Let `note-fn` leave a note, and lose it with its environment.",
                "ko": "`note-fn`으로 메모를 남기고, 환경과 함께 잃어버려 보세요.",
            },
            check="functions/file-system/gone-cold",
            rationale={
                "en": "The environment was taken away, and its `/tmp` with it.",
                "ko": "환경이 회수되면서 `/tmp`도 함께 사라졌어요.",
            },
        ),
    ),
)
