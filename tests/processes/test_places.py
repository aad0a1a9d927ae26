"""What must be free before anything starts."""

import socket
from pathlib import Path

import pytest

from serverless_lab.processes.places import accepts, answers, hold_folder, require_free_port
from serverless_lab.processes.tree import CannotRun
from tests.live import free_port


def test_a_busy_port_names_the_variable_and_another_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotRun, match=rf"Port {port} is already in use\. .* LAB_PORT={port + 1} make run"):
            require_free_port("127.0.0.1", port, "LAB_PORT")


def test_a_free_port_stays_free() -> None:
    port = free_port()
    require_free_port("127.0.0.1", port, "LAB_PORT")
    require_free_port("127.0.0.1", port, "LAB_PORT")


def test_an_address_that_is_not_this_machines() -> None:
    with pytest.raises(CannotRun, match=r"Cannot listen on 192\.0\.2\.1: .* Check LAB_HOST\."):
        require_free_port("192.0.2.1", free_port(), "LAB_PORT")


def test_one_tree_per_data_folder(tmp_path: Path) -> None:
    with hold_folder(tmp_path), pytest.raises(CannotRun, match="Another Serverless Lab is running"):
        hold_folder(tmp_path)
    hold_folder(tmp_path).close()


def test_nobody_answers() -> None:
    assert answers("127.0.0.1", free_port()) is False


def test_a_socket_file_without_a_listener_does_not_accept(tmp_path: Path) -> None:
    path = tmp_path / "s"
    assert accepts(path) is False
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        assert accepts(path) is False
        listener.listen()
        assert accepts(path) is True
    assert path.exists()
    assert accepts(path) is False
