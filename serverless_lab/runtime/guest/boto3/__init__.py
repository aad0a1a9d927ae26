"""A stand-in for boto3: every operation of every client is a call on the learner's own account."""

from typing import Any

from .session import Session

__version__ = "1.44.0"


def client(service_name: str, *args: Any, **options: Any) -> Any:
    """The client of one AWS service."""
    return Session().client(service_name, *args, **options)


def resource(service_name: str, *args: Any, **options: Any) -> Any:
    """Not offered; says so."""
    return Session().resource(service_name)


def setup_default_session(**options: Any) -> None:
    """Nothing to set up: credentials come from the function's role."""
