"""botocore.config.Config, accepted and without effect: nothing leaves this machine."""

from typing import Any


class Config:
    """Keeps what it is given."""

    def __init__(self, **options: Any) -> None:
        self.__dict__.update(options)
