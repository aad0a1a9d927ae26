CHECKS = ("spamVerdict", "virusVerdict", "spfVerdict", "dkimVerdict")


def lambda_handler(event, context):
    mail = event["Records"][0]["ses"]["mail"]
    receipt = event["Records"][0]["ses"]["receipt"]
    failed = [name for name in CHECKS if receipt[name]["status"] == "FAIL"]
    if failed:
        print("not answered:", ", ".join(failed))
        return {"disposition": "STOP_RULE_SET"}
    print("table wanted by", mail["source"], "-", mail["commonHeaders"]["subject"])
    return {"disposition": "CONTINUE"}
