LIMIT = 100


def lambda_handler(event, context):
    steamer = event["topic"].split("/")[2]
    hot = event["temperature"] > LIMIT
    print("steamer", steamer, event["temperature"], "degrees", "TOO HOT" if hot else "")
    return {"steamer": steamer, "alarm": hot}
