import base64
import json

PRICES = {"dumplings": 4500, "soup": 6000}


def lambda_handler(event, context):
    body = event.get("body") or "{}"
    if event["isBase64Encoded"]:
        body = base64.b64decode(body).decode()
    order = json.loads(body)
    if order.get("item") not in PRICES:
        return answer(400, {"error": "not on the menu"})
    return answer(201, {"total": PRICES[order["item"]] * order.get("count", 1)})


def answer(code, content):
    return {
        "statusCode": code,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(content),
    }
