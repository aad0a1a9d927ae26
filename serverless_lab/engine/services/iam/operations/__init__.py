"""IAM's operation table, one module per resource."""

from serverless_lab.engine.services.iam.operations import roles

OPERATIONS = (*roles.OPERATIONS,)
