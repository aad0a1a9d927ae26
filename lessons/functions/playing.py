"""What this chapter is played with: deploy, configure, reserve, publish, point, invoke, hand over, wait, and more."""

import json
from datetime import UTC, datetime
from typing import Any

from lessons.courseware.course import Play
from lessons.courseware.play import Player
from lessons.functions.bench import RUNTIME, BenchStart, creation, language_of
from lessons.sandbox import sources
from serverless_lab.engine.instant import SECOND


def deploy(function: str, source: str, **configuration: Any) -> Play:
    """Create the function, or give it new code. `configuration`: MemorySize, Timeout, Handler, Runtime, Environment."""

    def play(player: Player) -> None:
        there = _functions(player).get(function)
        language = language_of(there.runtime if there else configuration.get("Runtime", RUNTIME))
        code = sources.pack(source, language.file)
        if there:
            player.call("lambda", "UpdateFunctionCode", {"FunctionName": function, "ZipFile": code})
            return
        params = creation(player.cloud.state.account_id, function, code, language)
        player.call("lambda", "CreateFunction", params | configuration)

    return play


def deploy_bench(bench: BenchStart, **configuration: Any) -> Play:
    """Deploy what the editor holds, with the comments in the player's language."""

    def play(player: Player) -> None:
        deploy(bench.function, bench.source[player.language], **configuration)(player)

    return play


def edit(function: str, old: str, new: str) -> Play:
    """Change one place of the deployed code, and deploy it."""

    def play(player: Player) -> None:
        there = _functions(player)[function]
        source = sources.unpack(player.cloud.bodies.get(there.code_digest))[language_of(there.runtime).file]
        deploy(function, source.replace(old, new))(player)

    return play


def configure(function: str, **configuration: Any) -> Play:
    """UpdateFunctionConfiguration: MemorySize, Timeout, Environment={"Variables": {…}}, Handler."""

    def play(player: Player) -> None:
        player.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": function} | configuration)

    return play


def remove(function: str) -> Play:
    """DeleteFunction."""

    def play(player: Player) -> None:
        player.call("lambda", "DeleteFunction", {"FunctionName": function})

    return play


def on_success(function: str, target: str | None) -> Play:
    """What goes well with an asynchronous event is handed on to another function; None takes the configuration away."""

    def play(player: Player) -> None:
        if target is None:
            player.call("lambda", "DeleteFunctionEventInvokeConfig", {"FunctionName": function})
            return
        state = player.cloud.state
        arn = f"arn:aws:lambda:{state.region}:{state.account_id}:function:{target}"
        config = {"OnSuccess": {"Destination": arn}}
        player.call("lambda", "PutFunctionEventInvokeConfig", {"FunctionName": function, "DestinationConfig": config})

    return play


def reserve(function: str, count: int | None) -> Play:
    """PutFunctionConcurrency; None gives up what was reserved."""

    def play(player: Player) -> None:
        if count is None:
            player.call("lambda", "DeleteFunctionConcurrency", {"FunctionName": function})
            return
        params = {"FunctionName": function, "ReservedConcurrentExecutions": count}
        player.call("lambda", "PutFunctionConcurrency", params)

    return play


def tag(function: str, **tags: str) -> Play:
    """TagResource."""

    def play(player: Player) -> None:
        state = player.cloud.state
        arn = f"arn:aws:lambda:{state.region}:{state.account_id}:function:{function}"
        player.call("lambda", "TagResource", {"Resource": arn, "Tags": tags})

    return play


def publish_layer(layer: str, package: bytes) -> Play:
    """PublishLayerVersion."""

    def play(player: Player) -> None:
        player.call("lambda", "PublishLayerVersion", {"LayerName": layer, "Content": {"ZipFile": package}})

    return play


def layered(function: str, *versions: str) -> Play:
    """UpdateFunctionConfiguration: these layers, as `shop:1`, and no others."""

    def play(player: Player) -> None:
        state = player.cloud.state
        arns = [f"arn:aws:lambda:{state.region}:{state.account_id}:layer:{version}" for version in versions]
        player.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": function, "Layers": arns})

    return play


def publish(function: str) -> Play:
    """PublishVersion."""

    def play(player: Player) -> None:
        player.call("lambda", "PublishVersion", {"FunctionName": function})

    return play


def point(function: str, alias: str, version: str, **weights: float) -> Play:
    """Create the alias, or let it lead elsewhere. `weights`: shares of the calls by version, as `v2=0.1`."""

    def play(player: Player) -> None:
        operation = "UpdateAlias" if alias in _functions(player)[function].aliases else "CreateAlias"
        shares = {name.removeprefix("v"): share for name, share in weights.items()}
        params = {"FunctionName": function, "Name": alias, "FunctionVersion": version}
        player.call("lambda", operation, params | {"RoutingConfig": {"AdditionalVersionWeights": shares}})

    return play


def invoke(function: str, event: Any = None, qualifier: str = "", times: int = 1) -> Play:
    """Synchronous calls, one after the other. `qualifier` is a version or an alias."""
    named = {"Qualifier": qualifier} if qualifier else {}

    def play(player: Player) -> None:
        for _ in range(times):
            player.call("lambda", "Invoke", {"FunctionName": function, "Payload": _payload(event)} | named)

    return play


def hand_over(function: str, event: Any = None) -> Play:
    """One asynchronous call: Lambda takes the event, and runs the function with it later."""

    def play(player: Player) -> None:
        params = {"FunctionName": function, "InvocationType": "Event", "Payload": _payload(event)}
        player.call("lambda", "Invoke", params)

    return play


def at_once(function: str, count: int, event: Any = None) -> Play:
    """Several synchronous calls at the same moment."""

    def play(player: Player) -> None:
        player.at_once(function, _payload(event), count)

    return play


def wait_until(day: str) -> Play:
    """Turn the clock forward to the beginning of a day, written as 2027-07-03, in UTC."""
    until = round(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())

    def play(player: Player) -> None:
        player.advance(until - player.cloud.state.clock.now / SECOND)

    return play


def wait(*, minutes: float = 0, seconds: float = 0) -> Play:
    """Turn the clock forward."""

    def play(player: Player) -> None:
        player.advance(minutes * 60 + seconds)

    return play


def _payload(event: Any) -> bytes:
    return json.dumps(event if event is not None else {}).encode()


def _functions(player: Player) -> Any:
    state = player.cloud.state
    part = state.parts.get(f"lambda/{state.region}")
    return part.functions if part else {}
