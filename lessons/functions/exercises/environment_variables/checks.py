"""The checks of "Environment variables", with a sentence for every way each can be unmet."""

from lessons.courseware.course import Check, Play, Text
from lessons.functions.exercises.environment_variables import looks
from lessons.functions.playing import configure, deploy, invoke
from lessons.functions.price_fn import BENCH, FUNCTION, MENDED, ORDER, QUIET, TOKEN

Reasons = dict[str, Text]

_UNSERVED: Reasons = {
    "no-function": {
        "en": "There is no function called `price-fn` in your account. Deploy the code in the editor.",
        "ko": "계정에 `price-fn` 함수가 없어요. 편집기의 코드를 배포해 보세요.",
    },
    "no-run": {
        "en": "`price-fn` has not finished a call yet.",
        "ko": "`price-fn` 함수가 아직 호출을 하나도 마치지 않았어요.",
    },
    "failed": {
        "en": "The last call failed: `{error}`. Its log says where.",
        "ko": "마지막 호출이 실패했어요: `{error}`. 어디서 실패했는지는 로그에 있어요.",
    },
}
_NOT_CALLED: Reasons = {
    "not-called": {
        "en": "You changed the function but have not called it since.",
        "ko": "함수를 바꾼 뒤로 아직 호출하지 않았어요.",
    },
}
_NO_VARIABLE: Reasons = {
    "no-variable": {
        "en": "Under Configuration there is no variable `DISCOUNT_PERCENT` with a value yet.",
        "ko": "설정에 아직 값이 있는 `DISCOUNT_PERCENT` 변수가 없어요.",
    },
}
_NO_FALSE: Reasons = {
    "no-false": {
        "en": "No call has met `CLOSED_TODAY` with the value `false` yet.",
        "ko": "`CLOSED_TODAY` 값이 `false`일 때 한 호출이 아직 없어요.",
    },
    "no-answer": {
        "en": "The last answer does not say both `open` (true or false) and `closed_today`.",
        "ko": "마지막 답에 `open` 값(true나 false)과 `closed_today` 값이 함께 들어 있지 않아요.",
    },
}


def _settings(**variables: str) -> Play:
    """The whole table of variables, as the form saves it."""
    return configure(FUNCTION, Environment={"Variables": variables})


_order = invoke(FUNCTION, ORDER)

CHECKS = (
    Check(
        id="default",
        title={
            "en": "Deploy `price-fn` and call: without a variable the discount is 0",
            "ko": "`price-fn` 배포하고 호출하기: 변수가 없으면 할인은 0",
        },
        look=looks.default,
        reasons=_UNSERVED
        | {
            "other-answer": {
                "en": "No answer has said `discount_percent` 0 yet. Take the variable away and call.",
                "ko": "`discount_percent` 값이 0인 답이 아직 없어요. 변수를 지우고 호출해 보세요.",
            }
        },
        play=(deploy(FUNCTION, BENCH.source["en"]), _order),
    ),
    Check(
        id="sunday",
        title={
            "en": "Set `DISCOUNT_PERCENT`, deploy nothing, call: the answer changes",
            "ko": "`DISCOUNT_PERCENT` 설정하고 배포 없이 호출하기: 답이 달라져요",
        },
        look=looks.sunday,
        reasons=_UNSERVED
        | _NO_VARIABLE
        | _NOT_CALLED
        | {
            "many-changes": {
                "en": "The answer changed, but the function was changed {changes} times in between, so nothing shows "
                "that the variable did it. Change only its value once more, then call.",
                "ko": "답은 달라졌지만 그사이 함수를 {changes}번 바꿔서 변수 덕분인지 알 수 없어요. "
                "값만 한 번 더 바꾸고 호출해 보세요.",
            },
            "same": {
                "en": "The variable is set, but the answer still says `discount_percent` {discount}.",
                "ko": "변수는 있지만 답의 `discount_percent` 값은 그대로예요: {discount}.",
            },
        },
        play=(_settings(DISCOUNT_PERCENT="10"), _order),
    ),
    Check(
        id="wrong-value",
        title={
            "en": "Set `DISCOUNT_PERCENT` to `ten`, call, and read where it fails",
            "ko": "`DISCOUNT_PERCENT` 값을 `ten`으로 바꾸고 호출해서 어디서 실패하는지 보기",
        },
        look=looks.wrong_value,
        reasons=_UNSERVED
        | _NO_VARIABLE
        | _NOT_CALLED
        | {
            "readable": {
                "en": "The value is `{value}`, and the function could read it. Give it one that is no number.",
                "ko": "지금 값은 `{value}`인데 함수가 읽을 수 있었어요. 숫자가 아닌 값을 넣어 보세요.",
            },
        },
        play=(_settings(DISCOUNT_PERCENT="ten"), _order),
    ),
    Check(
        id="false-is-text",
        title={
            "en": "Give the discount a number again, set `CLOSED_TODAY` to `false`, and call",
            "ko": "할인을 다시 숫자로 바꾸고 `CLOSED_TODAY` 값을 `false`로 두고 호출하기",
        },
        look=looks.false_is_text,
        reasons=_UNSERVED | _NOT_CALLED | _NO_FALSE,
        play=(_settings(DISCOUNT_PERCENT="10", CLOSED_TODAY="false"), _order),
    ),
    Check(
        id="read-as-text",
        title={
            "en": "Mend the code: with `false` the shop is open, with `true` it is closed",
            "ko": "코드 고치기: `false`이면 문을 열고, `true`이면 닫아요",
        },
        look=looks.read_as_text,
        reasons=_UNSERVED
        | _NOT_CALLED
        | _NO_FALSE
        | {
            "still-closed": {
                "en": "With `false` the answer still says `open` false. Compare the text, deploy and call.",
                "ko": "`false`인데 답의 `open` 값이 아직 false예요. 글자를 비교하도록 고치고 배포해서 호출해 보세요.",
            },
            "one-sided": {
                "en": "With `false` the shop is open now. Set `true` and call, to see that it still can be closed.",
                "ko": "이제 `false`이면 문을 열어요. `true`로 바꾸고 호출해서 닫을 수도 있는지 보세요.",
            },
            "always-open": {
                "en": "With `true` the answer says `open` true as well: the shop could never be closed.",
                "ko": "`true`일 때도 답의 `open` 값이 true예요. 이러면 가게 문을 닫을 수 없어요.",
            },
        },
        play=(
            deploy(FUNCTION, MENDED),
            _order,
            _settings(DISCOUNT_PERCENT="10", CLOSED_TODAY="true"),
            _order,
        ),
    ),
    Check(
        id="secret",
        title={
            "en": "Give the function a `KITCHEN_TOKEN` that stays out of its log",
            "ko": "로그에 남지 않게 `KITCHEN_TOKEN` 넣어 주기",
        },
        look=looks.secret,
        reasons={key: _UNSERVED[key] for key in ("no-function", "failed")}
        | _NOT_CALLED
        | {
            "no-token": {
                "en": "The function has no variable `KITCHEN_TOKEN` with a value yet.",
                "ko": "함수에 아직 값이 있는 `KITCHEN_TOKEN` 변수가 없어요.",
            },
            "in-log": {
                "en": "The token stands in the log, where everybody who may read logs finds it. "
                "Print only what is no secret, deploy and call.",
                "ko": "토큰이 로그에 찍혔어요. 로그를 볼 수 있는 사람은 누구나 읽을 수 있죠. "
                "비밀이 아닌 것만 출력하도록 고치고 배포해서 호출해 보세요.",
            },
        },
        play=(_settings(DISCOUNT_PERCENT="10", **{TOKEN: "steam-4711-bun"}), deploy(FUNCTION, QUIET), _order),
    ),
)
