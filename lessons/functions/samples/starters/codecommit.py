def lambda_handler(event, context):
    pushed = []
    for record in event["Records"]:
        repository = record["eventSourceARN"].rpartition(":")[2]
        for reference in record["codecommit"]["references"]:
            branch = reference["ref"].removeprefix("refs/heads/")
            what = "created" if reference.get("created") else "changed"
            print(repository, branch, what, reference["commit"][:7])
            pushed.append(f"{repository}/{branch}")
    return {"pushed": pushed}
