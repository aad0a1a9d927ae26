"""The checks of "One prefix", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check
from lessons.iam.asking import NO_USER
from lessons.iam.missions.one_prefix import looks

CHECKS = (
    Check(
        id="lists",
        title={
            "en": "`{user}` may list `{bucket}` with the prefix `{prefix}`, and nothing else of it",
            "ko": "`{user}` 사용자가 `{bucket}` 버킷을 접두사 `{prefix}` 안에서만 나열할 수 있기",
        },
        look=looks.lists,
        reasons=NO_USER
        | {
            "cannot-list": {
                "en": "Asked with `s3:prefix` = `{prefix}`, `s3:ListBucket` on the bucket is denied.",
                "ko": "`s3:prefix` 키에 `{prefix}` 값을 넣어 물으니 버킷에 대한 `s3:ListBucket` 작업이 거부돼요.",
            },
            "list-objects": {
                "en": "`s3:ListBucket` is allowed on objects, where it means nothing. Listing is asked of the bucket.",
                "ko": "`s3:ListBucket`을 객체에 허용했는데, 거기서는 뜻이 없어요. 나열은 버킷에 묻는 일이에요.",
            },
            "lists-all": {
                "en": "Without a prefix the whole bucket can be listed.",
                "ko": "접두사 없이 버킷 전체를 나열할 수 있어요.",
            },
            "lists-other": {
                "en": "The prefix `{other}` can be listed as well.",
                "ko": "다른 접두사 `{other}`까지 나열할 수 있어요.",
            },
            "lists-bucket": {
                "en": "The bucket `{other}` can be listed as well.",
                "ko": "다른 버킷 `{other}`까지 나열할 수 있어요.",
            },
        },
    ),
    Check(
        id="reads",
        title={
            "en": "`{user}` may read the objects under `{prefix}` in `{bucket}`, and no others",
            "ko": "`{user}` 사용자가 `{bucket}` 버킷의 `{prefix}` 아래 객체만 읽을 수 있기",
        },
        look=looks.reads,
        reasons=NO_USER
        | {
            "cannot-get": {
                "en": "`s3:GetObject` is denied on `{resource}`.",
                "ko": "`{resource}`에 대한 `s3:GetObject` 작업이 거부돼요.",
            },
            "get-condition": {
                "en": "`s3:GetObject` on `{resource}` waits for `s3:prefix`, but reading an object brings no such key.",
                "ko": "`{resource}`에 대한 `s3:GetObject`가 `s3:prefix`를 기다려요. 객체를 읽는 요청에는 그 키가 "
                "없어요.",
            },
            "gets-other": {
                "en": "`s3:GetObject` is allowed on `{resource}` as well.",
                "ko": "`{resource}`에 대한 `s3:GetObject`까지 허용돼요.",
            },
        },
    ),
    Check(
        id="only-reads",
        title={
            "en": "`{user}` may change nothing and use nothing else",
            "ko": "`{user}` 사용자가 아무것도 바꾸지 못하고 다른 것도 쓰지 못하기",
        },
        look=looks.only_reads,
        reasons={
            "read-first": {
                "en": "First listing and reading have to be right.",
                "ko": "먼저 나열과 읽기가 바르게 되어야 해요.",
            },
            "changes": {
                "en": "`{action}` on `{resource}` is allowed, and should not be.",
                "ko": "`{resource}`에 대한 `{action}` 작업은 허용되면 안 되는데 허용돼요.",
            },
        },
    ),
)
