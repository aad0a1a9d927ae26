"""Lambda's operation table, one module per subject."""

from serverless_lab.engine.services.lambda_.operations import (
    concurrency,
    events,
    functions,
    layers,
    mappings,
    policies,
    runtimes,
    tags,
    tuning,
    urls,
    versions,
)

OPERATIONS = (
    *functions.OPERATIONS,
    *versions.OPERATIONS,
    *policies.OPERATIONS,
    *layers.OPERATIONS,
    *tags.OPERATIONS,
    *runtimes.OPERATIONS,
    *concurrency.OPERATIONS,
    *urls.OPERATIONS,
    *events.OPERATIONS,
    *mappings.OPERATIONS,
    *tuning.OPERATIONS,
)
