"""The break-fix mission "Out of memory": a function that is killed, and the line that says why."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.out_of_memory import label_fn, looks
from lessons.functions.missions.out_of_memory.checks import CHECKS
from lessons.functions.missions.out_of_memory.diagnosis import DIAGNOSIS
from lessons.functions.missions.out_of_memory.faults import FAULTS, OFTEN, break_the_shop, draw
from lessons.functions.missions.out_of_memory.label_fn import BENCH, FUNCTION
from lessons.functions.playing import configure, deploy, invoke
from serverless_lab.engine.numbers import LAMBDA_MEMORY_MB

_EARLY = """\
def lambda_handler(event, context):
    return {"zone": 0, "bags": event["bags"], "code": 0}
"""
_ORDERS = {"one-bag": label_fn.SMALL, "party": label_fn.PARTY}


def _failing_order(player: Player) -> None:
    invoke(FUNCTION, _ORDERS[player.facts["event"]])(player)


def _again_and_again(player: Player) -> None:
    invoke(FUNCTION, _ORDERS[player.facts["event"]], times=OFTEN)(player)


def _repair(player: Player) -> None:
    FAULTS[player.facts["fault"]].repair(player)


_HINTS = (
    Hint(
        {
            "en": "Call `one-bag` six times, then `party`, and write down `Max Memory Used` of each call. Which call "
            "is killed: the first, the large one, or one after many that went well?",
            "ko": "`one-bag` 이벤트로 여섯 번, 그다음 `party` 이벤트로 호출해서 `Max Memory Used` 값을 적어 보세요. "
            "강제 종료되는 것은 첫 호출인가요, 큰 주문인가요, 아니면 여러 번 잘되던 다음의 호출인가요?",
        }
    ),
    Hint(
        {
            "en": "Work that needs more than there is needs more memory. A list of all pictures grows with the order: "
            "one at a time is enough. What stands outside the handler outlives the call, and what is added there "
            "with each call is never given back.",
            "ko": "하는 일에 메모리가 더 든다면 메모리를 늘려요. 그림을 모두 담은 리스트는 주문이 클수록 커져요. 한 "
            "장씩이면 충분해요. 핸들러 바깥에 있는 것은 호출이 끝나도 남아요. 호출마다 거기에 더한 것은 돌아오지 "
            "않아요.",
        }
    ),
    Hint(
        {
            "en": "What to do: {cure}. Then call with `{event}`, {often} times if it took several calls.",
            "ko": "할 일: {cure}. 그다음 `{event}` 이벤트로 호출하세요. 여러 번 만에 강제 종료되던 것이라면 {often}번 "
            "호출하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Call with `{event}`, {often} times, and read the REPORT lines: the one with `Status: error` has "
            "used as much memory as there is.",
            "ko": "`{event}` 이벤트로 {often}번 호출하고 REPORT 줄을 읽어요. `Status: error`가 있는 줄은 메모리를 있는 "
            "대로 다 썼어요.",
        },
        _again_and_again,
    ),
    SolutionStep({"en": "Repair the cause: {cure}.", "ko": "원인을 고쳐요: {cure}."}, _repair),
    SolutionStep(
        {
            "en": "Call with `{event}` again, {often} times. None is killed, and `Max Memory Used` stays where it is.",
            "ko": "`{event}` 이벤트로 다시 {often}번 호출해요. 강제 종료되는 것이 없고 `Max Memory Used` 값이 "
            "그대로예요.",
        },
        _again_and_again,
    ),
)

_MISTAKES = (
    Mistake(
        id="all-the-memory",
        message={
            "en": "You pay for each megabyte in each millisecond, used or not. What fills {memory} MB by mistake fills "
            "more as well, later or with a larger order. Find out first what takes the memory, and give it no more "
            "than that.",
            "ko": "쓰든 안 쓰든 1메가바이트, 1밀리초마다 값을 내요. 잘못해서 {memory} MB를 채우는 것은 더 큰 메모리도 "
            "언젠가, 또는 더 큰 주문에서 채워요. 무엇이 메모리를 쓰는지부터 알아내고 그만큼만 주세요.",
        },
        seen=looks.all_the_memory,
        play=(configure(FUNCTION, MemorySize=LAMBDA_MEMORY_MB[1]), _failing_order),
    ),
    Mistake(
        id="longer-timeout",
        message={
            "en": "Time was never short: look at `Duration`. A longer timeout changes nothing about what a call may "
            "hold in memory.",
            "ko": "시간은 모자란 적이 없어요. `Duration` 값을 보세요. 제한 시간을 늘려도 호출이 쓸 수 있는 메모리는 "
            "그대로예요.",
        },
        seen=looks.longer_timeout,
        play=(configure(FUNCTION, Timeout=60), _failing_order),
    ),
    Mistake(
        id="bigger-disk",
        message={
            "en": "`/tmp` is a disk: files lie there. Variables and pictures of a running program lie in memory, which "
            "is another setting.",
            "ko": "`/tmp`는 파일이 놓이는 디스크예요. 실행 중인 프로그램의 변수와 그림은 메모리에 있고, 메모리는 다른 "
            "설정이에요.",
        },
        seen=looks.bigger_disk,
        play=(configure(FUNCTION, EphemeralStorage={"Size": 2048}), _failing_order),
    ),
    Mistake(
        id="answers-anything",
        message={
            "en": "Nothing is killed any more, but an answer is wrong: the zone or the code of the labels. "
            "A bag that goes to the wrong house is worse than an error.",
            "ko": "이제 강제 종료는 없지만 답이 틀려요. 구역이나 라벨의 번호가 달라요. 봉투가 엉뚱한 집에 가는 것은 "
            "오류보다 나빠요.",
        },
        seen=looks.answers_anything,
        play=(deploy(FUNCTION, _EARLY), _failing_order),
    ),
)

MISSION = Mission(
    id="out-of-memory",
    version=1,
    title={"en": "Out of memory", "ko": "모자란 메모리"},
    minutes=15,
    story={
        "en": "`label-fn` finds the house of an order on the map of the town and draws a label for each bag. Since "
        "{since} calls end with `Runtime.ExitError` and `signal: killed`, and nobody has a label. It has {memory} MB. "
        "Find out what takes the memory and repair just that. Orders of every size are to be answered, also one after "
        "the other, and the shop pays for {ceiling} MB at most.",
        "ko": "`label-fn` 함수는 동네 지도에서 주문한 집을 찾고 봉투마다 라벨을 그려요. {since}부터 호출이 "
        "`Runtime.ExitError`, `signal: killed` 오류로 끝나서 라벨이 나오지 않아요. 메모리는 {memory} MB예요. 무엇이 "
        "메모리를 쓰는지 찾아서 그것만 고치세요. 크고 작은 주문이 잇달아 와도 모두 답해야 하고, 가게가 낼 수 있는 "
        "것은 {ceiling} MB까지예요.",
    },
    checks=CHECKS,
    hints=_HINTS,
    solution=_SOLUTION,
    mistakes=_MISTAKES,
    bench=BENCH,
    start=(break_the_shop,),
    draw=draw,
    diagnosis=DIAGNOSIS,
)
