"""What lessons and missions of this chapter are played with."""

import json
from collections.abc import Callable
from typing import Any

import pyotp

from lessons.courseware.course import Play
from lessons.courseware.play import Player
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.policy.language import document
from serverless_lab.engine.services.iam.state import IamState, MfaDevice

PASSWORD = "Dumplings-4-all!"  # noqa: S105 - of users in a simulated account
CODE_S = 30  # a code counts this long, and one that was used does not count again
policy = document  # of statements, as plays and looks write them


def do(operation: str, **params: Any) -> Play:
    """An operation of IAM. A value may be a function of the player; policies are given as dictionaries."""

    def play(player: Player) -> None:
        found = {name: value(player) if callable(value) else value for name, value in params.items()}
        texts = {name: json.dumps(value, indent=2) for name, value in found.items() if isinstance(value, dict)}
        player.call("iam", operation, found | texts)

    return play


def allow(action: str | list[str], resource: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource} | more


def deny(action: str | list[str], resource: str | list[str] = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Deny", "Action": action, "Resource": resource} | more


def trust(principal: Any, **more: Any) -> dict[str, Any]:
    """A statement of a trust policy."""
    return {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"} | more


def fact(name: str) -> Callable[[Player], Any]:
    """A value that the variant of the mission decides."""
    return lambda player: player.facts[name]


def own(resource: str) -> Callable[[Player], str]:
    """The ARN of something that IAM has in the account, such as user/mina."""
    return lambda player: f"arn:aws:iam::{player.cloud.state.account_id}:{resource}"


def add_device(user: str) -> Play:
    """A virtual device, turned on with two codes that follow each other."""

    def play(player: Player) -> None:
        player.call("iam", "CreateVirtualMFADevice", {"VirtualMFADeviceName": user})
        serial = own(f"mfa/{user}")(player)
        step, codes = _now(player), pyotp.HOTP(_iam(player).devices[serial].secret)
        first, second = codes.at(step - 2), codes.at(step - 1)
        params = {"UserName": user, "SerialNumber": serial}
        player.call("iam", "EnableMFADevice", params | {"AuthenticationCode1": first, "AuthenticationCode2": second})

    return play


def sign_in(user: str, password: str) -> Play:
    """At the console, with a code where the user has a device."""

    def play(player: Player) -> None:
        params = {"UserName": user, "Password": password}
        devices = [_iam(player).devices[serial] for serial in _iam(player).users[user].mfa]
        player.call("lab", "SignIn", params | ({"MfaCode": _code(player, devices[0])} if devices else {}))

    return play


def sign_out(player: Player) -> None:
    player.call("lab", "SignOut", {})


def switch(role: str) -> Play:
    """At the console, to a role of the account."""

    return lambda player: player.call("lab", "SwitchRole", {"RoleArn": own(f"role/{role}")(player)})


def wait(seconds: float) -> Play:
    return lambda player: player.advance(seconds)


def _code(player: Player, device: MfaDevice) -> str:
    """The first that still counts and was not used."""
    return pyotp.HOTP(device.secret).at(max(_now(player), device.used + 1))


def _now(player: Player) -> int:
    """Devices go by real time: that of the last call."""
    return player.cloud.state.clock.wall // (CODE_S * SECOND)


def _iam(player: Player) -> IamState:
    part: IamState = player.cloud.state.parts["iam/"]
    return part
