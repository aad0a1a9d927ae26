def lambda_handler(event, context):
    if event["detail-type"] == "Scheduled Event":
        rule = event["resources"][0].rpartition("/")[2]
        print("due:", rule, "at", event["time"])
        return {"done": rule}
    print("from", event["source"], event["detail"])
    return {"done": event["detail-type"]}
