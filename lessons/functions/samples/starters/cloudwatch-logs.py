import base64
import gzip
import json


def lambda_handler(event, context):
    packed = base64.b64decode(event["awslogs"]["data"])
    told = json.loads(gzip.decompress(packed))
    if told["messageType"] != "DATA_MESSAGE":
        return {"late": 0}
    for line in told["logEvents"]:
        print(told["logGroup"], line["message"].strip())
    return {"late": len(told["logEvents"])}
