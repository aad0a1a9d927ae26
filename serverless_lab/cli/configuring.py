"""`aws configure list` and `aws configure get`: there is one profile, and its key is in the learner's account."""

from serverless_lab.cli.commands import Configure

_SHARED, _CONFIG = ("shared-credentials-file", ""), ("config-file", "~/.aws/config")
_UNSET = ("None", "None")


def configured(command: Configure, access_key: str) -> str:
    if command.name:
        values = {"region": command.region, "output": command.output, "aws_access_key_id": access_key}
        value = values.get(command.name, "")
        return f"{value}\n" if value else ""
    masked = f"{'*' * 16}{access_key[-4:]}" if access_key else ""
    rows = [
        ("NAME", "VALUE", ("TYPE", "LOCATION")),
        ("profile", "<not set>", _UNSET),
        ("access_key", masked or "<not set>", _SHARED if masked else _UNSET),
        ("secret_key", "*" * 16 if masked else "<not set>", _SHARED if masked else _UNSET),
        ("region", command.region, _CONFIG),
    ]
    return "".join(f"{name:<10} : {value:<24} : {kind:<16} : {place}\n" for name, value, (kind, place) in rows)
