"""The addresses under which phones reach this machine, found without asking anybody: no name lookup, no packet.

The address of the default route comes first, for a QR can carry only one; bridges of containers and virtual machines come
last, and what no phone can reach is left out.
"""

import ipaddress
import re
import socket
import struct
import sys
from collections.abc import Iterator

EVERY_INTERFACE = ("", "0.0.0.0")
# An address of documentation (RFC 5737): connecting a datagram socket to it only asks the routing table.
NOBODY = ("192.0.2.1", 9)
INSIDE = re.compile(r"docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|flannel|tailscale|utun|tun|wg")
ASK_ADDRESS = 0xC0206921 if sys.platform == "darwin" else 0x8915


def lan_addresses() -> list[str]:
    """IPv4 addresses of this machine, the most likely one first; none where it is in no network."""
    found = [*_of_default_route(), *_of_interfaces()]
    return [address for address in dict.fromkeys(found) if _reachable(address)]


def base_urls(host: str, port: int) -> list[str]:
    """Where a server bound to `host` answers; the machine itself where there is no network."""
    names = (lan_addresses() or ["127.0.0.1"]) if host in EVERY_INTERFACE else [host]
    return [url(name, port) for name in names]


def own_url(host: str, port: int) -> str:
    """The same server seen from its own laptop."""
    return url("127.0.0.1" if host in EVERY_INTERFACE else host, port)


def url(name: str, port: int) -> str:
    return f"http://{name}" if port == 80 else f"http://{name}:{port}"


def interface_of(address: str) -> str:
    """The name of the interface that has the address; empty where the system does not say."""
    if sys.platform == "win32":
        return ""
    return next((name for _, name in socket.if_nameindex() if address in _of_interface(name)), "")


def is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost" or name.endswith(".localhost")


def _of_default_route() -> Iterator[str]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(NOBODY)
            yield asking.getsockname()[0]
        except OSError:
            return


def _of_interfaces() -> list[str]:
    if sys.platform == "win32":
        return _of_own_name()
    names = [name for _, name in socket.if_nameindex()]
    return [address for name in sorted(names, key=_likely) for address in _of_interface(name)]


def _likely(name: str) -> tuple[bool, str]:
    return INSIDE.match(name) is not None, name


def _of_interface(name: str) -> Iterator[str]:
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            answer = fcntl.ioctl(asking.fileno(), ASK_ADDRESS, struct.pack("256s", name.encode()[:15]))
            yield socket.inet_ntoa(answer[20:24])
        except OSError:
            return


def _of_own_name() -> list[str]:
    """Windows answers for its own name from its interfaces, without the network."""
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []


def _reachable(address: str) -> bool:
    found = ipaddress.ip_address(address)
    return not (found.is_loopback or found.is_link_local or found.is_unspecified)
