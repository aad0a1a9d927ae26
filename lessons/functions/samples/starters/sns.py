import json


def lambda_handler(event, context):
    shown = []
    for record in event["Records"]:
        message = json.loads(record["Sns"]["Message"])
        kind = record["Sns"]["MessageAttributes"].get("kind", {}).get("Value", "table")
        print("show", message["order"], "at counter", message["counter"], f"({kind})")
        shown.append(message["order"])
    return {"shown": shown}
