"""Naming the cause of "Missing permission": the right option is the variant's fault."""

from lessons.courseware.course import Diagnosis, Option

DIAGNOSIS = Diagnosis(
    question={
        "en": "Call once and read the error to its end: which action, on which resource, and why? Then compare it with "
        "both policies of `counter-role`. What is wrong?",
        "ko": "한 번 호출해서 오류를 끝까지 읽어 보세요. 어떤 작업이, 어느 리소스에서, 왜 거부됐나요? 그다음 "
        "`counter-role`의 정책 두 개와 견주어 보세요. 무엇이 잘못됐을까요?",
    },
    options=(
        Option(
            "no-invoke",
            {
                "en": "No policy of the role says anything of calling functions",
                "ko": "함수를 부르는 일을 허용하는 문장이 역할에 없어요",
            },
            {
                "en": "The sign of this cause: `lambda:InvokeFunction` is refused “because no identity-based policy "
                "allows” it, and no Allow of the role names that action.",
                "ko": "이 원인은 이렇게 드러나요. `lambda:InvokeFunction`이 거부되면서 “because no identity-based "
                "policy allows”라고 하고, 역할의 어느 Allow에도 그 작업이 없어요.",
            },
        ),
        Option(
            "other-function",
            {
                "en": "The role may call a function, but one of another name",
                "ko": "함수를 부를 수는 있는데, 허용된 함수의 이름이 달라요",
            },
            {
                "en": "The sign of this cause: the action stands in an Allow, and the ARN beside it ends otherwise "
                "than the one in the error. Compare them letter by letter.",
                "ko": "이 원인은 이렇게 드러나요. 작업은 Allow에 있는데, 곁에 적힌 ARN의 끝이 오류에 나온 것과 달라요. "
                "한 글자씩 견주어 보세요.",
            },
        ),
        Option(
            "other-namespace",
            {
                "en": "The role may write metrics, but into another namespace",
                "ko": "지표를 쓸 수는 있는데, 허용된 네임스페이스가 달라요",
            },
            {
                "en": "The sign of this cause: `cloudwatch:PutMetricData` is refused although it is allowed, and the "
                "condition holds another namespace than the code.",
                "ko": "이 원인은 이렇게 드러나요. `cloudwatch:PutMetricData`를 허용했는데도 거부되고, 조건의 "
                "네임스페이스가 코드의 것과 달라요.",
            },
        ),
        Option(
            "denied",
            {
                "en": "A Deny forbids more than it was meant to",
                "ko": "Deny가 막으려던 것보다 많은 것을 막아요",
            },
            {
                "en": "The sign of this cause: the error says “with an explicit deny”. A Deny wins over every Allow, "
                "so allowing more does not help.",
                "ko": "이 원인은 이렇게 드러나요. 오류에 “with an explicit deny”가 있어요. Deny는 어떤 Allow도 이기니, "
                "더 허용해도 소용없어요.",
            },
        ),
        Option(
            "trust",
            {
                "en": "Lambda may not assume the role",
                "ko": "Lambda가 역할을 맡을 수 없어요",
            },
            {
                "en": "Then the code would not run at all. Here it runs, and the error names "
                "`assumed-role/counter-role`: the role has been assumed.",
                "ko": "그렇다면 코드가 실행되지도 않았을 거예요. 여기서는 실행되고, 오류에 "
                "`assumed-role/counter-role`이 나와요. 역할은 이미 맡았어요.",
            },
        ),
        Option(
            "caller",
            {
                "en": "Whoever calls `counter-fn` lacks a permission",
                "ko": "`counter-fn`을 부르는 쪽에 권한이 없어요",
            },
            {
                "en": "Then the call would be refused before the function runs. What the code may do does not depend "
                "on who called it, only on its role.",
                "ko": "그렇다면 함수가 실행되기 전에 호출이 거부됐을 거예요. 코드가 무엇을 할 수 있는지는 부른 사람이 "
                "아니라 함수의 역할이 정해요.",
            },
        ),
    ),
)
