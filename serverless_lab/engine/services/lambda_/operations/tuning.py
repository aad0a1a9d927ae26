"""The row of the operation table about power tuning, which is the lab's own."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.lambda_ import names, tuning
from serverless_lab.engine.services.lambda_.requests.tuning import InvokeWithMemory

OPERATIONS = (
    Operation(
        "lab",
        "InvokeWithMemory",
        InvokeWithMemory,
        tuning.invoke_with_memory,
        names.arn,
        "lambda:InvokeFunction",
        also=tuning.changing,
    ),
)
