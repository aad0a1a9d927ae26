class NotPaid(Exception):
    pass


def lambda_handler(event, context):
    order = event["order"]
    if not order["paid"]:
        raise NotPaid(order["id"])
    ticket = f"{order['count']} x {order['item']}"
    print("kitchen:", ticket, "for", event["execution"]["Name"])
    return {"order": order["id"], "ticket": ticket, "minutes": 4 * order["count"]}
