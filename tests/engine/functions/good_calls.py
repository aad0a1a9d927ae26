"""A good call of every operation about how functions are called, and what they need to be there."""

from tests.engine.functions.calling import allow
from tests.engine.functions.queues import IN_ORDER, ORDERS, Queue

CALLS = {
    "lambda.CreateEventSourceMapping": {"FunctionName": "order-fn", "EventSourceArn": ORDERS},
    "lambda.DeleteEventSourceMapping": {"UUID": "{mapping}"},
    "lambda.GetEventSourceMapping": {"UUID": "{mapping}"},
    "lambda.ListEventSourceMappings": {},
    "lambda.UpdateEventSourceMapping": {"UUID": "{mapping}", "BatchSize": 2},
    "lambda.DeleteProvisionedConcurrencyConfig": {"FunctionName": "order-fn", "Qualifier": "live"},
    "lambda.GetProvisionedConcurrencyConfig": {"FunctionName": "kitchen-fn", "Qualifier": "1"},
    "lambda.ListProvisionedConcurrencyConfigs": {"FunctionName": "kitchen-fn"},
    "lambda.PutProvisionedConcurrencyConfig": {
        "FunctionName": "order-fn",
        "Qualifier": "live",
        "ProvisionedConcurrentExecutions": 2,
    },
    "lambda.DeleteFunctionConcurrency": {"FunctionName": "order-fn"},
    "lambda.DeleteFunctionEventInvokeConfig": {"FunctionName": "kitchen-fn"},
    "lambda.GetFunctionConcurrency": {"FunctionName": "order-fn"},
    "lambda.GetFunctionEventInvokeConfig": {"FunctionName": "kitchen-fn"},
    "lambda.GetFunctionRecursionConfig": {"FunctionName": "order-fn"},
    "lambda.ListFunctionEventInvokeConfigs": {"FunctionName": "order-fn"},
    "lambda.PutFunctionConcurrency": {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 3},
    "lambda.PutFunctionEventInvokeConfig": {"FunctionName": "order-fn", "MaximumRetryAttempts": 1},
    "lambda.PutFunctionRecursionConfig": {"FunctionName": "order-fn", "RecursiveLoop": "Allow"},
    "lambda.UpdateFunctionEventInvokeConfig": {"FunctionName": "kitchen-fn", "MaximumEventAgeInSeconds": 60},
}


def prepare(life):
    """A second function, whose asynchronous events are configured and which has an environment that stands ready
    and a mapping onto a queue, which is there already."""
    life.create("kitchen-fn")
    life.call("lambda", "PublishVersion", {"FunctionName": "kitchen-fn"})
    ready = {"FunctionName": "kitchen-fn", "Qualifier": "1", "ProvisionedConcurrentExecutions": 1}
    life.call("lambda", "PutProvisionedConcurrencyConfig", ready)
    life.call("lambda", "PutFunctionEventInvokeConfig", {"FunctionName": "kitchen-fn", "MaximumRetryAttempts": 1})
    allow(life, *Queue.actions, on=[ORDERS, IN_ORDER])
    life.call("lambda", "CreateEventSourceMapping", {"FunctionName": "kitchen-fn", "EventSourceArn": IN_ORDER})
    life.advance(5)


def filled(life, params):
    """The mapping's UUID in its place."""
    uuid = next(iter(life.lambda_.mappings))
    return {name: uuid if value == "{mapping}" else value for name, value in params.items()}
