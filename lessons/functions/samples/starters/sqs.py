import json


def lambda_handler(event, context):
    failed = []
    for message in event["Records"]:
        try:
            order = json.loads(message["body"])
            print("cook", order["count"], "x", order["item"], "for", order["order"])
        except (ValueError, KeyError) as error:
            print("not understood:", message["messageId"], repr(error))
            failed.append({"itemIdentifier": message["messageId"]})
    return {"batchItemFailures": failed}
