"""Policies about IAM itself."""

from serverless_lab.engine.services.iam.managed.row import allow, row

_ORGANIZATION = (
    "organizations:DescribeAccount",
    "organizations:DescribeOrganization",
    "organizations:DescribeOrganizationalUnit",
    "organizations:DescribePolicy",
    "organizations:ListChildren",
    "organizations:ListParents",
    "organizations:ListPolicies",
    "organizations:ListPoliciesForTarget",
    "organizations:ListRoots",
    "organizations:ListTargetsForPolicy",
)

POLICIES = (
    row(
        "IAMFullAccess",
        "ANPAI7XKCFMBPM3QQRRVQ",
        "2015-02-06T18:40:38 2019-06-21T19:40:00",
        "v2",
        "Everything in IAM: who has it can give themselves any other permission.",
        allow("iam:*", *_ORGANIZATION),
    ),
    row(
        "IAMReadOnlyAccess",
        "ANPAJKSO7NDY4T57MWDSQ",
        "2015-02-06T18:40:39 2018-01-25T19:11:27",
        "v4",
        "Reading all of IAM, reports and simulations included.",
        allow(
            "iam:GenerateCredentialReport",
            "iam:GenerateServiceLastAccessedDetails",
            "iam:Get*",
            "iam:List*",
            "iam:SimulateCustomPolicy",
            "iam:SimulatePrincipalPolicy",
        ),
    ),
    row(
        "IAMUserChangePassword",
        "ANPAJ4L4MM2A7QIEB56MS",
        "2016-11-15T00:25:16 2026-02-12T17:58:57",
        "v5",
        "A user may change their own password, and nobody else's.",
        allow(
            "iam:ChangePassword",
            on=["arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*:user/*/${aws:username}"],
        ),
        allow("iam:GetAccountPasswordPolicy"),
    ),
)
