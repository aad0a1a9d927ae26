import json


def lambda_handler(event, context):
    method = event["requestContext"]["http"]["method"]
    if method != "GET":
        return {"statusCode": 405, "headers": {"allow": "GET"}, "body": ""}
    language = event.get("queryStringParameters", {}).get("lang", "ko")
    text = {"ko": "오늘은 아홉 시까지예요.", "en": "Open until nine today."}.get(language, "")
    return {
        "statusCode": 200,
        "headers": {"content-type": "application/json; charset=utf-8"},
        "body": json.dumps({"open": text}, ensure_ascii=False),
    }
