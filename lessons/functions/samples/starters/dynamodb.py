def lambda_handler(event, context):
    for record in event["Records"]:
        change = record["dynamodb"]
        try:
            tell(record["eventName"], change)
        except KeyError as error:
            print("not understood:", change["SequenceNumber"], repr(error))
            return {"batchItemFailures": [{"itemIdentifier": change["SequenceNumber"]}]}
    return {"batchItemFailures": []}


def tell(name, change):
    order = change["Keys"]["order"]["S"]
    if name == "REMOVE":
        print(order, "is gone")
    elif name == "INSERT":
        print(order, "is new:", int(change["NewImage"]["count"]["N"]), "portions")
    else:
        print(order, change["OldImage"]["state"]["S"], "->", change["NewImage"]["state"]["S"])
