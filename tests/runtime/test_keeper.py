"""The keeper: limits, queues, and what it does of its own accord."""

import socket
import time
from pathlib import Path

import pytest

from serverless_lab.runtime import frames, served
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import EnvironmentInUse, RuntimeBusy, RuntimeUnavailable
from tests.runtime.support import FINE, SLOW, Lab, Start, answer, busy, gone, in_background, keys, until


def test_the_least_recently_used_environment_of_an_owner_makes_room(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(environments_per_owner=2)
    lab = Lab(runtime, tmp_path, "ann")
    first, second, third = (lab.spec(FINE, key=key) for key in ("first", "second", "third"))
    for spec in (first, second, first, third):
        answer(lab.run(spec))
    assert keys(runtime) == {"first", "third"}
    assert runtime.stats().counters["evicted"] == 1


def test_a_run_above_the_limit_waits_its_turn(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(runs_per_owner=1)
    lab = Lab(runtime, tmp_path, "ann")
    thread, _ = in_background(lambda: lab.run(SLOW, 0.6))
    until(lambda: busy(runtime) == 1)
    began = time.monotonic()
    answer(lab.run(FINE))
    assert time.monotonic() - began > 0.3
    thread.join()


def test_a_run_that_waits_too_long_is_refused(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(runs=1)
    runtime._limits = type(runtime._limits)(wait_seconds=0.3)
    lab, other = Lab(runtime, tmp_path, "ann"), Lab(runtime, tmp_path, "bob")
    thread, results = in_background(lambda: lab.run(SLOW, 1.5))
    until(lambda: busy(runtime) == 1)
    with pytest.raises(RuntimeBusy):
        other.run(FINE)
    thread.join()
    assert results[0].status == "ok"
    answer(other.run(FINE))


def test_a_function_that_waits_for_another_holds_no_place(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(runs=1, runs_per_owner=1, wait_seconds=1)
    lab = Lab(runtime, tmp_path, "ann")
    inner = lab.spec(FINE)
    outer = "import boto3, json\ndef handler(e, c): return json.load(boto3.client('lambda').invoke()['Payload'])"
    assert answer(lab.run(outer, on_call=lambda *_: {"Payload": lab.run(inner).payload})) == 1


def test_functions_that_invoke_themselves_without_end_are_stopped(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(nested_runs=3)
    lab, depths = Lab(runtime, tmp_path, "ann"), []

    def host(*_: object) -> dict[str, object]:
        depths.append(len(depths))
        return {"Payload": lab.run(source, on_call=host, timeout=10).payload}

    source = "import boto3\ndef handler(e, c): boto3.client('lambda').invoke()"
    with pytest.raises(RuntimeBusy, match="deeply"):
        lab.run(source, on_call=host, timeout=10)
    assert depths == [0, 1, 2, 3]


def test_one_environment_serves_one_call_at_a_time(lab: Lab) -> None:
    spec = lab.spec(SLOW)
    thread, results = in_background(lambda: lab.run(spec, 1))
    until(lambda: any(e.key == spec.key and e.busy for e in lab.runtime.stats().environments))
    with pytest.raises(EnvironmentInUse):
        lab.run(spec)
    thread.join()
    assert results[0].status == "ok"


def test_a_second_keeper_leaves_the_first_one_alone(keeper: Start, artefact_root: Path, tmp_path: Path) -> None:
    runtime, _ = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    spec = lab.spec(FINE)
    answer(lab.run(spec))
    with pytest.raises(RuntimeUnavailable):
        start_keeper(runtime._path, artefact_root)
    assert not lab.run(spec).cold


def test_nonsense_on_the_socket_ends_only_that_connection(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    for message in ({}, {"do": "lease"}, {"do": "lease", "wait": 1}, {"do": "alive", "owner": []}):
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(str(runtime._path))
            frames.send(stranger, message)
            assert frames.receive(stranger) is None
    answer(Lab(runtime, tmp_path, "ann").run(FINE))


def test_a_folder_that_is_not_there_is_a_refusal(lab: Lab, tmp_path: Path) -> None:
    with pytest.raises(RuntimeUnavailable):
        lab.run(FINE, layers=(tmp_path / "nothing", tmp_path / "nowhere"))
    with pytest.raises(RuntimeUnavailable, match="did not start"):
        lab.run(FINE, layers=(tmp_path / "nothing",))
    answer(lab.run(FINE))


def test_unused_environments_end_by_themselves(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(idle_seconds=0.3)
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run(FINE))
    pid = runtime.stats().environments[0].pid
    until(lambda: keys(runtime) == set())
    until(lambda: gone(pid))


def layer(folder: Path, name: str) -> Path:
    (folder / name / "python").mkdir(parents=True)
    (folder / name / "python" / f"{name}.py").write_text(f"WHO = '{name}'\n")
    return folder / name


def scratch(tmp_path: Path) -> set[str]:
    """What lies beside the environments' own folders."""
    (place,) = tmp_path.glob("*.scratch")
    return {path.name for path in (place / "layers").glob("*")}


def test_layers_over_each_other_stay_while_they_are_used_and_no_longer(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(layer_seconds=0.2)
    lab = Lab(runtime, tmp_path, "ann")
    layers = layer(tmp_path, "one"), layer(tmp_path, "two")
    late = lab.spec("def handler(event, context):\n  import one, two\n  return one.WHO + two.WHO", layers=layers)
    assert answer(lab.run(late)) == "onetwo"
    (merged,) = scratch(tmp_path)
    time.sleep(0.5)
    assert runtime.stats().waiting == 0
    assert (answer(lab.run(late)), scratch(tmp_path)) == ("onetwo", {merged})
    runtime.drop("ann")
    until(lambda: runtime.stats().waiting or not scratch(tmp_path))
    assert answer(lab.run(lab.spec(FINE, layers=layers))) == 1
    assert scratch(tmp_path) == {merged}


def test_what_cannot_be_laid_over_each_other_leaves_nothing(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    with pytest.raises(RuntimeUnavailable):
        Lab(runtime, tmp_path, "ann").run(FINE, layers=(tmp_path / "nothing", tmp_path / "nowhere"))
    (place,) = tmp_path.glob("*.scratch")
    assert [path.name for path in place.iterdir()] == ["layers"]
    assert scratch(tmp_path) == set()


def test_dropping_an_owner_ends_running_calls_too(lab: Lab) -> None:
    idle, running = lab.spec(FINE), lab.spec(SLOW)
    lab.run(idle)
    thread, results = in_background(lambda: lab.run(running, 5, timeout=10))
    until(lambda: any(e.key == running.key and e.busy for e in lab.runtime.stats().environments))
    assert lab.runtime.drop(lab.owner) == 2
    thread.join(3)
    assert (results[0].status, results[0].kept) == ("unavailable", False)


def test_a_connection_serves_one_call_after_the_other(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    spec = lab.spec(FINE)
    for _ in range(3):
        answer(lab.run(spec))
    assert runtime.alive("ann", spec.key, "another") is False
    assert len(runtime._idle) == 1


def test_a_connection_that_broke_off_serves_no_further_call(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    lab = Lab(runtime, tmp_path, "ann")

    def fails(*_: object) -> dict[str, object]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        lab.run("import boto3\ndef handler(e, c): boto3.client('lambda').invoke()", on_call=fails)
    assert runtime._idle == []
    until(lambda: runtime.stats().environments == ())


def test_a_keeper_that_came_anew_is_asked_over_a_new_connection(
    keeper: Start, artefact_root: Path, tmp_path: Path
) -> None:
    runtime, first = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run(FINE))
    first.kill()
    first.wait(10)
    second = start_keeper(runtime._path, artefact_root)
    try:
        assert len(runtime._idle) == 1
        answer(lab.run(FINE))
    finally:
        second.terminate()
        second.wait(10)


def test_what_an_environment_has_served_is_noted_as_long_as_it_lives(keeper: Start, tmp_path: Path) -> None:
    runtime, process = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    spec = lab.spec(FINE, key="first")
    answer(lab.run(spec))
    assert keys(runtime) == {"first"}  # asked after the return
    tag, (notes,) = lab.served["first"], tmp_path.glob("*.served")
    assert served.is_noted(notes, "ann", "first", tag)
    assert not served.is_noted(notes, "ann", "first", tag[:-1])
    answer(lab.run(spec))
    assert keys(runtime) == {"first"}
    assert not served.is_noted(notes, "ann", "first", tag)
    assert [path.name for path in notes.iterdir()] == ["ann.first"]
    runtime.drop("ann")
    assert list(notes.iterdir()) == []
    process.terminate()
    process.wait(10)
    assert not notes.exists()


def test_a_return_that_nobody_waits_for_is_heard_before_what_others_ask_later(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    lab, other = Lab(runtime, tmp_path, "ann"), Runtime(runtime._path)
    spec = lab.spec(FINE, key="first")
    for number in range(60):
        answer(lab.run(spec))
        asker = (runtime, other)[number % 2]
        assert asker.alive("ann", "first", lab.served["first"])
    assert other.stats().counters["warm"] == 59


def test_without_a_note_the_keeper_is_asked(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run(lab.spec(FINE, key="first")))
    assert keys(runtime) == {"first"}
    (note,) = next(tmp_path.glob("*.served")).iterdir()
    note.unlink()
    assert runtime.alive("ann", "first", lab.served["first"])


def test_what_a_killed_keeper_noted_counts_no_more(keeper: Start, tmp_path: Path) -> None:
    runtime, process = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run(lab.spec(FINE, key="first")))
    assert keys(runtime) == {"first"}
    process.kill()
    process.wait(10)
    assert [path.name for path in next(tmp_path.glob("*.served")).iterdir()] == ["ann.first"]
    with pytest.raises(RuntimeUnavailable):
        runtime.alive("ann", "first", lab.served["first"])
