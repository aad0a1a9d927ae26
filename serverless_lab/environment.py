"""Readers of environment variables that refuse nonsense with a sentence a person can act on."""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
ADDRESS = r"[^@\s<>]+@[^@\s<>]+"
POSTGRES_OPTIONS = {"sslmode", "sslrootcert", "connect_timeout", "application_name"}


@dataclass(frozen=True)
class Smtp:
    """A mail server, or none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


class Environment:
    """Typed access to `environ`; `asked` collects every name read, for comparison with the README."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.asked: list[str] = []

    def text(self, name: str, default: str = "", *, at_least: int = 0) -> str:
        """The stripped value; `at_least` is the shortest length accepted when a value is given."""
        self.asked.append(name)
        value = self._environ.get(name, "").strip()
        if value and len(value) < at_least:
            raise ImproperlyConfigured(f"{name} must have at least {at_least} characters; it has {len(value)}.")
        return value or default

    def texts(self, name: str, *, at_least: int) -> list[str]:
        """What stands between commas, each at least so long."""
        found = [part.strip() for part in self.text(name).split(",") if part.strip()]
        if any(len(part) < at_least for part in found):
            raise ImproperlyConfigured(f"Each of {name} must have at least {at_least} characters.")
        return found

    def flag(self, name: str, default: bool) -> bool:
        value = self.text(name).lower()
        if value in TRUE or value in FALSE:
            return value in TRUE
        if value:
            raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
        return default

    def number(self, name: str, default: int, lowest: int, highest: int) -> int:
        value = self.text(name)
        if not value:
            return default
        if not re.fullmatch(r"[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
            raise ImproperlyConfigured(f"{name} must be a number from {lowest} to {highest}, not {value!r}.")
        return int(value)

    def port(self, name: str, default: int) -> int:
        return self.number(name, default, 1, 65535)

    def choice(self, name: str, options: Sequence[str], default: str) -> str:
        value = self.text(name, default)
        if value not in options:
            raise ImproperlyConfigured(f"{name} must be one of {', '.join(options)}, not {value!r}.")
        return value

    def host(self, name: str, default: str) -> str:
        value = self.text(name, default)
        if not re.fullmatch(r"[0-9A-Za-z.:-]+", value):
            raise ImproperlyConfigured(f"{name} must be a host name or an IP address, not {value!r}.")
        return value

    def folder(self, name: str, default: Path) -> Path:
        """An absolute path; created with its parents, readable by the owner alone."""
        path = Path(self.text(name) or default)
        try:
            path = path.expanduser().resolve()
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except (OSError, RuntimeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise ImproperlyConfigured(f"{name}: cannot create the folder {path}: {reason}.") from error
        if not os.access(path, os.W_OK | os.X_OK):
            raise ImproperlyConfigured(f"{name}: cannot write into the folder {path}.")
        return path

    def origins(self, name: str) -> list[str]:
        """Addresses such as https://lab.school.kr, separated by commas: all http or all https."""
        found = [part.strip().rstrip("/") for part in self.text(name).split(",") if part.strip()]
        for origin in found:
            parts = _split(name, origin)
            if parts.scheme not in {"http", "https"} or not parts.hostname or origin.count("/") != 2:
                raise ImproperlyConfigured(f"{name} must look like https://lab.school.kr, not {origin!r}.")
        if len({origin.split(":")[0] for origin in found}) > 1:
            raise ImproperlyConfigured(f"{name} must be all http or all https, not a mixture.")
        return found

    def endpoint(self, name: str) -> str:
        """An address that clients add paths to, such as https://lab.school.kr/aws; without a slash at its end."""
        value = self.text(name).rstrip("/")
        if not value:
            return ""
        parts = _split(name, value)
        whole = parts.scheme in {"http", "https"} and parts.hostname and parts.path in {"", "/aws"}
        if not whole or parts.query or parts.fragment or parts.username:
            raise ImproperlyConfigured(
                f"{name} must look like https://lab.school.kr/aws or http://192.168.0.10:4566, not {value!r}."
            )
        return value

    def content(self, name: str, origins: Sequence[str]) -> str:
        """Where what learners publish is reached, such as https://content.school.kr, or https://*.content.school.kr
        where every name below leads here. Not at the course's own host, whose pages it could act for.
        """
        value = self.text(name).rstrip("/")
        if not value:
            return ""
        parts = _split(name, value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or value.count("/") != 2:
            raise ImproperlyConfigured(f"{name} must look like https://*.content.school.kr, not {value!r}.")
        named = parts.hostname.removeprefix("*.")
        if "*" in named:
            raise ImproperlyConfigured(f"{name}: a star can only stand for the first part of the name.")
        for origin in origins:
            course = urlsplit(origin).hostname or ""
            below = f".{named}".endswith(f".{course}") or f".{course}".endswith(f".{named}")
            if below and "*" in value:
                raise ImproperlyConfigured(
                    f"{name} must lie neither below LAB_ORIGIN nor above it: learners could set the course's cookies."
                )
        return value

    def redis(self, name: str) -> str:
        value = self.text(name)
        if value and (_split(name, value).scheme not in {"redis", "rediss", "unix"}):
            raise ImproperlyConfigured(f"{name} must look like redis://host:6379/0, not {value!r}.")
        return value

    def smtp(self, name: str) -> Smtp:
        """A mail server from smtp:// or smtps://; no host when the variable is empty.

        smtps:// speaks TLS from the start. smtp:// with a user name insists on STARTTLS, so that no password travels
        in the clear; without one it is plain, for a relay of one's own.
        """
        value = self.text(name)
        if not value:
            return Smtp()
        parts = _split(name, value)
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        rest = parts.path.strip("/") or parts.query or parts.fragment
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or rest or bool(user) != bool(password):
            raise ImproperlyConfigured(
                f"{name} must look like smtp://user:password@mail.school.kr:587 or smtps://…, with both user and "
                "password or neither, and characters such as @ or / in them written as %40 or %2F."
            )
        tls = parts.scheme == "smtps"
        port = parts.port or (465 if tls else 587 if user else 25)
        return Smtp(parts.hostname, port, user, password, starttls=bool(user) and not tls, tls=tls)

    def sender(self, name: str) -> str:
        """An e-mail address, with a name in front of it or not."""
        value = self.text(name)
        if value and not re.fullmatch(rf"{ADDRESS}|[^@<>\r\n]+ <{ADDRESS}>", value):
            raise ImproperlyConfigured(f"{name} must look like Serverless Lab <lab@school.kr>, not {value!r}.")
        return value

    def postgres(self, name: str) -> dict[str, Any] | None:
        """Django's connection settings from a postgres:// address, or None when the variable is empty."""
        value = self.text(name)
        if not value:
            return None
        parts = _split(name, value)
        options = dict(parse_qsl(parts.query, keep_blank_values=True))
        host = options.pop("host", "") or unquote(parts.hostname or "")
        database = unquote(parts.path.removeprefix("/"))
        if parts.scheme not in {"postgres", "postgresql"} or not database or "/" in database:
            raise ImproperlyConfigured(
                f"{name} must look like postgresql://user:password@host:5432/name. "
                "Leave it empty to use SQLite in LAB_DATA_DIR."
            )
        if unknown := sorted(set(options) - POSTGRES_OPTIONS):
            raise ImproperlyConfigured(f"{name} has options we do not know: {', '.join(unknown)}.")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": database,
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": host,
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
        }


def bracketed(host: str) -> str:
    """A host as it stands in an address: an IPv6 address gets brackets."""
    return f"[{host}]" if ":" in host else host


def host_of(origin: str) -> str:
    """The host of an address without its port, in the form ALLOWED_HOSTS wants."""
    return re.sub(r":[0-9]+$", "", urlsplit(origin).netloc)


def _split(name: str, value: str) -> Any:
    try:
        parts = urlsplit(value)
        _ = parts.port  # urlsplit looks at the port only when it is asked for
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not an address: {error}.") from error
    return parts
