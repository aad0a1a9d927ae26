"""IAM's operation table, one module per resource."""

from serverless_lab.engine.services.iam.operations import (
    access_keys,
    account,
    console,
    groups,
    mfa,
    passwords,
    roles,
    users,
)

OPERATIONS = (
    *roles.OPERATIONS,
    *users.OPERATIONS,
    *groups.OPERATIONS,
    *access_keys.OPERATIONS,
    *passwords.OPERATIONS,
    *mfa.OPERATIONS,
    *account.OPERATIONS,
    *console.OPERATIONS,
)
