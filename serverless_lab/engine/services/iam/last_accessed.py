"""Which services somebody's permissions open, and when each was last used: service last accessed information."""

from itertools import islice
from typing import Any, Final

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import DAY, to_datetime
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.errors import NoSuchEntity
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import simulator as requests
from serverless_lab.engine.services.iam.simulator import sources
from serverless_lab.engine.services.iam.simulator.granting import grants
from serverless_lab.engine.services.iam.simulator.inputs import principal_sources
from serverless_lab.engine.services.iam.state import AccessJob, Group, LastAccess, Role, User

_KEPT = 7 * DAY

# The services this course simulates, under the names of AWS's service authorization reference.
SERVICES: Final = {
    "cloudwatch": "Amazon CloudWatch",
    "ec2": "Amazon EC2",
    "elasticfilesystem": "Amazon Elastic File System",
    "iam": "AWS Identity and Access Management (IAM)",
    "lambda": "AWS Lambda",
    "logs": "Amazon CloudWatch Logs",
    "s3": "Amazon S3",
    "sns": "Amazon SNS",
    "sqs": "Amazon SQS",
    "sts": "AWS Security Token Service",
}


def generate_service_last_accessed_details(
    context: Context, request: requests.GenerateServiceLastAccessedDetails
) -> dict[str, Any]:
    """The report is made at once and kept for seven days."""
    if ":policy/" in request.arn:
        raise NotSimulated(feature="The last access of a managed policy's holders")
    opened = [one for one in principal_sources(context, request.arn) if one.kind == "identity"]
    used = _used(context, request.arn)
    rows = {
        service: used.get(service, [])
        for service in SERVICES
        if service in used or any(grants(one.document, service) for one in opened)
    }
    jobs = names.state(context).access_jobs
    for job_id in list(islice(jobs, 2)):
        if jobs[job_id].created < context.at - _KEPT:
            del jobs[job_id]
    job_id = new_uuid(context.chance())
    jobs[job_id] = AccessJob(context.at, request.granularity, rows)
    return {"JobId": job_id}


def get_service_last_accessed_details(
    context: Context, request: requests.GetServiceLastAccessedDetails
) -> dict[str, Any]:
    job = names.state(context).access_jobs.get(request.job_id)
    if job is None:
        raise NoSuchEntity(kind="job", name=request.job_id)
    shown, more = page(list(job.services.items()), request.marker, request.max_items)
    created = to_datetime(job.created)
    return {
        "JobStatus": "COMPLETED",
        "JobType": job.granularity,
        "JobCreationDate": created,
        "JobCompletionDate": created,
        "ServicesLastAccessed": [_describe(service, used) for service, used in shown],
    } | more


def _used(context: Context, arn: str) -> dict[str, list[LastAccess]]:
    """By service, the last access of the user or role, or of each member of the group."""
    holder = sources.principal(context, arn)
    state = names.state(context)
    held = [state.users[name] for name in holder.users] if isinstance(holder, Group) else [holder]
    found: dict[str, list[LastAccess]] = {}
    for one in held:
        if isinstance(one, User | Role):
            for service, access in one.accessed.items():
                found.setdefault(service, []).append(LastAccess(*access, names.arn_of(context, one)))
    return found


def _describe(service: str, used: list[LastAccess]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ServiceName": SERVICES[service],
        "ServiceNamespace": service,
        "TotalAuthenticatedEntities": len(used),
    }
    if used:
        latest = max(used, key=lambda access: access.at)
        found |= {
            "LastAuthenticated": to_datetime(latest.at),
            "LastAuthenticatedEntity": latest.entity,
            "LastAuthenticatedRegion": latest.region,
        }
    return found
