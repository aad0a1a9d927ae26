"""What to copy into which tool, ready to run. A test runs every one of them that this machine can run."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from serverless_lab.engine.coverage import services

PROFILE = "serverless-lab"


@dataclass(frozen=True)
class Access:
    """A key and the account that it opens."""

    account_id: str
    key: str
    secret: str
    region: str
    endpoint: str


@dataclass(frozen=True)
class Snippet:
    """`where` names the file or the program. `notes`, what else is true of the tool, may hold `code`."""

    id: str
    where: str
    text: str
    secret: str
    notes: tuple[str, ...] = ()

    @property
    def pieces(self) -> list[str]:
        """The text around the secret, which is shown only when asked for."""
        return self.text.split(self.secret)


@dataclass(frozen=True)
class Tool:
    id: str
    title: str
    snippets: list[Snippet]


def tools(access: Access) -> list[Tool]:
    """The profile first: the tools after it may use it."""
    return [
        Tool("profile", _("A profile for all of them"), [_config(access)]),
        Tool("cli", _("AWS CLI"), [_cli(access)]),
        Tool("python", _("Python: boto3"), [_boto3(access)]),
        Tool("javascript", _("JavaScript: SDK v3"), [_javascript(access)]),
        Tool("environment", _("Environment variables"), [_shell(access), _powershell(access)]),
        Tool("terraform", "Terraform", [_terraform(access)]),
        Tool("sam", "AWS SAM CLI", [_sam(access)]),
    ]


def _config(access: Access) -> Snippet:
    text = f"""\
[profile {PROFILE}]
region = {access.region}
endpoint_url = {access.endpoint}
aws_access_key_id = {access.key}
aws_secret_access_key = {access.secret}
"""
    notes = (
        _("On Windows it is `.aws\\config` in your user folder. What stands in the file already may stay."),
        _(
            "With `endpoint_url` in the profile every service is asked here, also those that the lab does not have. "
            "To send single services here, put `endpoint_url` into a `services` section and name it in the profile."
        ),
    )
    return Snippet("config", "~/.aws/config", text, access.secret, notes)


def _cli(access: Access) -> Snippet:
    text = f"""\
aws sts get-caller-identity --profile {PROFILE}
aws iam list-roles --profile {PROFILE}
"""
    notes = (
        _("Versions from July 2023 on read `endpoint_url` from the profile: 1.29 and 2.13. An older one needs `%s`.")
        % f"--endpoint-url {access.endpoint}",
        _(
            "Version 2 shows long answers in a pager; `--no-cli-pager` turns it off. It takes a `--payload` as text "
            "only with `--cli-binary-format raw-in-base64-out`, which version 1 does not know and does not need."
        ),
    )
    return Snippet("cli", _("in a terminal"), text, access.secret, notes)


def _boto3(access: Access) -> Snippet:
    text = f"""\
import boto3

session = boto3.Session(
    aws_access_key_id="{access.key}",
    aws_secret_access_key="{access.secret}",
    region_name="{access.region}",
)
sts = session.client("sts", endpoint_url="{access.endpoint}")
print(sts.get_caller_identity()["Arn"])
"""
    short = f'boto3.Session(profile_name="{PROFILE}").client("sts")'
    notes = (_("With the profile, from version 1.28 on, this is all: `%s`.") % short,)
    return Snippet("boto3", "first_call.py · pip install boto3", text, access.secret, notes)


def _javascript(access: Access) -> Snippet:
    text = f"""\
import {{ GetCallerIdentityCommand, STSClient }} from "@aws-sdk/client-sts";

const sts = new STSClient({{
  region: "{access.region}",
  endpoint: "{access.endpoint}",
  credentials: {{
    accessKeyId: "{access.key}",
    secretAccessKey: "{access.secret}",
  }},
}});
const answer = await sts.send(new GetCallerIdentityCommand({{}}));
console.log(answer.Arn);
"""
    notes = (
        _(
            "The profile works if it is named outside: `%s`. If the code names it, the SDK takes key and region from "
            "it, but not the endpoint, and asks the real AWS."
        )
        % f"AWS_PROFILE={PROFILE} node first-call.mjs",
    )
    return Snippet("javascript", "first-call.mjs · npm install @aws-sdk/client-sts", text, access.secret, notes)


def _shell(access: Access) -> Snippet:
    text = f"""\
export AWS_ACCESS_KEY_ID={access.key}
export AWS_SECRET_ACCESS_KEY={access.secret}
export AWS_REGION={access.region}
export AWS_DEFAULT_REGION={access.region}
export AWS_ENDPOINT_URL={access.endpoint}
unset AWS_SESSION_TOKEN AWS_PROFILE
"""
    return Snippet("shell", "bash, zsh", text, access.secret)


def _powershell(access: Access) -> Snippet:
    text = f"""\
$env:AWS_ACCESS_KEY_ID = "{access.key}"
$env:AWS_SECRET_ACCESS_KEY = "{access.secret}"
$env:AWS_REGION = "{access.region}"
$env:AWS_DEFAULT_REGION = "{access.region}"
$env:AWS_ENDPOINT_URL = "{access.endpoint}"
Remove-Item Env:AWS_SESSION_TOKEN, Env:AWS_PROFILE -ErrorAction SilentlyContinue
"""
    notes = (
        _(
            "They hold until the window is closed. Until then everything that is started from it calls the lab, and "
            "not AWS, if it knows `AWS_ENDPOINT_URL`."
        ),
    )
    return Snippet("powershell", "PowerShell", text, access.secret, notes)


def _terraform(access: Access) -> Snippet:
    width = max(map(len, services()))
    endpoints = "\n".join(f'    {name:{width}} = "{access.endpoint}"' for name in services())
    text = f"""\
terraform {{
  required_providers {{
    aws = {{ source = "hashicorp/aws" }}
  }}
}}

provider "aws" {{
  region     = "{access.region}"
  access_key = "{access.key}"
  secret_key = "{access.secret}"

  endpoints {{
{endpoints}
  }}
}}

data "aws_caller_identity" "me" {{}}

output "arn" {{
  value = data.aws_caller_identity.me.arn
}}
"""
    notes = (
        _(
            "Users, groups, roles, policies, access keys and functions were applied with version 5.100 of the "
            "provider. Other resources may ask for more than the lab has, and stop."
        ),
    )
    return Snippet("terraform", "main.tf · terraform init · terraform apply", text, access.secret, notes)


def _sam(access: Access) -> Snippet:
    function = f"arn:aws:lambda:{access.region}:{access.account_id}:function:order-fn"
    text = f"""\
sam remote invoke {function} --event '{{}}' --profile {PROFILE}
sam logs --cw-log-group /aws/lambda/order-fn --profile {PROFILE}
"""
    notes = (
        _(
            "SAM has no option for the endpoint; it takes that of the profile. It can call a function that is there "
            "already, by its ARN, and read its logs."
        ),
        _("`sam deploy` and `sam sync` need CloudFormation and S3, which the lab does not simulate."),
    )
    return Snippet("sam", _("in a terminal"), text, access.secret, notes)
