"""IAM's refusals."""

from serverless_lab.engine.errors import CloudError, ValidationError


class NoSuchEntity(CloudError):
    code = "NoSuchEntity"
    status = 404
    template = "The {kind} with name {name} cannot be found."
    hint = "no-such-entity"


class EntityAlreadyExists(CloudError):
    code = "EntityAlreadyExists"
    status = 409
    template = "{kind} with name {name} already exists."
    hint = "entity-exists"


class MalformedPolicyDocument(CloudError):
    code = "MalformedPolicyDocument"
    template = "{message}"
    hint = "malformed-policy"


class InvalidMarker(ValidationError):
    template = "Invalid Marker: {marker}"
