"""Versions and aliases: a template publishes one version of a function, of the code that it carries."""

from typing import Any

from serverless_lab.engine.services.lambda_ import versions
from serverless_lab.engine.services.lambda_.state import LATEST, Alias, Function
from serverless_lab.sam.exports.draft import Draft, logical


class Qualifiers:
    """`home` is the alias that SAM publishes with the function, else empty: URL and events are said of it then.

    `current` is the version that a deployment would make, if there is one.
    """

    def __init__(self, draft: Draft, function: Function) -> None:
        self._draft, self._function = draft, function
        self.current = versions.current(function)
        self._aliases = [function.aliases[name] for name in sorted(function.aliases) if self._leads(name)]
        simple = [each.name for each in self._aliases if each.version != LATEST and not each.description]
        self.home = max(simple, key=self._hangs_on, default="")
        self._targets: dict[str, dict[str, str]] = {}
        self._version: Any = None

    def properties(self) -> dict[str, Any]:
        """What SAM says of the alias that it publishes."""
        if not self.home or self.current is None:
            return {}
        told: dict[str, Any] = {"AutoPublishAlias": self.home}
        if self.current.description != self._function.description:
            told["VersionDescription"] = self.current.description
        return told | self._provisioned(self.home)

    def export(self, resource: str) -> None:
        """The version and the other aliases, once the function has its id."""
        self._targets[""] = {"Ref": resource}
        arn, name = self._draft.source.arn("lambda", f"function:{self._function.name}"), logical(self._function.name)
        if self.current is not None:
            self._export_version(resource, name)
        for alias in self._aliases:
            if alias.name == self.home:
                self._targets[alias.name] = {"Ref": f"{resource}.Alias"}
            else:
                self._targets[alias.name] = {"Ref": self._export_alias(alias, name)}
        for qualifier, target in self._targets.items():
            if qualifier:
                self._draft.known[f"{arn}:{qualifier}"] = target
        self._leave()

    def target(self, qualifier: str) -> dict[str, str] | None:
        """A reference to what the qualifier names, None where the template does not make it."""
        return self._targets.get("" if qualifier == LATEST else qualifier)

    def mapped(self, qualifier: str) -> dict[str, str] | None:
        """As `target`, for what tells a function from its $LATEST: one queue may feed it by either name, or by both."""
        found = self.target(qualifier)
        return {"Fn::Sub": f"${{{found['Ref']}}}:{LATEST}"} if found is not None and qualifier == LATEST else found

    def name(self, qualifier: str) -> Any:
        """The qualifier itself, as a template can say it."""
        if qualifier in ("", LATEST):
            return LATEST
        if self.current is not None and qualifier == self.current.version:
            return self._version
        return qualifier if qualifier in self._targets else None

    def _hangs_on(self, alias: str) -> int:
        """How much of what SAM can say beside the alias there is; of several the first is taken."""
        function, urls = self._function, self._draft.source.functions.urls_of
        there = (function.provisioned, function.event_configs, urls.get(function.name, {}), function.policies)
        return sum(alias in each for each in there)

    def made_beside(self, qualifier: str) -> tuple[str, ...]:
        """The resource that has to be there before something can name the qualifier as a text."""
        named = self._targets.get(qualifier, {}).get("Ref", "")
        return (named,) if qualifier not in ("", LATEST, self.home) and "." not in named else ()

    def _leads(self, alias: str) -> bool:
        """Can a template say where the alias leads?"""
        found = self._function.aliases[alias]
        known = [LATEST, self.current.version] if self.current is not None else [LATEST]
        return found.version in known and not found.weights

    def _export_version(self, resource: str, name: str) -> None:
        """One that SAM publishes has no resource of its own."""
        assert self.current is not None
        number = self.current.version
        if self.home:
            self._version = {"Fn::GetAtt": [f"{resource}.Version", "Version"]}
            self._targets[number] = {"Ref": f"{resource}.Version"}
            if number in self._function.provisioned:
                self._draft.leave("provisioned-version", f"{self._function.name}:{number}")
            return
        told: dict[str, Any] = {"FunctionName": {"Ref": resource}} | self._provisioned(number)
        if self.current.description != self._function.description:
            told["Description"] = self.current.description
        made = self._draft.add(f"{name}Version", "AWS::Lambda::Version", told)
        self._version = {"Fn::GetAtt": [made, "Version"]}
        self._targets[number] = {"Ref": made}

    def _export_alias(self, alias: Alias, name: str) -> str:
        told = {
            "Name": alias.name,
            "FunctionName": self._targets[""],
            "FunctionVersion": LATEST if alias.version == LATEST else self._version,
            "Description": alias.description,
        }
        wanted = f"{name}{logical(alias.name, 'Alias')}"
        return self._draft.add(wanted, "AWS::Lambda::Alias", told | self._provisioned(alias.name))

    def _provisioned(self, qualifier: str) -> dict[str, Any]:
        config = self._function.provisioned.get(qualifier)
        if config is None:
            return {}
        return {"ProvisionedConcurrencyConfig": {"ProvisionedConcurrentExecutions": config.requested}}

    def _leave(self) -> None:
        function = self._function
        for number in function.versions:
            if self.current is None or number != self.current.version:
                self._draft.leave("older-version", f"{function.name}:{number}")
        for name in sorted(function.aliases):
            if not self._leads(name):
                self._draft.leave("alias-elsewhere", f"{function.name}:{name}")
