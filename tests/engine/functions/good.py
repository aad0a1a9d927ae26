"""A good call of every operation that says how functions are called, for the suite that refuses each in every way."""

FUNCTIONS = {
    "lambda.DeleteFunctionConcurrency": {"FunctionName": "order-fn"},
    "lambda.GetFunctionConcurrency": {"FunctionName": "order-fn"},
    "lambda.GetFunctionRecursionConfig": {"FunctionName": "order-fn"},
    "lambda.ListFunctionEventInvokeConfigs": {"FunctionName": "order-fn"},
    "lambda.PutFunctionEventInvokeConfig": {"FunctionName": "order-fn", "MaximumRetryAttempts": 1},
    "lambda.PutFunctionRecursionConfig": {"FunctionName": "order-fn", "RecursiveLoop": "Allow"},
    "lambda.UpdateFunctionEventInvokeConfig": {"FunctionName": "kitchen-fn", "MaximumEventAgeInSeconds": 60},
    "lambda.GetFunctionEventInvokeConfig": {"FunctionName": "kitchen-fn"},
    "lambda.DeleteFunctionEventInvokeConfig": {"FunctionName": "kitchen-fn"},
    "lambda.PutFunctionConcurrency": {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 3},
}


def prepare(life):
    """A second function, whose asynchronous events are configured."""
    life.create("kitchen-fn")
    life.call("lambda", "PutFunctionEventInvokeConfig", {"FunctionName": "kitchen-fn", "MaximumRetryAttempts": 1})
