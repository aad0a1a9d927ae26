"""The mission "The mend that AWS refuses": a function has to move to another runtime before it can be mended."""

from lessons.courseware.course import Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.refused_mend import till_fn
from lessons.functions.missions.refused_mend.checks import CHECKS
from lessons.functions.missions.refused_mend.looks import way
from lessons.functions.missions.refused_mend.scene import NEW, draw, open_the_shop
from lessons.functions.missions.refused_mend.till_fn import BENCH, FUNCTION, ORDER
from lessons.functions.playing import configure, deploy, invoke

_move, _order = configure(FUNCTION, Runtime=NEW), invoke(FUNCTION, ORDER)
_SILENT = """\
const PRICES = { dumplings: 4500, soup: 6000 };

export const handler = async (event) => {
  const { item, count } = event;
  console.log({ item, total: PRICES[item] * count });
};
"""


def _rewrite(*, mended: bool) -> Play:
    def play(player: Player) -> None:
        deploy(FUNCTION, till_fn.new(player.facts, mended=mended)[player.language])(player)

    return play


def _beside(player: Player) -> None:
    deploy("till-fn-2", till_fn.new(player.facts)[player.language], Runtime=NEW)(player)


_HINTS = (
    Hint(
        {
            "en": "Change a line, deploy, and read what AWS says. The runtime stands above the editor, and its dates "
            "in lesson 5.4. One change is still taken.",
            "ko": "한 줄을 고쳐 배포하고 AWS가 뭐라고 하는지 읽어 보세요. 런타임은 편집기 위에, 그 날짜는 5.4 단원에 "
            "있어요. 아직 받아 주는 변경이 하나 있어요.",
        }
    ),
    Hint(
        {
            "en": "Another runtime is taken: `aws lambda update-function-configuration --function-name till-fn "
            "--runtime {new}`. Then call. The error says what the handler uses that Node.js 24 does not have any "
            "more.",
            "ko": "런타임을 바꾸는 것은 받아 줘요. `aws lambda update-function-configuration --function-name till-fn "
            "--runtime {new}`. 그다음 호출해 보세요. 핸들러가 쓰는 것 가운데 Node.js 24에 없는 것을 오류가 알려 줘요.",
        }
    ),
    Hint(
        {
            "en": "Let the handler begin with `async (event) =>`, and in place of `{spelt}` write `return …`. Above "
            "the last `return` answer an order with `error` where `!(count >= 1)`. Deploy and call.",
            "ko": "핸들러가 `async (event) =>`로 시작하게 하고, `{spelt}` 대신 `return …`을 쓰세요. 마지막 `return` "
            "위에서 `!(count >= 1)`인 주문에는 `error`를 답하게 하세요. 배포하고 호출하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Let `till-fn` use `{new}`: the one change that AWS still takes.",
            "ko": "`till-fn` 함수가 `{new}` 런타임을 쓰게 해요. AWS가 아직 받아 주는 단 하나의 변경이에요.",
        },
        _move,
    ),
    SolutionStep(
        {
            "en": "Call with `order` and read the error: what the handler does with `{spelt}` is gone.",
            "ko": "`order` 이벤트로 호출해서 오류를 읽어요. 핸들러가 쓰던 `{spelt}` 방식이 없어졌어요.",
        },
        _order,
    ),
    SolutionStep(
        {
            "en": "Make the handler `async` and let it `return` its answers, and turn away counts below 1. Deploy.",
            "ko": "핸들러를 `async`로 바꾸고 답을 `return`하게 하고, 1보다 작은 개수는 물리쳐요. 배포해요.",
        },
        _rewrite(mended=True),
    ),
    SolutionStep(
        {"en": "Call with `order` again.", "ko": "`order` 이벤트로 다시 호출해요."},
        _order,
    ),
)

_MISTAKES = (
    Mistake(
        id="runtime-only",
        message={
            "en": "The runtime is a new one, and the code still speaks as the old one did: now every order fails. Read "
            "the error, and let the handler `return` its answer.",
            "ko": "런타임은 새것인데 코드는 옛 방식 그대로라서 이제 모든 주문이 실패해요. 오류를 읽고, 핸들러가 답을 "
            "`return`하게 하세요.",
        },
        seen=way("runtime-only"),
        play=(_move, _order),
    ),
    Mistake(
        id="says-nothing",
        message={
            "en": "The call succeeds and answers `null`: an `async` handler answers what it returns, and this one "
            "returns nothing.",
            "ko": "호출은 성공하는데 답이 `null`이에요. `async` 핸들러는 `return`한 것을 답하는데, 이 핸들러는 "
            "아무것도 돌려주지 않아요.",
        },
        seen=way("says-nothing"),
        play=(_move, deploy(FUNCTION, _SILENT), _order),
    ),
    Mistake(
        id="hole-stays",
        message={
            "en": "The function has moved, and the hole moved with it: with `strange` the shop still owes the customer "
            "money.",
            "ko": "함수는 옮겼지만 구멍도 함께 옮겨 왔어요. `strange` 이벤트로 부르면 아직도 가게가 손님에게 돈을 줘야 "
            "해요.",
        },
        seen=way("hole-stays"),
        play=(_move, _rewrite(mended=False), _order),
    ),
    Mistake(
        id="another",
        message={
            "en": "A second function has a new runtime, and the till goes on calling `till-fn`. Delete the new one and "
            "move the old.",
            "ko": "새 함수는 새 런타임을 쓰지만, 계산대는 계속 `till-fn`을 불러요. 새것을 지우고 원래 것을 옮기세요.",
        },
        seen=way("another"),
        play=(_beside,),
    ),
)

MISSION = Mission(
    id="refused-mend",
    version=1,
    title={"en": "The mend that AWS refuses", "ko": "받아 주지 않는 수정"},
    minutes=15,
    story={
        "en": "It is {day}, a Saturday. `till-fn` says what an order comes to; dumplings are {dumplings:,} won, soup "
        "is {soup:,}. It was written for `{old}`, and nobody has touched it. Today a customer ordered minus three "
        "soups, and the till paid. The mend is one line: a count below 1 gets `error` in place of `total`. But AWS "
        "does not take the line, for since {ended} it takes no changes to functions of this runtime. Bring the "
        "function to a runtime that is looked after, and mend it.",
        "ko": "오늘은 {day}, 토요일이에요. `till-fn` 함수는 주문의 합계를 답해요. 만두는 {dumplings:,}원, 국은 "
        "{soup:,}원이에요. `{old}` 런타임에 맞춰 쓴 뒤로 아무도 손대지 않았어요. 오늘 한 손님이 국을 마이너스 세 "
        "그릇 주문했고, 계산대가 돈을 내줬어요. 고칠 것은 한 줄이에요. 개수가 1보다 작으면 `total` 대신 `error`를 "
        "답하면 돼요. 그런데 AWS가 그 줄을 받아 주지 않아요. {ended}부터 이 런타임의 함수는 고칠 수 없거든요. "
        "지원되는 런타임으로 함수를 옮기고 구멍을 막으세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(open_the_shop,),
    draw=draw,
)
