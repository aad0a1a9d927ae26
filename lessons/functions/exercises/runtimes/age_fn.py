"""The shop's oldest function: it says on which runtime it runs."""

from lessons.functions.bench import BenchStart, SampleEvent
from serverless_lab.engine.runtimes import RUNTIMES

FUNCTION = "age-fn"
OLD = "python3.10"
LAST_DAY = RUNTIMES[OLD].no_update

_CODE = """\
import os


def lambda_handler(event, context):
{why}
    return {{"runtime": os.environ["AWS_EXECUTION_ENV"]}}
"""

BENCH = BenchStart(
    function=FUNCTION,
    source={
        "en": _CODE.format(why="    # Lambda writes into this variable which runtime it has started."),
        "ko": _CODE.format(why="    # 어떤 런타임을 띄웠는지 Lambda가 이 변수에 적어 둬요."),
    },
    events=(SampleEvent("empty", "{}"),),
)
