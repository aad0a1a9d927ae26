PRICES = {"dumplings": 4500, "soup": 6000}


def lambda_handler(event, context):
    intent = event["sessionState"]["intent"]
    item, count = value(intent, "Item"), int(value(intent, "Count"))
    intent["state"] = "Fulfilled" if item in PRICES else "Failed"
    text = f"{item} x {count}: {PRICES.get(item, 0) * count} won"
    return {
        "sessionState": {
            "sessionAttributes": event["sessionState"].get("sessionAttributes", {}),
            "dialogAction": {"type": "Close"},
            "intent": intent,
        },
        "messages": [{"contentType": "PlainText", "content": text}],
    }


def value(intent, slot):
    return intent["slots"][slot]["value"]["interpretedValue"]
