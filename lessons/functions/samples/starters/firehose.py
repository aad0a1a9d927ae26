import base64
import json


def lambda_handler(event, context):
    return {"records": [transformed(record) for record in event["records"]]}


def transformed(record):
    try:
        click = json.loads(base64.b64decode(record["data"]))
    except ValueError:
        return {"recordId": record["recordId"], "result": "ProcessingFailed", "data": record["data"]}
    click["slow"] = click.get("dwell_ms", 0) > 5000
    line = json.dumps(click) + "\n"
    return {"recordId": record["recordId"], "result": "Ok", "data": base64.b64encode(line.encode()).decode()}
