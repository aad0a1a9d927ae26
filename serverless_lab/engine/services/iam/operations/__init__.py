"""IAM's operation table, one module per resource."""

from serverless_lab.engine.services.iam.operations import attachments, inline, policies, profiles, roles

OPERATIONS = (
    *attachments.OPERATIONS,
    *inline.OPERATIONS,
    *policies.OPERATIONS,
    *profiles.OPERATIONS,
    *roles.OPERATIONS,
)
