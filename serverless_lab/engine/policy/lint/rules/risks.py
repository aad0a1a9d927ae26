"""What is well written and gives more away than its author may know."""

import re
from collections.abc import Iterator
from typing import Final

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Statement, Subject
from serverless_lab.engine.policy.matching import action_matches
from serverless_lab.engine.policy.policy import as_list

# Whoever may do one of these to anybody can give themselves every permission there is.
_ESCALATING: Final = (
    "iam:AddUserToGroup",
    "iam:AttachGroupPolicy",
    "iam:AttachRolePolicy",
    "iam:AttachUserPolicy",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreatePolicyVersion",
    "iam:PutGroupPolicy",
    "iam:PutRolePolicy",
    "iam:PutUserPolicy",
    "iam:SetDefaultPolicyVersion",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateLoginProfile",
)
_ROLES = re.compile(r"\*|arn:[^:]+:iam::[^:]*:(?:\*|role/\*)")
_FOREIGN = re.compile(r"(?:arn:[^:]+:iam::)?(\d{12})(?::root)?")
_MFA = ("aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge")


def _allowing(subject: Subject) -> Iterator[Statement]:
    return (statement for statement in subject.statements if statement.allows)


def _everything(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        for pointer, text in statement.actions:
            if text in ("*", "*:*") and statement.any_resource and not statement.conditional:
                yield Hit(pointer)


def _not_action(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        if "NotAction" in statement.element:
            yield Hit(f"{statement.pointer}/NotAction", name=True)


def _not_resource(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        if "NotResource" in statement.element:
            yield Hit(f"{statement.pointer}/NotResource", name=True)


def _pass_role(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        open_roles = [resource for resource in statement.resources if _ROLES.fullmatch(resource.text)]
        if not open_roles or statement.tests_key("iam:PassedToService", "iam:AssociatedResourceArn"):
            continue
        for pointer, text in statement.actions:
            if text not in ("*", "*:*") and action_matches(text, "iam:PassRole"):
                yield Hit(pointer, {"resource": open_roles[0].text})


def _all_of_iam(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        for pointer, text in statement.actions:
            if text.lower() == "iam:*" and statement.any_resource and not statement.conditional:
                yield Hit(pointer)


def _escalating(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        if not statement.any_resource or statement.tests_key("iam:PermissionsBoundary", "iam:PolicyARN"):
            continue
        for pointer, text in statement.actions:
            found = next((action for action in _ESCALATING if action_matches(text, action)), None)
            if found and text.lower() not in ("*", "*:*", "iam:*"):  # these have rules of their own
                yield Hit(pointer, {"action": found})


def _not_principal(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        if "NotPrincipal" in statement.element:
            yield Hit(f"{statement.pointer}/NotPrincipal", name=True)


def _named(statement: Statement) -> list[object]:
    principal = statement.element.get("Principal")
    return as_list(principal.get("AWS", [])) if isinstance(principal, dict) else [principal]


def _anybody(subject: Subject) -> Iterator[Hit]:
    for statement in _allowing(subject):
        if "*" in _named(statement) and not statement.conditional:
            yield Hit(f"{statement.pointer}/Principal", name=True)


def _no_external_id(subject: Subject) -> Iterator[Hit]:
    """Of a role that another account may assume; only where the document says `root` or a bare account."""
    if subject.kind != "trust":
        return
    for statement in _allowing(subject):
        named = [each for each in _named(statement) if isinstance(each, str) and _FOREIGN.fullmatch(each)]
        if named and not statement.conditional:
            yield Hit(f"{statement.pointer}/Principal", {"principal": named[0]}, name=True)


def _no_mfa(subject: Subject) -> Iterator[Hit]:
    """For changing permissions, written out; a suggestion, because a program has no device."""
    for statement in _allowing(subject):
        if subject.kind != "identity" or statement.tests_key(*_MFA):
            continue
        for pointer, text in statement.actions:
            action = catalogue.action(text)
            deletes = action is not None and action.name.startswith("iam:Delete")
            if action is not None and (action.access == "Permissions management" or deletes):
                yield Hit(pointer, {"action": action.name})
                break


RULES = (
    Rule("allow-everything", "security", _everything),
    Rule("allow-not-action", "security", _not_action),
    Rule("allow-not-resource", "security", _not_resource),
    Rule("pass-any-role", "security", _pass_role),
    Rule("all-of-iam", "security", _all_of_iam),
    Rule("escalating", "security", _escalating),
    Rule("allow-not-principal", "security", _not_principal),
    Rule("anybody", "security", _anybody),
    Rule("no-external-id", "suggestion", _no_external_id),
    Rule("no-mfa", "suggestion", _no_mfa),
)
