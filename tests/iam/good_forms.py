"""A good form for every operation of the bench, in the account that `lived` makes, and what is to be seen then."""

from typing import Any, NamedTuple

from tests.iam.shop import allow, document, trust

READ_PHOTOS = allow("s3:GetObject", "arn:aws:s3:::dumpling-photos/*")
READ = document(READ_PHOTOS)
AWS_READ = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
TRUST = trust(Service="ec2.amazonaws.com")
PASSWORD = "Steamed-Dumplings-7"  # of a simulated user
MENU = "arn:aws:iam::{account}:policy/menu"
PHONE = "arn:aws:iam::{account}:mfa/phone"


class Good(NamedTuple):
    where: str
    data: dict[str, Any]
    seen: str


def lived(iam: Any) -> None:
    """Mina with all there is, Jun with nothing, a group, a role, a policy with two versions, a spare device."""
    for user in ("mina", "jun"):
        iam("CreateUser", UserName=user)
    iam("TagUser", UserName="mina", Tags=[{"Key": "team", "Value": "hall"}])
    for group in ("kitchen", "courier"):
        iam("CreateGroup", GroupName=group)
    iam("AddUserToGroup", UserName="mina", GroupName="kitchen")
    iam("CreateRole", RoleName="cook", AssumeRolePolicyDocument=TRUST, Tags=[{"Key": "team", "Value": "hall"}])
    iam("CreateRole", RoleName="idle", AssumeRolePolicyDocument=TRUST)
    arn = iam("CreatePolicy", PolicyName="menu", PolicyDocument=READ, Tags=[{"Key": "team", "Value": "hall"}])[
        "Policy"
    ]["Arn"]
    iam("CreatePolicyVersion", PolicyArn=arn, PolicyDocument=document(allow("s3:ListBucket")))
    iam("CreatePolicy", PolicyName="spare", PolicyDocument=READ)
    for kind, name in (("User", "mina"), ("Group", "kitchen"), ("Role", "cook")):
        holder = {f"{kind}Name": name}
        iam(f"Attach{kind}Policy", PolicyArn=AWS_READ, **holder)
        iam(f"Put{kind}Policy", PolicyName="own", PolicyDocument=READ, **holder)
        if kind != "Group":
            iam(f"Put{kind}PermissionsBoundary", PermissionsBoundary=AWS_READ, **holder)
    iam("CreateLoginProfile", UserName="mina", Password=PASSWORD)
    iam("CreateVirtualMFADevice", VirtualMFADeviceName="phone")
    iam("UpdateAccountPasswordPolicy", MinimumPasswordLength=10)
    iam("CreateAccountAlias", AccountAlias="dumplings")


def _of(kind: str, name: str) -> dict[str, Good]:
    """The forms that users, groups and roles have alike."""
    where = f"?tab={kind.lower()}s&{kind.lower()}={name}"
    member = {f"{kind}Name": name}
    forms = {
        f"Attach{kind}Policy": Good(
            where, member | {"PolicyArn": "arn:aws:iam::aws:policy/AWSDenyAll"}, ">AWSDenyAll</a>"
        ),
        f"Detach{kind}Policy": Good(where, member | {"PolicyArn": AWS_READ}, "None."),
        f"Put{kind}Policy": Good(
            where, member | {"PolicyName": "photos", "PolicyDocument": READ}, "<code>photos</code>"
        ),
        f"Delete{kind}Policy": Good(where, member | {"PolicyName": "own"}, "None."),
    }
    if kind != "Group":
        bound = {"PermissionsBoundary": "arn:aws:iam::aws:policy/PowerUserAccess"}
        forms[f"Put{kind}PermissionsBoundary"] = Good(
            where, member | bound, "arn:aws:iam::aws:policy/PowerUserAccess</a>"
        )
        forms[f"Delete{kind}PermissionsBoundary"] = Good(where, member, "A boundary grants nothing")
    return forms


MINA, COOK, MENU_PAGE = "?tab=users&user=mina", "?tab=roles&role=cook", f"?tab=policies&policy={MENU}"
GOOD: dict[str, Good] = (
    {
        "CreateUser": Good(
            "", {"UserName": "sora", "groups": ["kitchen", "courier"], "Tags": "team=kitchen"}, "<h2>sora</h2>"
        ),
        "DeleteUser": Good("?user=jun", {"UserName": "jun"}, ">mina</a>"),
        "UpdateUser": Good("?user=jun", {"UserName": "jun", "NewUserName": "june"}, "<h2>june</h2>"),
        "TagUser": Good(
            MINA, {"UserName": "mina", "Tags": "shift=late\nfloor=2"}, "<code>shift</code> = <code>late</code>"
        ),
        "UntagUser": Good(MINA, {"UserName": "mina", "TagKeys": "team"}, "None."),
        "AddUserToGroup": Good("?tab=groups&group=courier", {"UserName": "jun", "GroupName": "courier"}, ">jun</a>"),
        "RemoveUserFromGroup": Good(MINA, {"UserName": "mina", "GroupName": "kitchen"}, "In no group."),
        "CreateGroup": Good("?tab=groups", {"GroupName": "accounts", "Path": "/hall/"}, "group/hall/accounts"),
        "DeleteGroup": Good("?tab=groups&group=courier", {"GroupName": "courier"}, ">kitchen</a>"),
        "UpdateGroup": Good(
            "?tab=groups&group=courier", {"GroupName": "courier", "NewGroupName": "riders"}, "<h2>riders</h2>"
        ),
        "CreateRole": Good(
            "?tab=roles",
            {"RoleName": "baker", "trusted": "service", "service": "ec2.amazonaws.com"},
            "ec2.amazonaws.com",
        ),
        "DeleteRole": Good("?tab=roles&role=idle", {"RoleName": "idle"}, ">cook</a>"),
        "UpdateRole": Good(
            COOK, {"RoleName": "cook", "Description": "Fills them", "MaxSessionDuration": 7200}, "7,200 s"
        ),
        "UpdateAssumeRolePolicy": Good(
            COOK, {"RoleName": "cook", "PolicyDocument": TRUST.replace("ec2", "states")}, "states.amazonaws.com"
        ),
        "TagRole": Good(COOK, {"RoleName": "cook", "Tags": "shift=late"}, "<code>shift</code> = <code>late</code>"),
        "UntagRole": Good(COOK, {"RoleName": "cook", "TagKeys": "team"}, "None."),
        "CreatePolicy": Good(
            "?tab=policies", {"PolicyName": "photos", "PolicyDocument": READ, "Description": "Reads"}, "<h2>photos</h2>"
        ),
        "DeletePolicy": Good("?tab=policies", {"PolicyArn": "arn:aws:iam::{account}:policy/spare"}, ">menu</a>"),
        "CreatePolicyVersion": Good(
            MENU_PAGE,
            {"PolicyArn": MENU, "PolicyDocument": document(allow("s3:PutObject")), "SetAsDefault": "on"},
            "Document (v3)",
        ),
        "SetDefaultPolicyVersion": Good(MENU_PAGE, {"PolicyArn": MENU, "VersionId": "v2"}, "Document (v2)"),
        "DeletePolicyVersion": Good(MENU_PAGE, {"PolicyArn": MENU, "VersionId": "v2"}, "Document (v1)"),
        "TagPolicy": Good(
            MENU_PAGE, {"PolicyArn": MENU, "Tags": "shift=late"}, "<code>shift</code> = <code>late</code>"
        ),
        "UntagPolicy": Good(MENU_PAGE, {"PolicyArn": MENU, "TagKeys": "team"}, "None."),
        "CreateLoginProfile": Good("?user=jun", {"UserName": "jun", "Password": PASSWORD}, "Never used."),
        "UpdateLoginProfile": Good(
            MINA,
            {"UserName": "mina", "Password": "Fried-Dumplings-8", "PasswordResetRequired": "on"},
            "has to be changed",
        ),
        "DeleteLoginProfile": Good(MINA, {"UserName": "mina"}, "None: this user cannot sign in"),
        "CreateAccessKey": Good(MINA, {"UserName": "mina"}, "Shown once, now"),
        "UpdateAccessKey": Good(MINA, {"UserName": "mina", "AccessKeyId": "{key}", "Status": "Inactive"}, ">inactive<"),
        "DeleteAccessKey": Good(MINA, {"UserName": "mina", "AccessKeyId": "{key}"}, "Programs outside the account"),
        "CreateVirtualMFADevice": Good(MINA, {"VirtualMFADeviceName": "tablet"}, ":mfa/tablet"),
        "DeleteVirtualMFADevice": Good(MINA, {"SerialNumber": PHONE}, "six-digit code every 30 seconds"),
        "CreateAccountAlias": Good("?tab=account", {"AccountAlias": "mandu"}, "<code>mandu</code>"),
        "DeleteAccountAlias": Good("?tab=account", {"AccountAlias": "dumplings"}, "in place of the twelve digits"),
        "UpdateAccountPasswordPolicy": Good(
            "?tab=account", {"MinimumPasswordLength": 14, "RequireNumbers": "on"}, "<dd>14</dd>"
        ),
        "DeleteAccountPasswordPolicy": Good("?tab=account", {}, "at least eight characters"),
        "GenerateCredentialReport": Good("?tab=account", {}, "Download as CSV"),
    }
    | _of("User", "mina")
    | _of("Group", "kitchen")
    | _of("Role", "cook")
)
ELSEWHERE = {"EnableMFADevice", "ResyncMFADevice", "DeactivateMFADevice", "ChangePassword"}  # tests of their own
