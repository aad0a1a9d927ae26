"""A function with a URL, and good calls of the operations on it."""

from typing import Any

from tests.engine.support import Life

FUNCTION = "web-fn"
CORS = {
    "AllowCredentials": True,
    "AllowHeaders": ["content-type", "x-order"],
    "AllowMethods": ["GET", "POST"],
    "AllowOrigins": ["https://shop.example", "http://localhost:3000"],
    "ExposeHeaders": ["x-order"],
    "MaxAge": 300,
}
URLS: dict[str, Any] = {
    "lab.InvokeFunctionUrl": {
        "UrlId": "{url}",
        "Method": "POST",
        "Path": "/orders",
        "Query": "dish=soup",
        "Headers": [{"Name": "content-type", "Value": "application/json"}],
        "Body": b"{}",
        "SourceIp": "203.0.113.25",
    },
    "lambda.CreateFunctionUrlConfig": {"FunctionName": "order-fn", "AuthType": "NONE", "Cors": CORS},
    "lambda.DeleteFunctionUrlConfig": {"FunctionName": FUNCTION},
    "lambda.GetFunctionUrlConfig": {"FunctionName": FUNCTION},
    "lambda.InvokeWithResponseStream": {"FunctionName": "order-fn"},
    "lambda.ListFunctionUrlConfigs": {"FunctionName": FUNCTION},
    "lambda.UpdateFunctionUrlConfig": {"FunctionName": FUNCTION, "AuthType": "NONE", "InvokeMode": "RESPONSE_STREAM"},
}


def prepare(life: Life) -> None:
    life.create(FUNCTION)
    made = life.call("lambda", "CreateFunctionUrlConfig", {"FunctionName": FUNCTION, "AuthType": "AWS_IAM"})
    assert made.refusal is None, made.refusal


def filled(life: Life, params: dict[str, Any]) -> dict[str, Any]:
    if params.get("UrlId") != "{url}":
        return params
    return params | {"UrlId": life.lambda_.urls_of[FUNCTION][""]}


def url_id(made: Any) -> str:
    """Of an answer that has a FunctionUrl."""
    return str(made["FunctionUrl"]).removeprefix("https://").partition(".")[0]


def lets_in(principal: str = "*", auth_type: str = "NONE") -> list[dict[str, Any]]:
    """Parameters of the two AddPermission calls, without the function's name, that open a URL to somebody."""
    return [
        {
            "StatementId": "url",
            "Action": "lambda:InvokeFunctionUrl",
            "Principal": principal,
            "FunctionUrlAuthType": auth_type,
        },
        {
            "StatementId": "through-url",
            "Action": "lambda:InvokeFunction",
            "Principal": principal,
            "InvokedViaFunctionUrl": True,
        },
    ]
