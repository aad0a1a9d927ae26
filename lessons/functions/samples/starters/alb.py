import json

MENU = {"dumplings": 4500, "soup": 6000}


def lambda_handler(event, context):
    if event["path"] != "/menu":
        return answer(404, "404 Not Found", {"error": "no such page"})
    day = (event.get("queryStringParameters") or {}).get("day", "any day")
    return answer(200, "200 OK", {"day": day, "menu": MENU})


def answer(code, description, content):
    return {
        "statusCode": code,
        "statusDescription": description,
        "isBase64Encoded": False,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(content),
    }
