"""A function as the place where what becomes of other functions' events is sent to."""

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.event_ports import Delivery, EventTarget
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.services.lambda_.errors.common import RequestTooLargeException
from serverless_lab.engine.services.lambda_.invoke import accept
from serverless_lab.engine.services.lambda_.qualifiers import find
from serverless_lab.engine.services.lambda_.state import LambdaState


class FunctionTarget(EventTarget):
    """The record is an asynchronous event of the function."""

    action = "lambda:InvokeFunction"

    def arns(self, context: Context) -> list[str]:
        return [context.arn("lambda", f"function:{name}") for name in sorted(context.part(LambdaState).functions)]

    def exists(self, context: Context, arn: str, *, ordered: bool = False) -> bool:
        parsed = Arn.parse(arn)
        if parsed is None or (parsed.region, parsed.account_id) != (context.region, context.account_id):
            return False
        try:
            find(context, arn)
        except CloudError:
            return False
        return True

    def take(self, context: Context, delivery: Delivery) -> None:
        target = find(context, delivery.target)
        limit = numbers.LAMBDA_ASYNC_PAYLOAD_BYTES
        if len(delivery.body) > limit:
            raise RequestTooLargeException(size=len(delivery.body), invocation_type="Event", limit=limit)
        digest = context.bodies.put_or_say(delivery.body)
        accept(context, target, new_uuid(context.chance()), digest, delivery.lineage)
