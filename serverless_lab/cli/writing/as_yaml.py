"""YAML as v2 writes and reads it: with the library that v2 uses, so that quotes and folds are the same."""

from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent

LONGEST = 32_768  # characters; the reader is slow


class _Composer(Composer):
    """A few lines of aliases can stand for gigabytes; nobody needs them in a request."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.parser.check_event(AliasEvent):
            raise YAMLError("aliases are not read here")
        return super().compose_node(parent, index)


def yaml_text(answer: Any) -> str:
    if answer == {}:
        return ""
    writer = YAML(typ="safe")
    writer.default_flow_style = False
    stream = StringIO()
    writer.dump(answer, stream)
    return stream.getvalue()


def stream_text(answer: Any) -> str:
    """`--output yaml-stream`: every page is one item of a list."""
    return yaml_text([answer]) if answer != {} else ""


def read_yaml(text: str | bytes) -> Any:
    """Raises ruamel's YAMLError and what its constructors raise.

    In pure Python: nested brackets meet Python's limit there, and the machine's stack otherwise.
    """
    reader = YAML(typ="safe", pure=True)
    reader.Composer = _Composer
    return reader.load(text)
