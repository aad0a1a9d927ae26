"""Rules of security groups given, taken away and changed."""

from collections.abc import Iterable
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import groups, list_users, names, rule_answers, rules, tags
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.filtering import NoSuchRule, RuleExists, RuleIdNotFound
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import groups as requests
from serverless_lab.engine.services.ec2.state.filtering import GroupRule, SecurityGroup


def authorize_ingress(context: Context, request: requests.AuthorizeIngress) -> dict[str, Any]:
    group = groups.find(context, request.group_id, request.group_name)
    return _authorize(context, group, request, egress=False)


def authorize_egress(context: Context, request: requests.Authorize) -> dict[str, Any]:
    return _authorize(context, groups.find(context, request.group_id, None), request, egress=True)


def revoke_ingress(context: Context, request: requests.RevokeIngress) -> dict[str, Any]:
    group = groups.find(context, request.group_id, request.group_name)
    return _revoke(context, group, request, egress=False)


def revoke_egress(context: Context, request: requests.Revoke) -> dict[str, Any]:
    return _revoke(context, groups.find(context, request.group_id, None), request, egress=True)


def modify_security_group_rules(context: Context, request: requests.ModifySecurityGroupRules) -> dict[str, Any]:
    """All of the changes or none."""
    group = groups.found(context, request.group_id)
    changed: list[GroupRule] = []
    for update in request.security_group_rules:
        old = _own(group, update.security_group_rule_id)
        new = rules.of_request(context, group, old.egress, update.security_group_rule)
        new.id, new.tags = old.id, old.tags
        changed.append(new)
    ids = {rule.id for rule in changed}
    kept = [rule for rule in group.rules.values() if rule.id not in ids]
    _check_new(changed, kept)
    for egress in (False, True):
        list_users.check_rules(names.state(context), _one_way([*kept, *changed], egress))
    for rule in changed:
        groups.release(context, group, group.rules[rule.id])
        group.rules[rule.id] = rule
        groups.hold(context, group, rule)
    return {"Return": True}


def update_descriptions_ingress(context: Context, request: requests.UpdateDescriptions) -> dict[str, Any]:
    return _update_descriptions(context, request, egress=False)


def update_descriptions_egress(context: Context, request: requests.UpdateDescriptions) -> dict[str, Any]:
    return _update_descriptions(context, request, egress=True)


def describe_security_group_rules(context: Context, request: requests.DescribeSecurityGroupRules) -> dict[str, Any]:
    state = names.state(context)
    for rule_id in request.security_group_rule_ids:
        if rule_id not in state.rules:
            raise RuleIdNotFound(id=rule_id)
    wanted = request.security_group_rule_ids or list(state.rules)
    pairs = [(state.groups[state.rules[each]], each) for each in wanted]
    passed = chosen(pairs, request.filters, RULE_FILTERS, lambda pair: pair[0].rules[pair[1]].tags)
    shown, more = page(passed, request.next_token, request.max_results)
    said = [rule_answers.say(context, group.id, group.rules[rule_id]) for group, rule_id in shown]
    return {"SecurityGroupRules": said, **more}


def _authorize(context: Context, group: SecurityGroup, request: requests.Authorize, *, egress: bool) -> dict[str, Any]:
    new = rules.wanted(context, group, egress, request)
    labels = tags.given(request.tag_specifications, "security-group-rule")
    _check_new(new, list(group.rules.values()))
    list_users.check_rules(names.state(context), [*_one_way(group.rules.values(), egress), *new])
    for rule in new:
        rule.id, rule.tags = names.new_id(context, "sgr"), dict(labels)
        group.rules[rule.id] = rule
        names.state(context).rules[rule.id] = group.id
        groups.hold(context, group, rule)
    return {"Return": True, "SecurityGroupRules": [rule_answers.say(context, group.id, rule) for rule in new]}


def _revoke(context: Context, group: SecurityGroup, request: requests.Revoke, *, egress: bool) -> dict[str, Any]:
    if request.security_group_rule_ids:
        gone = [_own(group, each) for each in request.security_group_rule_ids]
        if any(rule.egress is not egress for rule in gone):
            raise NoSuchRule()
    else:
        known = {rules.key(rule): rule for rule in group.rules.values()}
        wanted = rules.wanted(context, group, egress, request)
        if any(rules.key(rule) not in known for rule in wanted):
            raise NoSuchRule()
        gone = [known[rules.key(rule)] for rule in wanted]
    gone = list({rule.id: rule for rule in gone}.values())
    for rule in gone:
        groups.release(context, group, rule)
        del group.rules[rule.id], names.state(context).rules[rule.id]
    return {
        "Return": True,
        "RevokedSecurityGroupRules": [rule_answers.say_revoked(context, group.id, rule) for rule in gone],
    }


def _update_descriptions(context: Context, request: requests.UpdateDescriptions, *, egress: bool) -> dict[str, Any]:
    group = groups.find(context, request.group_id, request.group_name)
    if bool(request.ip_permissions) is bool(request.security_group_rule_descriptions):
        raise InvalidParameterCombination(
            message="Exactly one of ipPermissions and securityGroupRuleDescriptions must be specified"
        )
    if request.ip_permissions:
        known = {rules.key(rule): rule for rule in group.rules.values()}
        asked = requests.Permissions(group_id=group.id, ip_permissions=request.ip_permissions)
        wanted = rules.wanted(context, group, egress, asked)
        if any(rules.key(rule) not in known for rule in wanted):
            raise NoSuchRule()
        texts = [(known[rules.key(rule)], rule.description) for rule in wanted]
    else:
        described = request.security_group_rule_descriptions
        texts = [(_own(group, each.security_group_rule_id), each.description) for each in described]
    for rule, text in texts:
        rule.description = text
    return {"Return": True}


def _own(group: SecurityGroup, rule_id: str) -> GroupRule:
    if not rule_id:
        raise MissingParameter(name="securityGroupRuleId")
    if rule_id not in group.rules:
        raise RuleIdNotFound(id=rule_id)
    return group.rules[rule_id]


def _one_way(found: Iterable[GroupRule], egress: bool) -> list[GroupRule]:
    return [rule for rule in found if rule.egress is egress]


def _check_new(new: list[GroupRule], present: list[GroupRule]) -> None:
    """No rule twice. Raises RuleExists."""
    known = {rules.key(rule) for rule in present}
    for rule in new:
        if rules.key(rule) in known:
            protocol = "ALL" if rule.protocol == "-1" else rule.protocol.upper()
            raise RuleExists(peer=rules.peer(rule), protocol=protocol, ports=rules.said_ports(rule))
        known.add(rules.key(rule))


RULE_FILTERS = {
    "group-id": lambda pair: pair[0].id,
    "security-group-rule-id": lambda pair: pair[1],
}
