def lambda_handler(event, context):
    payload = event["event"]["payload"]
    state = payload["state"]
    name = payload["detector"]["keyValue"]
    print("call the cook:", name, "is", state["stateName"], "over", state["variables"]["limit"])
    return {"alarm": event["event"]["eventName"], "of": name}
