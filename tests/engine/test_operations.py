"""The operation table: complete, printable, and true to the service models."""

import msgspec
import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.models import input_shape, service_model
from serverless_lab.engine.operation import table

ROWS = list(wiring.OPERATIONS.values())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.service}.{row.name}")
def test_row_exists_in_the_service_model(row):
    assert row.name in service_model(row.service).operation_names


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.service}.{row.name}")
def test_request_reads_only_members_the_model_has(row):
    shape = input_shape(row.service, row.name)
    members = set(shape.members) if shape else set()
    assert {field.encode_name for field in msgspec.structs.fields(row.request)} <= members


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.service}.{row.name}")
def test_whatever_differs_from_aws_says_how(row):
    assert bool(row.note) == (row.fidelity != "same as AWS")


def test_step_one_offers_these_operations():
    assert sorted(f"{row.service}.{row.name}" for row in ROWS) == [
        "iam.AddRoleToInstanceProfile",
        "iam.AddUserToGroup",
        "iam.AttachGroupPolicy",
        "iam.AttachRolePolicy",
        "iam.AttachUserPolicy",
        "iam.ChangePassword",
        "iam.CreateAccessKey",
        "iam.CreateAccountAlias",
        "iam.CreateGroup",
        "iam.CreateInstanceProfile",
        "iam.CreateLoginProfile",
        "iam.CreatePolicy",
        "iam.CreatePolicyVersion",
        "iam.CreateRole",
        "iam.CreateServiceLinkedRole",
        "iam.CreateUser",
        "iam.CreateVirtualMFADevice",
        "iam.DeactivateMFADevice",
        "iam.DeleteAccessKey",
        "iam.DeleteAccountAlias",
        "iam.DeleteAccountPasswordPolicy",
        "iam.DeleteGroup",
        "iam.DeleteGroupPolicy",
        "iam.DeleteInstanceProfile",
        "iam.DeleteLoginProfile",
        "iam.DeletePolicy",
        "iam.DeletePolicyVersion",
        "iam.DeleteRole",
        "iam.DeleteRolePermissionsBoundary",
        "iam.DeleteRolePolicy",
        "iam.DeleteServiceLinkedRole",
        "iam.DeleteUser",
        "iam.DeleteUserPermissionsBoundary",
        "iam.DeleteUserPolicy",
        "iam.DeleteVirtualMFADevice",
        "iam.DetachGroupPolicy",
        "iam.DetachRolePolicy",
        "iam.DetachUserPolicy",
        "iam.EnableMFADevice",
        "iam.GenerateCredentialReport",
        "iam.GenerateServiceLastAccessedDetails",
        "iam.GetAccessKeyLastUsed",
        "iam.GetAccountAuthorizationDetails",
        "iam.GetAccountPasswordPolicy",
        "iam.GetAccountSummary",
        "iam.GetContextKeysForCustomPolicy",
        "iam.GetContextKeysForPrincipalPolicy",
        "iam.GetCredentialReport",
        "iam.GetGroup",
        "iam.GetGroupPolicy",
        "iam.GetInstanceProfile",
        "iam.GetLoginProfile",
        "iam.GetMFADevice",
        "iam.GetPolicy",
        "iam.GetPolicyVersion",
        "iam.GetRole",
        "iam.GetRolePolicy",
        "iam.GetServiceLastAccessedDetails",
        "iam.GetServiceLinkedRoleDeletionStatus",
        "iam.GetUser",
        "iam.GetUserPolicy",
        "iam.ListAccessKeys",
        "iam.ListAccountAliases",
        "iam.ListAttachedGroupPolicies",
        "iam.ListAttachedRolePolicies",
        "iam.ListAttachedUserPolicies",
        "iam.ListEntitiesForPolicy",
        "iam.ListGroupPolicies",
        "iam.ListGroups",
        "iam.ListGroupsForUser",
        "iam.ListInstanceProfileTags",
        "iam.ListInstanceProfiles",
        "iam.ListInstanceProfilesForRole",
        "iam.ListMFADeviceTags",
        "iam.ListMFADevices",
        "iam.ListPolicies",
        "iam.ListPoliciesGrantingServiceAccess",
        "iam.ListPolicyTags",
        "iam.ListPolicyVersions",
        "iam.ListRolePolicies",
        "iam.ListRoleTags",
        "iam.ListRoles",
        "iam.ListUserPolicies",
        "iam.ListUserTags",
        "iam.ListUsers",
        "iam.ListVirtualMFADevices",
        "iam.PutGroupPolicy",
        "iam.PutRolePermissionsBoundary",
        "iam.PutRolePolicy",
        "iam.PutUserPermissionsBoundary",
        "iam.PutUserPolicy",
        "iam.RemoveRoleFromInstanceProfile",
        "iam.RemoveUserFromGroup",
        "iam.ResyncMFADevice",
        "iam.SetDefaultPolicyVersion",
        "iam.SimulateCustomPolicy",
        "iam.SimulatePrincipalPolicy",
        "iam.TagInstanceProfile",
        "iam.TagMFADevice",
        "iam.TagPolicy",
        "iam.TagRole",
        "iam.TagUser",
        "iam.UntagInstanceProfile",
        "iam.UntagMFADevice",
        "iam.UntagPolicy",
        "iam.UntagRole",
        "iam.UntagUser",
        "iam.UpdateAccessKey",
        "iam.UpdateAccountPasswordPolicy",
        "iam.UpdateAssumeRolePolicy",
        "iam.UpdateGroup",
        "iam.UpdateLoginProfile",
        "iam.UpdateRole",
        "iam.UpdateRoleDescription",
        "iam.UpdateUser",
        "lab.AdvanceClock",
        "lab.FinishInvocation",
        "lab.LoseEnvironment",
        "lab.SetClockRate",
        "lab.SetOrganizationPolicies",
        "lab.SignIn",
        "lab.SignOut",
        "lab.SwitchBack",
        "lab.SwitchRole",
        "lab.Tick",
        "lambda.CreateFunction",
        "lambda.DeleteFunction",
        "lambda.GetFunction",
        "lambda.Invoke",
        "lambda.ListFunctions",
        "lambda.UpdateFunctionCode",
        "lambda.UpdateFunctionConfiguration",
        "logs.DescribeLogGroups",
        "logs.DescribeLogStreams",
        "logs.FilterLogEvents",
        "logs.GetLogEvents",
        "sts.AssumeRole",
        "sts.AssumeRoleWithSAML",
        "sts.AssumeRoleWithWebIdentity",
        "sts.DecodeAuthorizationMessage",
        "sts.GetAccessKeyInfo",
        "sts.GetCallerIdentity",
        "sts.GetFederationToken",
        "sts.GetSessionToken",
    ]


def test_a_second_row_under_the_same_name_is_refused():
    with pytest.raises(ValueError, match=r"declared twice: lab\.Tick"):
        table(ROWS, [wiring.OPERATIONS["lab", "Tick"]])
