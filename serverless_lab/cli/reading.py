"""From the words of a line to the call they ask for."""

from botocore import xform_name

from serverless_lab.cli.commands import Call, Command, Files
from serverless_lab.cli.errors import CliError
from serverless_lab.cli.words import words
from serverless_lab.models import service_model

__all__ = ["read", "words"]


def read(argv: list[str], files: Files, region: str, output: str = "json") -> Command:
    """What `aws` is asked with these words (without `aws` itself); raises CliError."""
    service, operation, *rest = argv
    model = service_model(service)
    named = {xform_name(name, "-"): name for name in model.operation_names}
    shape = model.operation_model(named[operation]).input_shape
    members = {xform_name(name, "-"): name for name in shape.members} if shape else {}
    params = {}
    for option, value in zip(rest[::2], rest[1::2], strict=True):
        if option.removeprefix("--") not in members:
            raise CliError(f"Unknown options: {option}")
        params[members[option.removeprefix("--")]] = value
    return Call(service, named[operation], params, region, output)
