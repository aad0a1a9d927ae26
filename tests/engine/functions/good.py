"""A good call of every operation that says how functions are called, for the suite that refuses each in every way."""

FUNCTIONS = {
    "lambda.DeleteFunctionConcurrency": {"FunctionName": "order-fn"},
    "lambda.GetFunctionConcurrency": {"FunctionName": "order-fn"},
    "lambda.PutFunctionConcurrency": {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 3},
}
