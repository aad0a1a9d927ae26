"""CloudWatch Logs' refusals."""

from serverless_lab.engine.errors import CloudError


class GroupNotFound(CloudError):
    code = "ResourceNotFoundException"
    template = "The specified log group does not exist."
    hint = "log-group-not-found"


class StreamNotFound(CloudError):
    code = "ResourceNotFoundException"
    template = "The specified log stream does not exist."
    hint = "log-stream-not-found"


class InvalidParameterException(CloudError):
    code = "InvalidParameterException"
    template = "{message}"
    hint = "invalid-parameter"
