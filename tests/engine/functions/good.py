"""A good call of every Lambda operation beside those on the function itself, and what they need to be there."""

FN = {"FunctionName": "order-fn"}
LAMBDA = {
    "lambda.AddPermission": {
        **FN,
        "StatementId": "bucket",
        "Action": "lambda:InvokeFunction",
        "Principal": "s3.amazonaws.com",
        "SourceAccount": "123456789012",
    },
    "lambda.CreateAlias": {**FN, "Name": "lunch", "FunctionVersion": "1"},
    "lambda.DeleteAlias": {**FN, "Name": "live"},
    "lambda.GetAlias": {**FN, "Name": "live"},
    "lambda.GetPolicy": {**FN, "Qualifier": "live"},
    "lambda.ListAliases": FN,
    "lambda.ListVersionsByFunction": FN,
    "lambda.PublishVersion": {**FN, "Description": "with kimchi"},
    "lambda.RemovePermission": {**FN, "Qualifier": "live", "StatementId": "queue"},
    "lambda.UpdateAlias": {**FN, "Name": "live", "Description": "what guests get"},
}


def prepare(life):
    """`order-fn` has one version and an alias for it, and was changed since."""
    life.call("lambda", "PublishVersion", FN)
    life.call("lambda", "CreateAlias", {**FN, "Name": "live", "FunctionVersion": "1"})
    life.call("lambda", "UpdateFunctionConfiguration", {**FN, "Timeout": 8})
    let_in = {"StatementId": "queue", "Action": "lambda:InvokeFunction", "Principal": "sqs.amazonaws.com"}
    life.call("lambda", "AddPermission", {**FN, "Qualifier": "live", **let_in})
