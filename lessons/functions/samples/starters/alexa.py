def lambda_handler(event, context):
    request = event["request"]
    if request["type"] != "IntentRequest":
        return say("Welcome to the dumpling shop. What would you like?", end=False)
    count = request["intent"]["slots"]["Count"].get("value", "1")
    return say(f"I have ordered {count} portions of dumplings.", end=True)


def say(text, end):
    return {
        "version": "1.0",
        "sessionAttributes": {},
        "response": {
            "outputSpeech": {"type": "PlainText", "text": text},
            "shouldEndSession": end,
        },
    }
