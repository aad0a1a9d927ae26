import json


def lambda_handler(event, context):
    item = json.loads(event["invokingEvent"])["configurationItem"]
    allowed = json.loads(event["ruleParameters"]).get("allowPublic") == "true"
    compliance = judge(item, allowed)
    if event["eventLeftScope"] or item["configurationItemStatus"] == "ResourceDeleted":
        compliance = "NOT_APPLICABLE"
    evaluation = {
        "ComplianceResourceType": item["resourceType"],
        "ComplianceResourceId": item["resourceId"],
        "ComplianceType": compliance,
        "OrderingTimestamp": item["configurationItemCaptureTime"],
    }
    return {"Evaluations": [evaluation], "ResultToken": event["resultToken"]}


def judge(item, allowed):
    block = item["supplementaryConfiguration"].get("PublicAccessBlockConfiguration", {})
    closed = bool(block) and all(block.values())
    return "COMPLIANT" if closed or allowed else "NON_COMPLIANT"
