from urllib.parse import parse_qs


def lambda_handler(event, context):
    request = event["Records"][0]["cf"]["request"]
    size = parse_qs(request["querystring"]).get("size", ["full"])[0]
    if size not in ("full", "small"):
        return {
            "status": "404",
            "statusDescription": "Not Found",
            "headers": {"cache-control": [{"key": "Cache-Control", "value": "max-age=60"}]},
        }
    if size == "small":
        request["uri"] = request["uri"].replace("/photos/", "/photos/small/")
        request["querystring"] = ""
    return request
