"""The scene of "Tags": three functions that nobody can tell the team of, and a cook who may call none of them."""

from lessons.courseware.course import Scene
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.functions.bench import BenchStart, SampleEvent
from lessons.functions.playing import deploy

DOUGH, SOUP, TILL = "dough-fn", "soup-fn", "till-fn"
FUNCTIONS = (DOUGH, SOUP, TILL)
USER = "head-cook"
TEAMS = {DOUGH: "kitchen", SOUP: "kitchen", TILL: "front"}

_CODE = """\
{why}
def lambda_handler(event, context):
    return {{"function": context.function_name, "done": True}}
"""
BENCH = BenchStart(
    function=DOUGH,
    source={
        "en": _CODE.format(why="# Its name says what it does, but not who pays for it."),
        "ko": _CODE.format(why="# 이름은 하는 일을 말해 주지만, 누가 값을 치르는지는 말해 주지 않아요."),
    },
    events=(SampleEvent("empty", "{}"),),
)


def _hire(player: Player) -> None:
    player.call("iam", "CreateUser", {"UserName": USER})


def _deploy(name: str, memory: int) -> object:
    def play(player: Player) -> None:
        deploy(name, BENCH.source[player.language], MemorySize=memory)(player)

    return play


def _stands(probe: Probe) -> bool:
    return all(probe.function(name) for name in FUNCTIONS) and USER in probe.iam.users


def _fits(probe: Probe) -> bool:
    return not any(probe.function(name) for name in FUNCTIONS) and USER not in probe.iam.users


SCENE = Scene(
    text={
        "en": f"Three functions: `{DOUGH}` and `{SOUP}` belong to the kitchen, `{TILL}` to the front. None has a tag. "
        f"The user `{USER}` has no policy yet.",
        "ko": f"함수가 셋 있어요. `{DOUGH}` 함수와 `{SOUP}` 함수는 주방 것이고, `{TILL}` 함수는 매장 것이에요. 태그는 "
        f"아직 없어요. `{USER}` 사용자에게는 아직 정책이 없어요.",
    },
    plays=(_deploy(DOUGH, 512), _deploy(SOUP, 512), _deploy(TILL, 128), _hire),
    stands=_stands,
    fits=_fits,
    cramped={
        "en": "Something of one of these names is there already. Delete it, or set the account back to its beginning.",
        "ko": "이 이름 가운데 하나가 이미 있어요. 지우거나 계정을 처음으로 되돌리세요.",
    },
)
