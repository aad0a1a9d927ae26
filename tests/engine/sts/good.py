"""A good call of every STS operation and of the simulator, and the account it is good in."""

import json
from typing import Any

from serverless_lab.engine.policy.decision import Decision
from serverless_lab.engine.services.sts import messages
from tests.engine.iam.good import PASSWORD
from tests.engine.support import ACCOUNT, Life

MINA = f"arn:aws:iam::{ACCOUNT}:user/mina"
COOK = f"arn:aws:iam::{ACCOUNT}:role/cook"
SERVER = f"arn:aws:iam::{ACCOUNT}:saml-provider/desk"
ALL = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]})
MESSAGE = messages.encode(Decision(False, "implicit-deny", MINA, "ec2:RunInstances", "*"))
STS: dict[str, dict[str, Any]] = {
    "iam.GenerateServiceLastAccessedDetails": {"Arn": MINA},
    "iam.GetContextKeysForCustomPolicy": {"PolicyInputList": [ALL]},
    "iam.GetContextKeysForPrincipalPolicy": {"PolicySourceArn": MINA},
    "iam.GetServiceLastAccessedDetails": {"JobId": "{job}"},
    "iam.ListPoliciesGrantingServiceAccess": {"Arn": MINA, "ServiceNamespaces": ["lambda"]},
    "iam.SimulateCustomPolicy": {"PolicyInputList": [ALL], "ActionNames": ["s3:GetObject"]},
    "iam.SimulatePrincipalPolicy": {"PolicySourceArn": MINA, "ActionNames": ["s3:GetObject"]},
    "lab.SetOrganizationPolicies": {"Policies": {"Root/FullAWSAccess": ALL}},
    "lab.SignOut": {},
    "lab.SwitchBack": {},
    "lab.SwitchRole": {"RoleArn": COOK},
    "sts.AssumeRole": {"RoleArn": COOK, "RoleSessionName": "lunch"},
    "sts.AssumeRoleWithSAML": {"RoleArn": COOK, "PrincipalArn": SERVER, "SAMLAssertion": "PHNhbWw+"},
    "sts.AssumeRoleWithWebIdentity": {"RoleArn": COOK, "RoleSessionName": "lunch", "WebIdentityToken": "eyJh"},
    "sts.DecodeAuthorizationMessage": {"EncodedMessage": MESSAGE},
    "sts.GetAccessKeyInfo": {"AccessKeyId": "{session}"},
    "sts.GetCallerIdentity": {},
    "sts.GetFederationToken": {"Name": "guest", "Policy": ALL},
    "sts.GetSessionToken": {},
}
USERS_OWN = {"lab.SwitchRole", "sts.AssumeRole", "sts.GetFederationToken"}  # called by mina; root may not


def prepare(life: Life) -> None:
    """Mina and Hana may do everything, the role trusts the account, one session and one report are there; Hana is
    signed in at the console and has switched to the role."""
    statement = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    for service, operation, params in (
        ("iam", "PutUserPolicy", {"UserName": "mina", "PolicyName": "all", "PolicyDocument": ALL}),
        ("iam", "CreateRole", {"RoleName": "cook", "AssumeRolePolicyDocument": trust}),
        ("sts", "GetSessionToken", {}),
        ("iam", "GenerateServiceLastAccessedDetails", {"Arn": MINA}),
        ("iam", "CreateUser", {"UserName": "hana"}),
        ("iam", "PutUserPolicy", {"UserName": "hana", "PolicyName": "all", "PolicyDocument": ALL}),
        ("iam", "CreateLoginProfile", {"UserName": "hana", "Password": PASSWORD}),
        ("lab", "SignIn", {"UserName": "hana", "Password": PASSWORD}),
        ("lab", "SwitchRole", {"RoleArn": COOK}),
    ):
        done = life.call(service, operation, params, caller=life.cloud.speaker(service, operation))
        assert done.refusal is None, done.refusal


def filled(life: Life, params: dict[str, Any]) -> dict[str, Any]:
    """The parameters with what only the account knows."""
    parts = life.cloud.state.parts
    known = {
        "{session}": lambda: next(iter(parts["sts/"].sessions)),
        "{job}": lambda: next(iter(parts["iam/"].access_jobs)),
    }
    return {name: known[value]() if str(value) in known else value for name, value in params.items()}
