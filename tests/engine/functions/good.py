"""A good call of every Lambda operation beside those on the function itself, and what they need to be there."""

FN = {"FunctionName": "order-fn"}
LAMBDA = {
    "lambda.CreateAlias": {**FN, "Name": "lunch", "FunctionVersion": "1"},
    "lambda.DeleteAlias": {**FN, "Name": "live"},
    "lambda.GetAlias": {**FN, "Name": "live"},
    "lambda.ListAliases": FN,
    "lambda.ListVersionsByFunction": FN,
    "lambda.PublishVersion": {**FN, "Description": "with kimchi"},
    "lambda.UpdateAlias": {**FN, "Name": "live", "Description": "what guests get"},
}


def prepare(life):
    """`order-fn` has one version and an alias for it, and was changed since."""
    life.call("lambda", "PublishVersion", FN)
    life.call("lambda", "CreateAlias", {**FN, "Name": "live", "FunctionVersion": "1"})
    life.call("lambda", "UpdateFunctionConfiguration", {**FN, "Timeout": 8})
