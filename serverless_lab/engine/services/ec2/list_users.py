"""Who refers to a prefix list, and what each reference counts: as many rules or routes as the list may have entries.

Source: Amazon VPC user guide, "Amazon VPC quotas" and "AWS-managed prefix list weight".
"""

from collections.abc import Iterable

from serverless_lab.engine import numbers
from serverless_lab.engine.services.ec2.errors.common import LimitExceeded
from serverless_lab.engine.services.ec2.state.filtering import GroupRule, PrefixList
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable

AWS = "AWS"
AWS_WEIGHT = 1  # of the lists of S3 and of DynamoDB


def hold_route(state: Ec2State, table: RouteTable, destination: str) -> None:
    """Remember at the list that a route names that it does so."""
    if destination in state.prefix_lists:
        state.prefix_lists[destination].tables[table.id] = None


def release_route(state: Ec2State, table: RouteTable, destination: str) -> None:
    if destination in state.prefix_lists:
        del state.prefix_lists[destination].tables[table.id]


def release_table(state: Ec2State, table: RouteTable) -> None:
    for destination in table.routes:
        release_route(state, table, destination)


def check_rules(state: Ec2State, rules: Iterable[GroupRule]) -> None:
    """Of one group and direction. Raises LimitExceeded."""
    if _rules(state, rules) > numbers.VPC_GROUP_RULES:
        raise LimitExceeded(code="RulesPerSecurityGroupLimitExceeded", things="rules per security group")


def check_routes(state: Ec2State, table: RouteTable, destination: str) -> None:
    """Does the table take a route there as well? Raises LimitExceeded."""
    if _routes(state, table) + _weight(state, destination) > numbers.VPC_ROUTES:
        raise LimitExceeded(code="RouteLimitExceeded", things="routes")


def too_small(state: Ec2State, found: PrefixList, size: int) -> list[str]:
    """Groups and tables that refer to the list and would not take it with so many entries."""
    more = size - found.max_entries
    groups = dict.fromkeys(state.rules[rule] for rule in found.used_by)
    full = [each for each in groups if not all(_takes_rules(state, each, out, found, more) for out in (False, True))]
    tables = [state.tables[each] for each in found.tables]
    return full + [table.id for table in tables if _routes(state, table) + more > numbers.VPC_ROUTES]


def _takes_rules(state: Ec2State, group: str, egress: bool, found: PrefixList, more: int) -> bool:
    rules = [rule for rule in state.groups[group].rules.values() if rule.egress is egress]
    named = sum(rule.prefix_list == found.id for rule in rules)
    return not named or _rules(state, rules) + named * more <= numbers.VPC_GROUP_RULES


def _rules(state: Ec2State, rules: Iterable[GroupRule]) -> int:
    return sum(_weight(state, rule.prefix_list) for rule in rules)


def _routes(state: Ec2State, table: RouteTable) -> int:
    return sum(_weight(state, route.destination) for route in table.routes.values() if _counts(route))


def _counts(route: Route) -> bool:
    return route.origin == "CreateRoute"


def _weight(state: Ec2State, listed: str) -> int:
    found = state.prefix_lists.get(listed)
    if found is None:
        return 1
    return AWS_WEIGHT if found.owner == AWS else found.max_entries
