"""The checks of "Deletes need a code", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Text
from lessons.iam.missions.mfa_for_deletes import looks

_UNGUARDED: dict[str, Text] = {
    "unguarded": {
        "en": "First of all, deleting without a code has to be refused.",
        "ko": "먼저 코드 없이 지우는 것이 거부되어야 해요.",
    }
}

CHECKS = (
    Check(
        id="without-code",
        title={
            "en": "Without a code, `{user}` deletes no receipt",
            "ko": "코드 없이는 `{user}`도 영수증을 지우지 못하기",
        },
        look=looks.without_code,
        reasons={
            "console": {
                "en": "`{user}`, signed in with a password alone, may still delete `{object}`.",
                "ko": "비밀번호만으로 로그인한 `{user}`도 아직 `{object}` 파일을 지울 수 있어요.",
            },
            "long-term-key": {
                "en": "At the console a code is needed, but a program with a long-term access key of `{user}` may "
                "delete `{object}`. There the key `aws:MultiFactorAuthPresent` is absent.",
                "ko": "콘솔에서는 코드가 필요하지만, `{user}`의 장기 액세스 키를 쓰는 프로그램은 `{object}` 파일을 "
                "지울 수 있어요. 그때는 `aws:MultiFactorAuthPresent` 키가 아예 없어요.",
            },
        },
    ),
    Check(
        id="with-code",
        title={
            "en": "With a code, `{user}` deletes receipts; `{other}` still does not",
            "ko": "코드가 있으면 `{user}` 사용자는 지울 수 있고, `{other}` 사용자는 여전히 못 지우기",
        },
        look=looks.with_code,
        reasons=_UNGUARDED
        | {
            "denied-too": {
                "en": "`{user}` showed a code and is denied all the same.",
                "ko": "`{user}` 사용자는 코드를 보였는데도 거부돼요.",
            },
            "outsider": {
                "en": "`{other}` may delete receipts now, and never could before.",
                "ko": "전에는 못 하던 `{other}`도 이제 영수증을 지울 수 있어요.",
            },
        },
    ),
    Check(
        id="rest",
        title={
            "en": "Reading, storing and listing are as they were, without a code",
            "ko": "읽기, 저장하기, 목록 보기는 코드 없이 그대로",
        },
        look=looks.rest,
        reasons=_UNGUARDED
        | {
            "harder": {
                "en": "`{user}` needed no code for `{action}` before, and is denied now.",
                "ko": "`{user}`에게 `{action}` 작업은 코드가 필요 없었는데, 이제 거부돼요.",
            },
            "more": {
                "en": "With a code `{user}` may do `{action}` now. That was not asked for.",
                "ko": "코드가 있으면 `{user}`에게 `{action}` 작업까지 허용돼요. 부탁받지 않은 일이에요.",
            },
        },
    ),
)
