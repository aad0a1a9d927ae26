"""An account as a SAM template with its code beside it."""

import re
from dataclasses import dataclass
from typing import Any

from serverless_lab.engine.cloud import Cloud
from serverless_lab.runtime import packages
from serverless_lab.runtime.packages import File
from serverless_lab.sam import yaml_text
from serverless_lab.sam.exports.draft import Draft, LeftBehind, Source, To
from serverless_lab.sam.exports.table import EXPORTERS
from serverless_lab.sam.plan import MOST_CODE
from serverless_lab.sam.template import TRANSFORM, VERSION

_DESCRIPTION = "Exported from a simulated account of Serverless Lab"


@dataclass(frozen=True)
class Exported:
    """`files` is the code by path; `left` what the template does not say."""

    template: dict[str, Any]
    files: dict[str, File]
    left: list[LeftBehind]

    @property
    def types(self) -> dict[str, int]:
        """How many resources there are of each type."""
        found: dict[str, int] = {}
        for each in self.template.get("Resources", {}).values():
            found[each["Type"]] = found.get(each["Type"], 0) + 1
        return found

    def packed(self, *, comment: str = "", more: dict[str, File] | None = None) -> bytes:
        """One zip with `template.yaml`, the code, and `more` beside it; the same bytes for the same account."""
        text = yaml_text.write(self.template, comment)
        return packages.write(self.files | {"template.yaml": File(text.encode())} | (more or {}))


def export(cloud: Cloud, most_code: int = MOST_CODE) -> Exported:
    """What the account holds in its own Region, with so many bytes of code at most. Raises CodeTooLarge.

    With 0 the template is made without looking at any code.
    """
    draft = Draft(Source(cloud), most_code)
    for exporter in EXPORTERS:
        exporter(draft)
    template: dict[str, Any] = {
        "AWSTemplateFormatVersion": VERSION,
        "Transform": TRANSFORM,
        "Description": _DESCRIPTION,
    }
    if draft.parameters:
        template["Parameters"] = draft.parameters
    portable = _Portable(draft)
    template["Resources"] = {name: portable.of(body) for name, body in draft.resources.items()}
    return Exported(template, draft.files, draft.left)


class _Portable:
    """Values as they mean the same in another account: references, and its own number and Region in their place."""

    def __init__(self, draft: Draft) -> None:
        self._known = draft.known
        account, region = re.escape(draft.source.account_id), re.escape(draft.source.region)
        self._account = re.compile(rf"(?<![0-9A-Za-z]){account}(?![0-9A-Za-z])")
        self._region = re.compile(rf"(?<=[:.]){region}(?=[:.])")

    def of(self, value: Any) -> Any:
        if isinstance(value, To):
            return self._known.get(value.key) or self._text(value.key)
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.of(each) for each in value]
        if isinstance(value, dict):
            if len(value) == 1 and next(iter(value)) in ("Ref", "Fn::GetAtt", "Fn::Sub"):
                return value
            return {key: self.of(each) for key, each in value.items()}
        return value

    def _text(self, text: str) -> Any:
        """What a text has of its own that looks like a hole stays as it is."""
        safe = text.replace("${", "${!")
        filled = self._account.sub("${AWS::AccountId}", safe)
        if text.startswith(("arn:", "https://")):
            filled = self._region.sub("${AWS::Region}", filled)
        return text if filled == safe else {"Fn::Sub": filled}
