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


class WaiterError(BotoCoreError):
    """What was waited for did not happen."""

    def __init__(self, name: str, reason: str, last_response: dict[str, Any]) -> None:
        super().__init__(f"Waiter {name} failed: {reason}")
        self.last_response = last_response


class PaginationError(BotoCoreError):
    """A paginator was used in a way that it does not have."""


class NoCredentialsError(BotoCoreError):
    """Never raised here: a function has its role's credentials."""

    def __init__(self) -> None:
        super().__init__("Unable to locate credentials")


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

    def __init__(self, error_response: dict[str, Any], operation_name: str) -> None:
        error = error_response.get("Error", {})
        super().__init__(
            f"An error occurred ({error.get('Code', 'Unknown')}) when calling the {operation_name} operation: "
            f"{error.get('Message', 'Unknown')}"
        )
        self.response, self.operation_name = error_response, operation_name

    @classmethod
    def of(cls, response: dict[str, Any], operation: str, errors: dict[str, str]) -> "ClientError":
        """The service's own class where its model has one for the code."""
        code = str(response.get("Error", {}).get("Code", ""))
        name = errors.get(code) or errors.get(code.rsplit(".", 1)[-1])
        kind = cls.named(name) if name else cls
        return kind(response, operation)

    @classmethod
    def named(cls, code: str) -> "type[ClientError]":
        """The subclass for one error code; the same one each time, so that except can match it."""
        if code not in ClientError._made:
            ClientError._made[code] = type(code, (ClientError,), {})
        return ClientError._made[code]
