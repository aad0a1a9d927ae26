from urllib.parse import unquote_plus


def lambda_handler(event, context):
    filed = []
    for record in event["Records"]:
        bucket = record["s3"]["bucket"]["name"]
        key = unquote_plus(record["s3"]["object"]["key"])
        size = record["s3"]["object"].get("size", 0)
        print(record["eventName"], bucket, key, size)
        filed.append(key)
    return {"filed": filed}
