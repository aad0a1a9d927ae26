"""The mission "Cheapest under 200 ms": find the memory size by measuring."""

from random import Random

from lessons.courseware.course import Facts, Hint, Mission, Mistake, Play, SolutionStep
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.functions.missions.cheapest_under_200_ms import looks, model
from lessons.functions.missions.cheapest_under_200_ms.checks import CHECKS
from lessons.functions.missions.cheapest_under_200_ms.price_fn import BENCH, FUNCTION, VISITOR, source
from lessons.functions.playing import configure, deploy, invoke
from serverless_lab.engine.numbers import LAMBDA_MB_PER_VCPU, LAMBDA_MEMORY_MB

LIMIT_MS = 200
_TIMEOUT_S = 10  # the least memory on a slow computer takes its time
_FOR_CHANCE = 1.05  # a little more memory than was measured to be needed

_visitor = invoke(FUNCTION, VISITOR)
_six_calls = (_visitor,) * (model.JUDGED + 1)


def _draw(chance: Random) -> Facts:
    """The loop is drawn for the middle: there is a best size between the least memory and one vCPU on computers

    from about four times slower than an ordinary one to about four times faster.
    """
    return {
        "limit": LIMIT_MS,
        "start": LAMBDA_MEMORY_MB[0],
        "wait_ms": chance.randrange(50, 75),
        "routes": chance.randrange(170_000, 210_000, 5_000),
    }


def _deliver(routes: float = 1) -> Play:
    """The code as delivered, or with only a share of its routes."""

    def play(player: Player) -> None:
        facts = dict(player.facts) | {"routes": round(player.facts["routes"] * routes)}
        deploy(FUNCTION, source(facts)[player.language], Timeout=_TIMEOUT_S)(player)

    return play


def _calculated_size(player: Player) -> None:
    """The size that the calls so far speak for."""
    probe = Probe(player.cloud, facts=player.facts)
    size = model.best_size(probe, model.work(probe))
    configure(FUNCTION, MemorySize=round(size * _FOR_CHANCE))(player)


def _calls(player: Player) -> None:
    for call in _six_calls:
        call(player)


_HINTS = (
    Hint(
        {
            "en": "Look at `Duration` in the reports of two warm calls with different memory. How much of it shrinks, "
            "and how much stays? The tab Power tuning measures several sizes at once and draws the curve.",
            "ko": "메모리가 다른 두 웜 스타트의 REPORT에서 `Duration`을 보세요. 얼마가 줄고 얼마가 그대로인가요? "
            "알맞은 메모리 찾기 탭은 여러 크기를 한꺼번에 재어 곡선으로 보여 줘요.",
        }
    ),
    Hint(
        {
            "en": "The map service takes {wait_ms} ms with any memory, so {limit} − {wait_ms} ms are left for "
            "the loop. "
            "The loop takes half as long with twice the memory. Waiting costs more with every megabyte: the best size "
            "is the smallest that is fast enough.",
            "ko": "지도 서비스는 메모리와 상관없이 {wait_ms} ms가 걸려요. 그래서 반복문에 남는 시간은 "
            "{limit} − {wait_ms} ms예요. 메모리가 두 배면 반복문은 절반이 걸려요. 기다리는 값은 메모리가 늘수록 "
            "비싸지니까, "
            "충분히 빠른 가장 작은 크기가 답이에요.",
        }
    ),
    Hint(
        {
            "en": "Call six times with {start} MB and take the slowest warm `Duration`. The memory needed is "
            "{start} × (`Duration` − {wait_ms}) ÷ ({limit} − {wait_ms}) MB. Add a tenth, set it and call six "
            "times again. If one is still too slow, add a little.",
            "ko": "{start} MB에서 여섯 번 호출하고 웜 스타트 가운데 가장 긴 `Duration`을 고르세요. 필요한 메모리는 "
            "{start} × (`Duration` − {wait_ms}) ÷ ({limit} − {wait_ms}) MB예요. "
            "10분의 1쯤 더해서 설정하고 다시 여섯 번 호출하세요. 그래도 느린 호출이 있으면 조금 더 늘리면 돼요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Call six times with {start} MB: the first is cold, the other five say how long the handler takes.",
            "ko": "{start} MB에서 여섯 번 호출해요. 첫 번째는 콜드 스타트이고, 나머지 다섯 번으로 핸들러의 "
            "시간을 알 수 있어요.",
        },
        _calls,
    ),
    SolutionStep(
        {
            "en": "Set the memory to {start} × (`Duration` − {wait_ms}) ÷ ({limit} − {wait_ms}), with the slowest warm "
            "`Duration`, and a tenth more because no two calls are alike. If one is still too slow, add a little.",
            "ko": "웜 스타트에서 가장 긴 `Duration`으로 계산해요. 메모리를 {start} × (`Duration` − {wait_ms}) ÷ "
            "({limit} − {wait_ms})보다 10분의 1쯤 크게 정하세요. 호출마다 시간이 다르거든요. "
            "그래도 느린 호출이 있으면 조금 더 늘려요.",
        },
        _calculated_size,
    ),
    SolutionStep(
        {
            "en": "Call six times again. Five warm calls under {limit} ms, and none of the memory is there for "
            "nothing.",
            "ko": "다시 여섯 번 호출해요. 웜 스타트 다섯 번이 모두 {limit} ms 미만이고, 쓸데없이 큰 메모리도 아니에요.",
        },
        _calls,
    ),
)

_MISTAKES = (
    Mistake(
        id="too-little-memory",
        message={
            "en": "The smallest price for a millisecond is of no use when there are too many of them. "
            "The loop lacks CPU: give it more memory.",
            "ko": "1밀리초가 아무리 싸도 너무 오래 걸리면 소용없어요. 반복문에 CPU가 모자라요. 메모리를 늘려 보세요.",
        },
        seen=looks.too_little_memory,
        play=_six_calls,
    ),
    Mistake(
        id="too-much-memory",
        message={
            "en": "It is fast, faster than asked. But while the map service is awaited you pay for all that memory, "
            "and nobody uses it.",
            "ko": "빨라요. 필요한 것보다 더 빨라요. 하지만 지도 서비스를 기다리는 동안에도 그 큰 메모리의 값을 내요. "
            "아무도 쓰지 않는데 말이죠.",
        },
        seen=looks.too_much_memory,
        play=(configure(FUNCTION, MemorySize=2 * LAMBDA_MB_PER_VCPU), *_six_calls),
    ),
    Mistake(
        id="changed-the-code",
        message={
            "en": "You changed the code. A shorter loop compares fewer routes, and customers pay the wrong delivery. "
            "Deploy the delivered code again: this is about the memory alone.",
            "ko": "코드를 바꿨어요. 반복문이 짧아지면 견주어 보는 길이 줄고, 손님이 엉뚱한 배달비를 내요. "
            "원래 코드를 다시 배포하세요. 여기서 바꿀 것은 메모리뿐이에요.",
        },
        seen=looks.changed_the_code,
        play=(_deliver(routes=0.1), *_six_calls),
    ),
    Mistake(
        id="judged-by-a-cold-call",
        message={
            "en": "You judge each setting by one cold call. What took so long there is mostly the preparation, and one "
            "call is chance. Call again without changing anything.",
            "ko": "설정마다 콜드 스타트 한 번만 보고 정하고 있어요. 거기서 오래 걸린 것은 대부분 준비 시간이고, "
            "한 번은 우연일 수 있어요. 아무것도 바꾸지 말고 더 호출해 보세요.",
        },
        seen=looks.judged_by_a_cold_call,
        play=(
            _visitor,
            configure(FUNCTION, MemorySize=2 * LAMBDA_MEMORY_MB[0]),
            _visitor,
            configure(FUNCTION, MemorySize=4 * LAMBDA_MEMORY_MB[0]),
            _visitor,
        ),
    ),
)

MISSION = Mission(
    id="cheapest-under-200-ms",
    version=1,
    title={"en": "Cheapest under 200 ms", "ko": "200 ms 안에서 가장 싸게"},
    minutes=15,
    story={
        "en": "On the shop's page every visitor asks `price-fn` what the delivery costs. It asks a map service, which "
        "answers after {wait_ms} ms, and then compares routes. Visitors stay if the answer takes less than {limit} ms. "
        "Find the memory size with which five warm calls in a row stay under that, at the lowest cost. "
        "The code stays as it is.",
        "ko": "가게 페이지에 온 방문자는 누구나 `price-fn` 함수에 배달비를 물어봐요. 함수는 {wait_ms} ms 뒤에 "
        "답하는 지도 서비스에 "
        "묻고 나서 길을 견주어 봐요. 답이 {limit} ms 안에 와야 방문자가 떠나지 않아요. "
        "웜 스타트 다섯 번이 잇따라 그 안에 들면서 요금이 가장 적은 메모리 크기를 찾으세요. 코드는 그대로 두세요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(_deliver(),),
    draw=_draw,
)
