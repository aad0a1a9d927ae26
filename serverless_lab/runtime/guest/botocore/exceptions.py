"""The exceptions that functions catch."""

from typing import Any


class BotoCoreError(Exception):
    """Whatever is not an answer of the service."""


class UnknownServiceError(BotoCoreError):
    """boto3.client() was asked for a service the lab does not know."""

    def __init__(self, service: str, known: list[str]) -> None:
        super().__init__(f"Unknown service: '{service}'. Valid service names are: {', '.join(known)}")


class ParamValidationError(BotoCoreError):
    """Parameters that the service's model does not accept."""


class ConnectionError(BotoCoreError):
    """No connection to the service."""


class ConnectTimeoutError(ConnectionError):
    """Nobody answered in time: the call found no way out of its VPC."""

    def __init__(self, endpoint_url: str) -> None:
        super().__init__(f'Connect timeout on endpoint URL: "{endpoint_url}"')
        self.kwargs = {"endpoint_url": endpoint_url}


class ClientError(Exception):
    """The service said no; response["Error"]["Code"] says why."""

    _made: dict[str, "type[ClientError]"] = {}

    def __new__(cls, response: dict[str, Any], operation: str) -> "ClientError":
        code = str(response.get("Error", {}).get("Code", "")).rsplit(".", 1)[-1]
        kind = cls.named(code) if cls is ClientError and code.isidentifier() else cls
        return super().__new__(kind)

    def __init__(self, error_response: dict[str, Any], operation_name: str) -> None:
        error = error_response.get("Error", {})
        super().__init__(
            f"An error occurred ({error.get('Code', 'Unknown')}) when calling the {operation_name} operation: "
            f"{error.get('Message', 'Unknown')}"
        )
        self.response, self.operation_name = error_response, operation_name

    @classmethod
    def named(cls, code: str) -> "type[ClientError]":
        """The subclass for one error code; the same one each time, so that except can match it."""
        if code not in ClientError._made:
            ClientError._made[code] = type(code, (ClientError,), {})
        return ClientError._made[code]
