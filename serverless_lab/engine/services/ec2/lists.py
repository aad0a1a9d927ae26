"""Managed prefix lists: ranges under one name, for routes and security groups."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import addresses, list_users, names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    InvalidParameterValue,
    LimitExceeded,
)
from serverless_lab.engine.services.ec2.errors.networks import ListInUse, ListLimit, ListOfAws, ListVersion
from serverless_lab.engine.services.ec2.list_users import AWS
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import lists as requests
from serverless_lab.engine.services.ec2.state.filtering import PrefixList

TOLD = 10  # resources that the state's message names


def create_managed_prefix_list(context: Context, request: requests.CreateManagedPrefixList) -> dict[str, Any]:
    if request.address_family not in ("IPv4", "IPv6"):
        raise InvalidParameterValue(message=f"Value ({request.address_family}) for parameter AddressFamily is invalid.")
    if request.prefix_list_name.startswith("com.amazonaws"):
        raise InvalidParameterValue(message="The name of a prefix list cannot start with com.amazonaws.")
    entries = _read(request.entries, request.address_family)
    labels = tags.given(request.tag_specifications, "prefix-list")
    _check_size(request.max_entries, entries)
    kept = names.state(context).prefix_lists
    if sum(each.owner != AWS for each in kept.values()) >= numbers.VPC_PREFIX_LISTS:
        raise LimitExceeded(code="PrefixListLimitExceeded", things="prefix lists")
    made = PrefixList(
        id=names.new_id(context, "pl"),
        name=request.prefix_list_name,
        family=request.address_family,
        max_entries=request.max_entries,
        entries=entries,
        tags=labels,
    )
    kept[made.id] = made
    return {"PrefixList": say(context, made)}


def modify_managed_prefix_list(context: Context, request: requests.ModifyManagedPrefixList) -> dict[str, Any]:
    """Changed entries make a new version; older ones can be read still. Its size is changed by itself: where something
    that refers to it would not take so many entries, all stays as it was and the state says so."""
    found = _own(context, request.prefix_list_id)
    changes = bool(request.add_entries or request.remove_entries)
    if changes and request.max_entries is not None:
        raise InvalidParameterCombination(message="Entries and MaxEntries cannot be modified in the same request")
    if request.current_version not in (None, found.version):
        raise ListVersion(version=found.version, given=request.current_version)
    entries = dict(found.entries)
    for gone in request.remove_entries:
        if entries.pop(_cidr(gone.cidr, found.family), None) is None:
            raise InvalidParameterValue(message=f"The entry {gone.cidr} is not in the prefix list.")
    entries |= _read(request.add_entries, found.family)
    most = found.max_entries if request.max_entries is None else request.max_entries
    _check_size(most, entries)
    found.name = request.prefix_list_name or found.name
    if changes:
        found.older[found.version] = found.entries
        found.entries, found.version = entries, found.version + 1
        found.state, found.state_message = "modify-complete", ""
    elif request.max_entries is not None:
        _resize(context, found, most)
    return {"PrefixList": say(context, found)}


def delete_managed_prefix_list(context: Context, request: requests.ListNamed) -> dict[str, Any]:
    found = _own(context, request.prefix_list_id)
    state = names.state(context)
    if found.used_by or found.tables:
        raise ListInUse(id=found.id)
    del state.prefix_lists[found.id]
    return {"PrefixList": say(context, found) | {"State": "delete-complete"}}


def describe_managed_prefix_lists(context: Context, request: requests.DescribeLists) -> dict[str, Any]:
    return described(context, "pl", request.prefix_list_ids, request, FILTERS, say, "PrefixLists")


def describe_prefix_lists(context: Context, request: requests.DescribeLists) -> dict[str, Any]:
    """The lists of AWS's services, with their ranges."""
    return described(context, "pl", request.prefix_list_ids, request, FILTERS, _say_ranges, "PrefixLists")


def get_managed_prefix_list_entries(context: Context, request: requests.GetManagedPrefixListEntries) -> dict[str, Any]:
    found: PrefixList = names.thing(context, "pl", request.prefix_list_id)
    version = request.target_version or found.version
    entries = found.entries if version == found.version else found.older.get(version)
    if entries is None:
        raise InvalidParameterValue(message=f"The prefix list {found.id} has no version {version}.")
    shown, more = page(list(entries.items()), request.next_token, request.max_results)
    said = [{"Cidr": cidr} | ({"Description": text} if text else {}) for cidr, text in shown]
    return {"Entries": said, **more}


def _own(context: Context, list_id: str) -> PrefixList:
    found: PrefixList = names.thing(context, "pl", list_id)
    if found.owner == AWS:
        raise ListOfAws(id=found.id)
    return found


def _resize(context: Context, found: PrefixList, most: int) -> None:
    full = list_users.too_small(names.state(context), found, most)
    if full:
        found.state = "modify-failed"
        found.state_message = f"These resources do not support the new maximum size: {', '.join(full[:TOLD])}"
    else:
        found.max_entries, found.state, found.state_message = most, "modify-complete", ""


def _check_size(most: int, entries: dict[str, str]) -> None:
    if not 1 <= most <= numbers.VPC_LIST_ENTRIES:
        raise InvalidParameterValue(message=f"Must specify a max size between 1 and {numbers.VPC_LIST_ENTRIES}")
    if len(entries) > most:
        raise ListLimit(most=most)


def _read(entries: list[requests.Entry], family: str) -> dict[str, str]:
    return {_cidr(each.cidr, family): each.description for each in entries}


def _cidr(text: str, family: str) -> str:
    return str(addresses.ipv4(text, "Cidr") if family == "IPv4" else addresses.ipv6(text, "Cidr"))


def say(context: Context, found: PrefixList) -> dict[str, Any]:
    said: dict[str, Any] = {
        "PrefixListId": found.id,
        "PrefixListName": found.name,
        "AddressFamily": found.family,
        "State": found.state,
        "PrefixListArn": names.arn(context, "pl", found.id),
        "OwnerId": found.owner or context.account_id,
        "Tags": tags.described(found.tags),
    }
    said |= {"StateMessage": found.state_message} if found.state_message else {}
    return said | ({} if found.owner == AWS else {"MaxEntries": found.max_entries, "Version": found.version})


def _say_ranges(context: Context, found: PrefixList) -> dict[str, Any]:
    return {"PrefixListId": found.id, "PrefixListName": found.name, "Cidrs": list(found.entries)}


FILTERS = {
    "prefix-list-id": lambda found: found.id,
    "prefix-list-name": lambda found: found.name,
    "owner-id": lambda found: found.owner,
}
