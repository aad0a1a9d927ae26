"""Rows of the operation table about event source mappings."""

from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.lambda_ import mappings
from serverless_lab.engine.services.lambda_.requests import mappings as requests

OPERATIONS = (
    Operation(
        "lambda",
        "CreateEventSourceMapping",
        requests.CreateEventSourceMapping,
        mappings.create_event_source_mapping,
        no_resource,
        "lambda:CreateEventSourceMapping",
        keys=mappings.keys,
        differs=("sources-come-later",),
    ),
    Operation(
        "lambda",
        "GetEventSourceMapping",
        requests.MappingNamed,
        mappings.get_event_source_mapping,
        mappings.arn,
        "lambda:GetEventSourceMapping",
        keys=mappings.keys,
        read_only=True,
    ),
    Operation(
        "lambda",
        "UpdateEventSourceMapping",
        requests.UpdateEventSourceMapping,
        mappings.update_event_source_mapping,
        mappings.arn,
        "lambda:UpdateEventSourceMapping",
        keys=mappings.keys,
        differs=("sources-come-later",),
    ),
    Operation(
        "lambda",
        "DeleteEventSourceMapping",
        requests.MappingNamed,
        mappings.delete_event_source_mapping,
        mappings.arn,
        "lambda:DeleteEventSourceMapping",
        keys=mappings.keys,
    ),
    Operation(
        "lambda",
        "ListEventSourceMappings",
        requests.ListEventSourceMappings,
        mappings.list_event_source_mappings,
        no_resource,
        "lambda:ListEventSourceMappings",
        read_only=True,
    ),
)
