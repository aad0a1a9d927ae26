"""The checks of "Tags", with a sentence for every way each can be unmet."""

import json
from typing import Any

from lessons.courseware.course import Check, Play
from lessons.courseware.play import Player
from lessons.functions.exercises.tags import looks
from lessons.functions.exercises.tags.scene import FUNCTIONS, TEAMS, USER
from lessons.functions.playing import invoke, tag

_NO_FUNCTION = {
    "no-function": {
        "en": "There is no function called `{function}` in this account. Set the scene above.",
        "ko": "이 계정에는 `{function}` 함수가 없어요. 위에서 장면을 준비하세요.",
    }
}


def grant(**more: Any) -> Play:
    """A policy for the cook: to call functions, on such conditions or resources."""
    asked = {"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"} | more
    statement = {name: value for name, value in asked.items() if value is not None}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})

    def play(player: Player) -> None:
        player.call("iam", "PutUserPolicy", {"UserName": USER, "PolicyName": "call", "PolicyDocument": document})

    return play


KITCHEN_ONLY = {"StringEquals": {"aws:ResourceTag/team": "kitchen"}}

CHECKS = (
    Check(
        id="all-tagged",
        title={
            "en": "Each of the three has the tag `team`: `kitchen` or `front`",
            "ko": "세 함수 모두 `team` 태그: `kitchen` 또는 `front`",
        },
        look=looks.all_tagged,
        reasons=_NO_FUNCTION
        | {
            "no-tag": {"en": "`{function}` has no tag `team`.", "ko": "`{function}` 함수에 `team` 태그가 없어요."},
            "spelt": {
                "en": "`{function}` has a tag `{key}`. Keys keep their case: that is another key than `team`.",
                "ko": "`{function}` 함수의 태그: `{key}`. 키는 대소문자를 구별해서, `team`과는 다른 키예요.",
            },
            "other-team": {
                "en": "`{function}` says `{given}`. It belongs to another team.",
                "ko": "`{function}` 함수의 값: `{given}`. 다른 팀의 함수예요.",
            },
        },
        play=tuple(tag(name, team=team) for name, team in TEAMS.items()),
    ),
    Check(
        id="all-called",
        title={"en": "Each has been called, so that it has cost something", "ko": "세 함수를 모두 호출해 요금 만들기"},
        look=looks.all_called,
        reasons=_NO_FUNCTION
        | {
            "not-called": {
                "en": "`{function}` has not been called yet.",
                "ko": "`{function}` 함수는 아직 호출되지 않았어요.",
            }
        },
        play=tuple(invoke(name) for name in FUNCTIONS),
    ),
    Check(
        id="by-tag",
        title={
            "en": "`head-cook` may call what bears the kitchen's tag, and nothing else",
            "ko": "`head-cook` 사용자는 주방 태그가 붙은 것만 부를 수 있음",
        },
        look=looks.by_tag,
        reasons=_NO_FUNCTION
        | {
            "no-user": {
                "en": "There is no user called `{user}`. Set the scene above.",
                "ko": "`{user}` 사용자가 없어요. 위에서 장면을 준비하세요.",
            },
            "too-little": {
                "en": "`head-cook` may not call `{function}`.",
                "ko": "`head-cook` 사용자가 `{function}` 함수를 부를 수 없어요.",
            },
            "too-much": {
                "en": "`head-cook` may call `{function}` too, which is none of the kitchen's.",
                "ko": "`head-cook` 사용자가 `{function}` 함수도 부를 수 있어요. 주방 것이 아닌데요.",
            },
            "by-name": {
                "en": "It works for these, by their names. A function that is tagged `kitchen` tomorrow would be "
                "denied.",
                "ko": "지금 있는 함수에는 이름으로 통해요. 내일 `kitchen` 태그를 단 함수가 생기면 거부돼요.",
            },
            "any-new": {
                "en": "A function that is tagged `front` tomorrow could be called as well.",
                "ko": "내일 `front` 태그를 단 함수가 생기면 그것도 부를 수 있어요.",
            },
        },
        play=(grant(Condition=KITCHEN_ONLY),),
    ),
)
