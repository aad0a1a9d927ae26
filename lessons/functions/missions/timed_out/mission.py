"""The break-fix mission "Timed out": find why, then repair without hiding it."""

from lessons.courseware.course import Hint, Mission, Mistake, SolutionStep
from lessons.courseware.play import Player
from lessons.functions.missions.timed_out import catering_fn, looks
from lessons.functions.missions.timed_out.catering_fn import BENCH, FUNCTION
from lessons.functions.missions.timed_out.checks import CHECKS
from lessons.functions.missions.timed_out.diagnosis import DIAGNOSIS
from lessons.functions.missions.timed_out.faults import FAULTS, break_the_shop, draw
from lessons.functions.playing import configure, deploy, invoke
from serverless_lab.engine.numbers import LAMBDA_MEMORY_MB, LAMBDA_TIMEOUT_MAX_S

_EARLY = """\
def lambda_handler(event, context):
    return {"item": event["item"], "message": "Thank you, we will call you."}
"""
_NO_SLEEP = "    time.sleep(SUPPLIER_SECONDS)\n"


def _failing_order(player: Player) -> None:
    invoke(FUNCTION, FAULTS[player.facts["fault"]].order)(player)


def _repair(player: Player) -> None:
    FAULTS[player.facts["fault"]].repair(player)


def _without_the_wait(player: Player) -> None:
    source = catering_fn.source(player.facts, endless=False)[player.language]
    deploy(FUNCTION, source.replace(_NO_SLEEP, ""))(player)


_HINTS = (
    Hint(
        {
            "en": "Call with each of the four events. Which fail, and what is the last line your function wrote before "
            "`Task timed out`?",
            "ko": "네 가지 이벤트로 하나씩 호출해 보세요. 어느 것이 실패하고, `Task timed out` 바로 앞에 함수가 "
            "남긴 마지막 줄은 "
            "무엇인가요?",
        }
    ),
    Hint(
        {
            "en": "Time goes in three ways: waiting for somebody needs a longer timeout, calculating needs more CPU, "
            "and a loop without an end needs better code. `{event}` shows which it is.",
            "ko": "시간이 모자란 까닭은 세 가지예요. 남을 기다린다면 제한 시간을 늘리고, 계산한다면 CPU를 늘리고, "
            "끝나지 않는 반복문이라면 코드를 고쳐요. 어느 쪽인지는 `{event}` 이벤트에서 드러나요.",
        }
    ),
    Hint(
        {
            "en": "What to do: {cure}. Then call with `{event}`.",
            "ko": "할 일: {cure}. 그다음 `{event}` 이벤트로 호출하세요.",
        }
    ),
)

_SOLUTION = (
    SolutionStep(
        {
            "en": "Call with `{event}`: that is the one which runs out of time. Its log says how far it came.",
            "ko": "`{event}` 이벤트로 호출해요. 이것이 시간을 넘기는 주문이에요. 어디까지 갔는지는 로그에 있어요.",
        },
        _failing_order,
    ),
    SolutionStep({"en": "Repair the cause: {cure}.", "ko": "원인을 고쳐요: {cure}."}, _repair),
    SolutionStep(
        {
            "en": "Call with `{event}` again. The answer comes in time.",
            "ko": "`{event}` 이벤트로 다시 호출해요. 제때 답이 와요.",
        },
        _failing_order,
    ),
)

_MISTAKES = (
    Mistake(
        id="waits-for-ever",
        message={
            "en": "With so long a timeout every call may hang for that long, and you pay for it. No customer waits for "
            "more than {most} seconds. Find out first what takes the time.",
            "ko": "제한 시간이 너무 길어요. 호출이 멈춰도 그만큼 매달려 있고 요금이 나가요. {most}초 넘게 "
            "기다릴 손님은 없어요. "
            "무엇에 시간이 걸리는지부터 알아보세요.",
        },
        seen=looks.waits_for_ever,
        play=(configure(FUNCTION, Timeout=LAMBDA_TIMEOUT_MAX_S),),
    ),
    Mistake(
        id="all-the-memory",
        message={
            "en": "Beyond {ceiling:,} MB a second vCPU comes, which this loop cannot use, and each millisecond "
            "costs more. "
            "Neither a supplier nor an endless loop gets faster by it.",
            "ko": "{ceiling:,} MB를 넘으면 두 번째 vCPU가 붙는데, 이 반복문은 쓰지 못하고 1밀리초의 값만 비싸져요. "
            "거래처도, 끝나지 않는 반복문도 그것으로 빨라지지 않아요.",
        },
        seen=looks.all_the_memory,
        play=(configure(FUNCTION, MemorySize=LAMBDA_MEMORY_MB[1]),),
    ),
    Mistake(
        id="not-waiting",
        message={
            "en": "Dumplings are promised without asking the supplier. It is fast, until the dough is not there. "
            "The supplier needs {wait} seconds; that time has to be given.",
            "ko": "거래처에 묻지도 않고 만두를 약속해요. 빠르지만, 반죽이 없으면 어떻게 하죠? 거래처의 답에는 "
            "{wait}초가 걸려요. "
            "그 시간은 기다려야 해요.",
        },
        seen=looks.not_waiting,
        play=(_without_the_wait,),
    ),
    Mistake(
        id="answers-anything",
        message={
            "en": "The call ends in time, but the answer is wrong: boxes, hour or stamp are missing. "
            "An order that looks served and is not is worse than an error.",
            "ko": "시간 안에 끝나지만 답이 틀려요. 상자나 시각, 도장 번호가 없어요. "
            "받은 줄 알았는데 받지 못한 주문은 오류보다 나빠요.",
        },
        seen=looks.answers_anything,
        play=(deploy(FUNCTION, _EARLY), _failing_order),
    ),
)

MISSION = Mission(
    id="timed-out",
    version=2,
    title={"en": "Timed out", "ko": "시간 초과"},
    minutes=15,
    story={
        "en": "Since yesterday some orders for parties get no answer: `Task timed out`. `catering-fn` asks the "
        "supplier "
        "for dough, packs the order into boxes and stamps it. Find out what takes the time and repair it, so that "
        "orders of every kind are answered. Nobody may wait for more than {most} seconds, and the memory may be "
        "{ceiling:,} MB at most.",
        "ko": "어제부터 잔치 주문 가운데 몇 건이 답을 받지 못해요. 로그에는 `Task timed out`이라고 나와요. "
        "`catering-fn` 함수는 거래처에 "
        "반죽을 물어보고, 주문을 상자에 담고, 도장 번호를 만들어요. 무엇에 시간이 걸리는지 찾아서 고치세요. "
        "어떤 종류의 주문에도 답이 와야 해요. 기다리는 시간은 {most}초까지, 메모리는 {ceiling:,} MB까지예요.",
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
