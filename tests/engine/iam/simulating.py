"""Short ways to ask the policy simulator."""

from tests.engine.sts.support import MINA

SOUP = "arn:aws:s3:::menu/soup"
RICE = "arn:aws:s3:::menu/rice"
OBJECT = "arn:${Partition}:s3:::${BucketName}/${ObjectName}"
WRITTEN = """{
  "Version": "2012-10-17",
  "Statement": [
    {"Sid": "Look", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"},
    {
      "Sid": "NotRice",
      "Effect": "Deny",
      "Action": "s3:*",
      "Resource": "arn:aws:s3:::menu/rice"
    }
  ]
}"""


def custom(kitchen, texts, actions=("s3:GetObject",), **more):
    params = {"PolicyInputList": list(texts), "ActionNames": list(actions), **more}
    return kitchen.done("iam", "SimulateCustomPolicy", params)["EvaluationResults"]


def principal(kitchen, arn=MINA, actions=("s3:GetObject",), **more):
    params = {"PolicySourceArn": arn, "ActionNames": list(actions), **more}
    return kitchen.done("iam", "SimulatePrincipalPolicy", params)["EvaluationResults"]


def verdicts(results):
    return [result["EvalDecision"] for result in results]


def entry(name, *values, kind="string"):
    return {"ContextKeyName": name, "ContextKeyValues": list(values), "ContextKeyType": kind}


def refused(kitchen, operation, **params):
    return kitchen.refused(kitchen.cloud.root, "iam", operation, params)
