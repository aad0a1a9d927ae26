"""ARNs of the dumpling shop and of AWS's policies that it uses, and the addresses people call from."""

from lessons.courseware.probe import Probe

ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
LAMBDA_READ_ONLY = "arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess"
S3_FULL_ACCESS = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
SHOP_NETWORK = "203.0.113.0/24"
ELSEWHERE = {"aws:SourceIp": "198.51.100.20"}
RECEIPTS, PHOTOS = "dumpling-receipts", "dumpling-photos"  # buckets


def bucket(name: str) -> str:
    return f"arn:aws:s3:::{name}"


def objects(name: str, key: str) -> str:
    return f"arn:aws:s3:::{name}/{key}"


def function(probe: Probe, name: str) -> str:
    return f"arn:aws:lambda:{probe.state.region}:{probe.state.account_id}:function:{name}"


def queue(probe: Probe, name: str) -> str:
    return f"arn:aws:sqs:{probe.state.region}:{probe.state.account_id}:{name}"


def policy(probe: Probe, name: str) -> str:
    """A customer managed policy; where there is none, the ARN it would have."""
    known = [arn for arn, found in probe.iam.policies.items() if found.name == name]
    return known[0] if known else f"arn:aws:iam::{probe.state.account_id}:policy/{name}"
