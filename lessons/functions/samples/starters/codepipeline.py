def lambda_handler(event, context):
    job = event["CodePipeline.job"]
    wanted = job["data"]["actionConfiguration"]["configuration"]["UserParameters"]
    parts = [artifact["name"] for artifact in job["data"]["inputArtifacts"]]
    print("job", job["id"], "asks for:", wanted)
    if not parts:
        details = {"type": "JobFailed", "message": "nothing to test"}
        return {"call": "PutJobFailureResult", "jobId": job["id"], "failureDetails": details}
    return {"call": "PutJobSuccessResult", "jobId": job["id"]}
