"""The settings as an installation sees them: read in a process of their own, with variables of their own."""

import dataclasses
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from serverless_lab.engine.numbers import LAMBDA_SYNC_PAYLOAD_BYTES
from serverless_lab.runtime.limits import Limits
from serverless_lab.settings import env
from tests.settings import ROOT

SHOW = """
import json, sys
from serverless_lab import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def settings(folder: Path, *names: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LAB_")}
    kept.pop("DATABASE_URL", None)
    env = {**kept, "LAB_DATA_DIR": str(folder), **environ}
    command = [sys.executable, "-c", SHOW, *names]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def shown(folder: Path, *names: str, **environ: str) -> dict[str, Any]:
    done = settings(folder, *names, **environ)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_laptop_needs_no_variable(tmp_path: Path) -> None:
    names = ("DEBUG", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS", "LANGUAGE_CODE")
    assert shown(tmp_path, *names) == {
        "DEBUG": False,
        "SESSION_COOKIE_SECURE": False,
        "SECURE_HSTS_SECONDS": 0,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", "127.0.0.1"],
        "LANGUAGE_CODE": "ko",
    }


def test_an_https_origin_makes_cookies_secure(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS")
    found = shown(tmp_path, *names, LAB_HOST="0.0.0.0", LAB_ORIGIN="https://lab.school.kr")
    assert found == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]", "lab.school.kr", "127.0.0.1"],
    }


def test_the_address_of_the_aws_endpoint_may_be_said(tmp_path: Path) -> None:
    found = shown(tmp_path, "LAB_AWS_ADDRESS", LAB_AWS_ENDPOINT="https://lab.school.kr/aws/", LAB_AWS_PORT="4777")
    assert found == {"LAB_AWS_ADDRESS": "https://lab.school.kr/aws"}
    assert shown(tmp_path, "LAB_AWS_ADDRESS", LAB_AWS_PORT="4777") == {"LAB_AWS_ADDRESS": "http://127.0.0.1:4777"}


def test_where_function_urls_are_reached_may_be_said(tmp_path: Path) -> None:
    found = shown(tmp_path, "LAB_CONTENT_ADDRESS", LAB_CONTENT_ORIGIN="https://*.content.school.kr")
    assert found == {"LAB_CONTENT_ADDRESS": "https://*.content.school.kr"}
    assert shown(tmp_path, "LAB_CONTENT_ADDRESS", LAB_CONTENT_PORT="8088") == {
        "LAB_CONTENT_ADDRESS": "http://127.0.0.1:8088"
    }


def test_an_ipv6_address_is_written_with_brackets(tmp_path: Path) -> None:
    found = shown(tmp_path, "LAB_ADDRESS", "ALLOWED_HOSTS", LAB_HOST="fd00::7", LAB_PORT="81")
    assert found["LAB_ADDRESS"] == "http://[fd00::7]:81"
    assert found["ALLOWED_HOSTS"][-1] == "[fd00::7]"


def test_a_mail_server_is_named_in_one_variable(tmp_path: Path) -> None:
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "EMAIL_USE_SSL")
    url = {"LAB_SMTP_URL": "smtp://lab:secret@mail.school.kr", "LAB_MAIL_FROM": "lab@school.kr"}
    found = shown(tmp_path, *names, "LAB_SENDS_MAIL", "DEFAULT_FROM_EMAIL", **url)
    assert list(found.values()) == ["mail.school.kr", 587, "lab", "secret", True, False, True, "lab@school.kr"]
    assert shown(tmp_path, "LAB_SENDS_MAIL") == {"LAB_SENDS_MAIL": False}


def test_secret_key_is_made_once_and_kept_to_the_owner(tmp_path: Path) -> None:
    first = shown(tmp_path, "SECRET_KEY")["SECRET_KEY"]
    assert len(first) == 67
    assert shown(tmp_path, "SECRET_KEY")["SECRET_KEY"] == first
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_damaged_secret_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret_key").write_text("short")
    told = settings(tmp_path, "SECRET_KEY").stderr
    assert "is damaged. Put the file of a backup in its place: simulated accounts are encrypted with it." in told


def test_former_secret_keys(tmp_path: Path) -> None:
    former = ("a" * 32, "b" * 40)
    told = shown(tmp_path, "SECRET_KEY_FALLBACKS", LAB_SECRET_KEY_FALLBACKS=", ".join(former))
    assert told == {"SECRET_KEY_FALLBACKS": list(former)}
    assert shown(tmp_path, "SECRET_KEY_FALLBACKS") == {"SECRET_KEY_FALLBACKS": []}


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"LAB_PORT": "4566"}, "must be three different ports"),
        ({"LAB_HOST": "0.0.0.0"}, "Say the address people will type as well"),
        ({"LAB_SECRET_KEY": "short"}, "LAB_SECRET_KEY must have at least 32 characters"),
        (
            {"LAB_SECRET_KEY_FALLBACKS": f"{'a' * 32},b"},
            "Each of LAB_SECRET_KEY_FALLBACKS must have at least 32 characters",
        ),
        ({"LAB_SMTP_URL": "smtp://relay"}, "LAB_SMTP_URL needs LAB_MAIL_FROM"),
        ({"LAB_DATA_DIR": "long"}, "LAB_DATA_DIR is too long a path"),
    ],
)
def test_refused_together(tmp_path: Path, environ: dict[str, str], sentence: str) -> None:
    environ = {name: str(tmp_path / ("x" * 100)) if value == "long" else value for name, value in environ.items()}
    done = settings(tmp_path, "DEBUG", **environ)
    assert done.returncode != 0
    assert sentence in done.stderr


def test_the_largest_korean_event_fits_into_a_form_and_not_much_more(tmp_path: Path) -> None:
    most = shown(tmp_path, "DATA_UPLOAD_MAX_MEMORY_SIZE")["DATA_UPLOAD_MAX_MEMORY_SIZE"]
    event = '"' + "가" * ((LAMBDA_SYNC_PAYLOAD_BYTES - 2) // 3) + '"'
    needed = len(urlencode({"kind": "sync", "event": "empty", "body": event}))
    assert needed < most < 1.2 * needed


def test_the_local_cache_keeps_the_throttles_of_a_crowd(tmp_path: Path) -> None:
    caches = shown(tmp_path, "CACHES")["CACHES"]
    assert caches["default"]["OPTIONS"] == {"MAX_ENTRIES": 50_000}
    assert caches["runs"]["LOCATION"] != caches["default"].get("LOCATION", "")


def test_manage_py_says_it_without_a_traceback(tmp_path: Path) -> None:
    env = {**os.environ, "LAB_DATA_DIR": str(tmp_path), "LAB_PORT": "eighty"}
    del env["DJANGO_SETTINGS_MODULE"]
    command = [sys.executable, "manage.py", "lab"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Serverless Lab cannot start: LAB_PORT must be a number from 1 to 65535, not 'eighty'.\n"


def test_readme_lists_exactly_the_variables_that_are_read() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(set(env.asked))
    assert len(listed) == 18


def test_the_readme_names_every_limit_of_the_runtime_with_its_default() -> None:
    readme = " ".join((ROOT / "README.md").read_text().split())
    for each in dataclasses.fields(Limits):
        name = f"LAB_RUNTIME_{each.name.upper()}"
        found = re.search(rf"`{name}` \(([^)]+)\)", readme)
        assert found, name
        if each.default is not dataclasses.MISSING:
            assert float(found[1]) == each.default, name
