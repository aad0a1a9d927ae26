"""A good call of every operation about how functions are called, and what they need to be there."""

CALLS = {
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
    """A second function, whose asynchronous events are configured."""
    life.create("kitchen-fn")
    life.call("lambda", "PutFunctionEventInvokeConfig", {"FunctionName": "kitchen-fn", "MaximumRetryAttempts": 1})
