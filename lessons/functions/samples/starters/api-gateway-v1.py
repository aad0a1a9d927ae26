import json

ORDERS = {"A-1042": {"item": "dumplings", "count": 2, "state": "steaming"}}


def lambda_handler(event, context):
    order_id = event["pathParameters"]["id"]
    order = ORDERS.get(order_id)
    return {
        "isBase64Encoded": False,
        "statusCode": 200 if order else 404,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(order or {"error": f"no order {order_id}"}),
    }
