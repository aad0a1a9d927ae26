import json

PRICES = {"dumplings": 4500, "soup": 6000}


def lambda_handler(event, context):
    resource = event.get("PhysicalResourceId", f"menu-{event['RequestId'][:8]}")
    answer = {
        "Status": "SUCCESS",
        "PhysicalResourceId": resource,
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
    }
    try:
        if event["RequestType"] != "Delete":
            answer["Data"] = {item: PRICES[item] for item in event["ResourceProperties"]["Items"]}
    except Exception as error:
        answer |= {"Status": "FAILED", "Reason": repr(error)}
    print("to put at ResponseURL:", json.dumps(answer))
    return answer
