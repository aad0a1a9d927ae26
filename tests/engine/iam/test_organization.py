"""Service control policies around the account, and what somebody's permissions open."""

import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import DAY, to_datetime
from tests.engine.sts.support import MINA, Kitchen, allow, deny, document, trust
from tests.engine.support import ACCOUNT

FULL = document(allow("*"))
COOKS = f"arn:aws:iam::{ACCOUNT}:group/cooks"


@pytest.fixture
def kitchen():
    return Kitchen()


def set_policies(kitchen, **policies):
    kitchen.done("lab", "SetOrganizationPolicies", {"Policies": policies})


def test_an_organisation_limits_everybody_root_included(kitchen):
    mina = kitchen.user("mina", allow("*"))
    named = {"Root/FullAWSAccess": FULL, "Root/NoRoles": document(deny("iam:CreateRole"))}
    set_policies(kitchen, **named)
    assert kitchen.call("iam", "ListRoles", caller=mina).refusal is None
    assert kitchen.call("iam", "ListRoles").refusal is None
    role = {"RoleName": "cook", "AssumeRolePolicyDocument": document(trust(ACCOUNT))}
    for caller in (mina, kitchen.cloud.root):
        code, message = kitchen.refused(caller, "iam", "CreateRole", role)
        assert code == "AccessDenied"
        assert message.endswith("with an explicit deny in a service control policy")
    set_policies(kitchen)
    assert kitchen.call("iam", "CreateRole", role).refusal is None


def test_every_level_has_to_allow_by_itself(kitchen):
    mina = kitchen.user("mina", allow("*"))
    set_policies(kitchen, **{"Root/FullAWSAccess": FULL, "Kitchens/Lambda": document(allow("lambda:*"))})
    assert kitchen.may(mina, "lambda:ListFunctions")
    assert not kitchen.may(mina, "iam:ListRoles")
    set_policies(kitchen, **{"Root/FullAWSAccess": FULL, "Root/Lambda": document(allow("lambda:*"))})
    assert kitchen.may(mina, "iam:ListRoles")


def test_only_the_owner_sets_them(kitchen):
    mina = kitchen.user("mina", allow("*"))
    params = {"Policies": {"Full": FULL}}
    assert kitchen.refused(mina, "lab", "SetOrganizationPolicies", params)[0] == "AccessDenied"
    lab = Caller.service(ACCOUNT, "lab")
    assert kitchen.call("lab", "SetOrganizationPolicies", params, caller=lab).refusal is None
    bad = {"Policies": {"Full": "{"}}
    refused = kitchen.refused(kitchen.cloud.root, "lab", "SetOrganizationPolicies", bad)
    assert refused == ("MalformedPolicyDocument", "This policy contains invalid Json")
    assert kitchen.cloud.state.parts["iam/"].organization == {"Full": FULL}


def test_the_simulator_knows_the_organisation(kitchen):
    kitchen.user("mina", allow("*"))
    params = {"PolicySourceArn": MINA, "ActionNames": ["s3:GetObject", "iam:CreateRole"]}
    results = kitchen.done("iam", "SimulatePrincipalPolicy", params)["EvaluationResults"]
    assert not any("OrganizationsDecisionDetail" in result for result in results)
    set_policies(kitchen, **{"Root/FullAWSAccess": FULL, "Root/NoRoles": document(deny("iam:CreateRole"))})
    results = kitchen.done("iam", "SimulatePrincipalPolicy", params)["EvaluationResults"]
    allowed = [result["OrganizationsDecisionDetail"]["AllowedByOrganizations"] for result in results]
    assert allowed == [True, False]
    left_out = params | {"PolicyExclusionList": [{"PolicyType": "scp"}]}
    results = kitchen.done("iam", "SimulatePrincipalPolicy", left_out)["EvaluationResults"]
    assert [result["EvalDecision"] for result in results] == ["allowed", "allowed"]


def test_which_policies_open_a_service(kitchen):
    kitchen.user("mina", allow("lambda:ListFunctions"), deny("s3:*"))
    managed = "arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess"
    kitchen.done("iam", "AttachUserPolicy", {"UserName": "mina", "PolicyArn": managed})
    kitchen.done("iam", "CreateGroup", {"GroupName": "cooks"})
    kitchen.done("iam", "AddUserToGroup", {"GroupName": "cooks", "UserName": "mina"})
    most = document({"Effect": "Allow", "NotAction": ["lambda:*", "s3:Delete*"], "Resource": "*"})
    inline = {"GroupName": "cooks", "PolicyName": "most", "PolicyDocument": most}
    kitchen.done("iam", "PutGroupPolicy", inline)
    params = {"Arn": MINA, "ServiceNamespaces": ["lambda", "s3"]}
    answer = kitchen.done("iam", "ListPoliciesGrantingServiceAccess", params)
    assert answer == {
        "IsTruncated": False,
        "PoliciesGrantingServiceAccess": [
            {
                "ServiceNamespace": "lambda",
                "Policies": [
                    {"PolicyName": "own", "PolicyType": "INLINE", "EntityType": "USER", "EntityName": "mina"},
                    {"PolicyName": "AWSLambda_ReadOnlyAccess", "PolicyType": "MANAGED", "PolicyArn": managed},
                ],
            },
            {
                "ServiceNamespace": "s3",
                "Policies": [
                    {"PolicyName": "most", "PolicyType": "INLINE", "EntityType": "GROUP", "EntityName": "cooks"}
                ],
            },
        ],
    }


def report(kitchen, arn, **more):
    job = kitchen.done("iam", "GenerateServiceLastAccessedDetails", {"Arn": arn})["JobId"]
    return kitchen.done("iam", "GetServiceLastAccessedDetails", {"JobId": job, **more})


def test_which_services_were_used(kitchen):
    mina = kitchen.user("mina", allow("lambda:*", "logs:*"))
    kitchen.call("lambda", "ListFunctions", caller=mina)
    used = to_datetime(kitchen.entries[-1].at)
    answer = report(kitchen, MINA)
    made = to_datetime(kitchen.entries[-2].at)
    assert answer == {
        "JobStatus": "COMPLETED",
        "JobType": "SERVICE_LEVEL",
        "JobCreationDate": made,
        "JobCompletionDate": made,
        "IsTruncated": False,
        "ServicesLastAccessed": [
            {
                "ServiceName": "AWS Lambda",
                "ServiceNamespace": "lambda",
                "TotalAuthenticatedEntities": 1,
                "LastAuthenticated": used,
                "LastAuthenticatedEntity": MINA,
                "LastAuthenticatedRegion": "ap-northeast-2",
            },
            {"ServiceName": "Amazon CloudWatch Logs", "ServiceNamespace": "logs", "TotalAuthenticatedEntities": 0},
        ],
    }
    assert report(kitchen, MINA, MaxItems=1)["Marker"] == "1"


def test_of_a_group_the_latest_member_counts(kitchen):
    kitchen.done("iam", "CreateGroup", {"GroupName": "cooks"})
    for name in ("mina", "jun", "sora"):
        caller = kitchen.user(name, allow("lambda:*"))
        kitchen.done("iam", "AddUserToGroup", {"GroupName": "cooks", "UserName": name})
        if name != "sora":
            kitchen.call("lambda", "ListFunctions", caller=caller)
    (row,) = report(kitchen, COOKS)["ServicesLastAccessed"]
    latest = f"arn:aws:iam::{ACCOUNT}:user/jun"
    assert (row["TotalAuthenticatedEntities"], row["LastAuthenticatedEntity"]) == (2, latest)


def test_reports_are_kept_for_a_week(kitchen):
    kitchen.user("mina")
    old = [kitchen.done("iam", "GenerateServiceLastAccessedDetails", {"Arn": MINA})["JobId"] for _ in range(3)]
    kitchen.advance(7 * DAY // 1_000_000 + 10)
    new = kitchen.done("iam", "GenerateServiceLastAccessedDetails", {"Arn": MINA})["JobId"]
    assert list(kitchen.cloud.state.parts["iam/"].access_jobs) == [old[2], new]
    refused = kitchen.refused(kitchen.cloud.root, "iam", "GetServiceLastAccessedDetails", {"JobId": old[0]})
    assert refused == ("NoSuchEntity", f"The job with name {old[0]} cannot be found.")


def test_the_holders_of_a_policy_are_not_counted(kitchen):
    arn = "arn:aws:iam::aws:policy/AdministratorAccess"
    refused = kitchen.refused(kitchen.cloud.root, "iam", "GenerateServiceLastAccessedDetails", {"Arn": arn})
    assert refused == (
        "NotSimulatedException",
        "The last access of a managed policy's holders is not simulated here.",
    )
