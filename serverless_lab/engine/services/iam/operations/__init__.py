"""IAM's operation table, one module per resource."""

from serverless_lab.engine.services.iam.operations import (
    access_keys,
    account,
    attachments,
    console,
    groups,
    inline,
    mfa,
    passwords,
    policies,
    profiles,
    roles,
    simulator,
    users,
)

OPERATIONS = (
    *users.OPERATIONS,
    *groups.OPERATIONS,
    *roles.OPERATIONS,
    *inline.OPERATIONS,
    *policies.OPERATIONS,
    *attachments.OPERATIONS,
    *profiles.OPERATIONS,
    *access_keys.OPERATIONS,
    *passwords.OPERATIONS,
    *mfa.OPERATIONS,
    *simulator.OPERATIONS,
    *account.OPERATIONS,
    *console.OPERATIONS,
)
