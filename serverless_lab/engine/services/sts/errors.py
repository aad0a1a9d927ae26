"""STS's refusals."""

from serverless_lab.engine.errors import CloudError


class ExpiredToken(CloudError):
    code = "ExpiredToken"
    status = 403
    template = "The security token included in the request is expired"
    hint = "expired-token"
