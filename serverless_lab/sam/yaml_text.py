"""Templates as YAML: intrinsic functions in CloudFormation's short form, and nothing read that could do harm."""

import json
import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import DuplicateKeyError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.representer import SafeRepresenter

from serverless_lab.sam.faults import TemplateFault

LONGEST = 256 << 10  # bytes; CloudFormation takes 1 MB, and the reader takes two seconds for this
DEEPEST = 60
_SHORT = frozenset(
    """Base64 Cidr And Equals If Not Or FindInMap GetAtt GetAZs ImportValue Join Length Select Split Sub ToJsonString
    Transform""".split()
)
# Texts that YAML 1.1, which AWS's tools speak, would read as something else. Quotes too many do no harm.
_AMBIGUOUS = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|~|[-+.0-9][-+.0-9_:a-fox]*")
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class _Aliases(YAMLError):
    """A few lines of aliases can stand for gigabytes, and CloudFormation's own tools write none."""


class _Composer(Composer):
    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.parser.check_event(AliasEvent):
            raise TemplateFault("aliases", line=self.parser.peek_event().start_mark.line + 1)
        self.depth += 1
        if self.depth > DEEPEST:
            raise TemplateFault("too-deep", line=self.parser.peek_event().start_mark.line + 1)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Constructor(SafeConstructor):
    pass


def _intrinsic(constructor: Any, suffix: str, node: Any) -> dict[str, Any]:
    """`!Sub text` is `{"Fn::Sub": text}`; `!GetAtt A.B` is `{"Fn::GetAtt": ["A", "B"]}`."""
    name = suffix if suffix in ("Ref", "Condition") else f"Fn::{suffix}"
    if suffix not in _SHORT and name == f"Fn::{suffix}":
        raise TemplateFault("unknown-tag", tag=f"!{suffix}"[:60], line=node.start_mark.line + 1)
    value: Any
    if isinstance(node, ScalarNode):
        value = constructor.construct_scalar(node)
    elif isinstance(node, SequenceNode):
        value = constructor.construct_sequence(node, deep=True)
    else:
        value = constructor.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1) if "." in value else [value]
    return {name: value}


def _as_text(constructor: Any, node: Any) -> str:
    """`2012-10-17` is the version of a policy, no day."""
    return str(constructor.construct_scalar(node))


def _unknown(constructor: Any, node: Any) -> Any:
    raise TemplateFault("unknown-tag", tag=str(node.tag)[:60], line=node.start_mark.line + 1)


_Constructor.add_multi_constructor("!", _intrinsic)
_Constructor.add_constructor(_TIMESTAMP, _as_text)
_Constructor.add_constructor(None, _unknown)
for _tag in ("binary", "set", "omap", "pairs"):
    _Constructor.add_constructor(f"tag:yaml.org,2002:{_tag}", _unknown)


def read(text: str) -> tuple[dict[str, Any], dict[str, int]]:
    """The template and on which line each resource begins. Raises TemplateFault.

    Everything is read in Python: nested brackets meet Python's limit there, and the machine's stack otherwise.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        raise TemplateFault("template-too-large", limit=LONGEST)
    reader = YAML(typ="safe", pure=True)
    reader.Composer, reader.Constructor = _Composer, _Constructor
    try:
        node = reader.compose(text)
        data = reader.constructor.construct_document(node) if node is not None else None
    except DuplicateKeyError as error:
        mark = error.problem_mark
        raise TemplateFault("duplicate-key", line=mark.line + 1 if mark else 0) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        raise TemplateFault("not-yaml", line=line, problem=str(error.problem or "")[:120]) from None
    except RecursionError:
        raise TemplateFault("too-deep", line=0) from None
    except (YAMLError, ValueError, TypeError, OverflowError) as error:
        raise TemplateFault(
            "not-yaml", line=0, problem=str(error).splitlines()[0][:120] if str(error) else ""
        ) from None
    if not isinstance(data, dict):
        raise TemplateFault("not-a-template")
    return data, _lines(node)


def _lines(node: Any) -> dict[str, int]:
    for key, value in node.value:
        if key.value == "Resources" and isinstance(value, MappingNode):
            return {each.value: each.start_mark.line + 1 for each, _ in value.value if isinstance(each, ScalarNode)}
    return {}


class _Short(str):
    """An intrinsic function that is written behind a tag of its own."""

    tag = ""


class _Representer(SafeRepresenter):
    pass


def _short(representer: Any, value: _Short) -> Any:
    return representer.represent_scalar(value.tag, str(value))


def _text(representer: Any, value: str) -> Any:
    style = "'" if _AMBIGUOUS.fullmatch(value) else None
    return representer.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Representer.add_representer(_Short, _short)
_Representer.add_representer(str, _text)


def write(template: dict[str, Any], comment: str = "") -> str:
    """The text of a template, its keys in their order, behind lines of comment."""
    writer = YAML(typ="safe", pure=True)
    writer.Representer = _Representer
    writer.default_flow_style = False
    writer.width = 1000  # policies are read line by line
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    stream = StringIO()
    writer.dump(_shortened(template), stream)
    lines = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    return lines + stream.getvalue()


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        if len(value) == 1:
            ((name, inner),) = value.items()
            if name == "Fn::GetAtt" and isinstance(inner, list):
                return _tagged("!GetAtt", ".".join(inner))
            if name in ("Ref", "Fn::Sub") and isinstance(inner, str):
                return _tagged("!" + name.removeprefix("Fn::"), inner)
        return {key: _shortened(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_shortened(each) for each in value]
    return value


def _tagged(tag: str, text: str) -> _Short:
    value = _Short(text)
    value.tag = tag
    return value


def as_json(value: Any) -> str:
    """A document as it is handed to a service: IAM takes no letters beyond Latin-1, but it takes their escapes."""
    return json.dumps(value)
