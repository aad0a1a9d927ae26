"""Which programs answer on an instance: read from the commands of its user data, as far as the lab knows them."""

import binascii
import re
from base64 import b64decode

from serverless_lab.engine.services.ec2.state.machines import Listener

# By what a start-up script starts: the name shown, and where it listens.
_SERVICES = {
    "nginx": ("nginx", "tcp", (80,)),
    "httpd": ("httpd", "tcp", (80,)),
    "apache2": ("httpd", "tcp", (80,)),
    "postgresql": ("postgres", "tcp", (5432,)),
    "mysqld": ("mysql", "tcp", (3306,)),
    "mariadb": ("mysql", "tcp", (3306,)),
    "redis": ("redis", "tcp", (6379,)),
    "named": ("named", "udp", (53,)),
}
_STARTED = re.compile(
    r"(?:systemctl\s+(?:enable\s+--now|start|restart)|service)\s+([a-z0-9-]+?)(?:\.service|-server)?(?:\s|$)"
)
_HTTP_SERVER = re.compile(r"python3?\s+-m\s+http\.server(?:\s+(\d{1,5}))?")
_NETCAT = re.compile(r"nc\s+(-[a-z]*l[a-z]*)\s+(?:-p\s+)?(\d{1,5})")
SSH = Listener("tcp", 22, "sshd")


def of_user_data(text: str) -> list[Listener]:
    """`text` is base64, as EC2 keeps it. Every Linux image listens for SSH besides."""
    script = _decoded(text)
    found = [SSH]
    for line in script.splitlines():
        for name in _STARTED.findall(line):
            if name in _SERVICES:
                program, protocol, ports = _SERVICES[name]
                found += [Listener(protocol, port, program) for port in ports]
        for port in _HTTP_SERVER.findall(line):
            found.append(Listener("tcp", int(port or 8000), "http.server"))
        for flags, port in _NETCAT.findall(line):
            found.append(Listener("udp" if "u" in flags else "tcp", int(port), "nc"))
    return [each for each in _once(found) if 0 < each.port <= 65535]


def _decoded(text: str) -> str:
    try:
        return b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return text


def _once(found: list[Listener]) -> list[Listener]:
    return list({(each.protocol, each.port): each for each in found}.values())
