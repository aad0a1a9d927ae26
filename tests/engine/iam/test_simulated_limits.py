"""The policy simulator: boundaries, organisations, resource policies and other accounts."""

import json

import pytest

from tests.engine.iam.simulating import RICE, SOUP, custom, verdicts
from tests.engine.sts.support import MINA, Kitchen, allow, deny, document
from tests.engine.support import ACCOUNT


@pytest.fixture
def kitchen():
    return Kitchen()


def test_a_boundary_beside_the_policy(kitchen):
    boundary = document(allow("s3:GetObject", resource=SOUP), deny("s3:DeleteObject"))
    more = {"PermissionsBoundaryPolicyInputList": [boundary], "ResourceArns": [SOUP, RICE]}
    looked, deleted = custom(kitchen, [document(allow("s3:*"))], ["s3:GetObject", "s3:DeleteObject"], **more)
    inside, outside = looked["ResourceSpecificResults"]
    by = "PermissionsBoundaryDecisionDetail"
    assert [one["SourcePolicyId"] for one in inside["MatchedStatements"]] == ["PolicyInputList.1"]
    assert (inside["EvalResourceDecision"], inside[by]) == ("allowed", {"AllowedByPermissionsBoundary": True})
    assert (outside["EvalResourceDecision"], outside[by]) == ("implicitDeny", {"AllowedByPermissionsBoundary": False})
    assert (looked["EvalDecision"], looked[by]) == ("implicitDeny", {"AllowedByPermissionsBoundary": False})
    assert (deleted["EvalDecision"], deleted[by]) == ("explicitDeny", {"AllowedByPermissionsBoundary": False})
    assert deleted["MatchedStatements"][0]["SourcePolicyId"] == "PermissionsBoundaryPolicyInputList.1"


def test_levels_of_an_organisation(kitchen):
    root, unit = document(allow("*")), document(allow("s3:*"), deny("s3:DeleteObject"))
    levels = [{"ServiceControlPolicyInputList": [root]}, {"ServiceControlPolicyInputList": [unit]}]
    actions = ["s3:GetObject", "lambda:ListFunctions", "s3:DeleteObject"]
    more = {"OrderedOrganizationPolicyInputList": levels}
    results = custom(kitchen, [document(allow("*"))], actions, **more)
    assert verdicts(results) == ["allowed", "implicitDeny", "explicitDeny"]
    open_to = [result["OrganizationsDecisionDetail"]["AllowedByOrganizations"] for result in results]
    assert open_to == [True, False, False]
    assert results[2]["MatchedStatements"] == []


def bucket_policy(principal, *actions):
    return json.dumps(
        {
            "Version": "2012-10-17",
            "Statement": [
                {"Effect": "Allow", "Principal": {"AWS": principal}, "Action": list(actions), "Resource": "*"}
            ],
        }
    )


def test_a_resource_policy_suffices_in_the_same_account(kitchen):
    more = {"ResourcePolicy": bucket_policy(MINA, "s3:GetObject"), "CallerArn": MINA, "ResourceArns": [SOUP]}
    (result,) = custom(kitchen, [document(allow("lambda:*"))], **more)
    assert result["EvalDecision"] == "allowed"
    assert [one["SourcePolicyType"] for one in result["MatchedStatements"]] == ["resource"]


def test_across_accounts_both_have_to_allow(kitchen):
    policy = bucket_policy(MINA, "s3:GetObject")
    more = {"ResourcePolicy": policy, "CallerArn": MINA, "ResourceArns": [SOUP], "ResourceOwner": "999999999999"}
    (alone,) = custom(kitchen, [document(allow("lambda:*"))], **more)
    details = {"IAM Policy": "implicitDeny", "Resource Policy": "allowed"}
    assert (alone["EvalDecision"], alone["EvalDecisionDetails"]) == ("implicitDeny", details)
    assert alone["ResourceSpecificResults"][0]["EvalDecisionDetails"] == details
    (both,) = custom(kitchen, [document(allow("s3:*"))], **more)
    assert (both["EvalDecision"], both["EvalDecisionDetails"]) == (
        "allowed",
        {"IAM Policy": "allowed", "Resource Policy": "allowed"},
    )


def test_whether_a_role_may_be_assumed_is_asked_of_the_caller_unless_a_trust_policy_is_given(kitchen):
    cook = f"arn:aws:iam::{ACCOUNT}:role/cook"
    asked = {"ResourceArns": [cook], "CallerArn": MINA}
    assert verdicts(custom(kitchen, [document(allow("sts:*"))], ["sts:AssumeRole"], **asked)) == ["allowed"]
    assert verdicts(custom(kitchen, [document(allow("s3:*"))], ["sts:AssumeRole"], **asked)) == ["implicitDeny"]
    trust = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "999999999999"}, '
    asked["ResourcePolicy"] = trust + '"Action": "sts:AssumeRole"}}'
    assert verdicts(custom(kitchen, [document(allow("sts:*"))], ["sts:AssumeRole"], **asked)) == ["implicitDeny"]
