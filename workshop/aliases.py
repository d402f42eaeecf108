"""How this laptop takes an old address beside its own: the command for its system, shown and never run by us.

It helps where the network is still the same and only hands out addresses anew; nobody else may have the old one by now.
"""

import sys

from workshop import addresses

PREFIX, MASK = 24, "255.255.255.0"


def commands(old: str, own: str, platform: str = sys.platform) -> list[str]:
    """First whether anybody answers there (nobody should), then the alias.  `own`: the address of the laptop beside it."""
    if platform == "win32":
        found = f"(Get-NetIPAddress -IPAddress {own}).InterfaceAlias"
        return [f"ping -n 2 {old}", f"New-NetIPAddress -InterfaceAlias {found} -IPAddress {old} -PrefixLength {PREFIX}"]
    interface = addresses.interface_of(own) or ("en0" if platform == "darwin" else "wlan0")
    if platform == "darwin":
        return [f"ping -c 2 {old}", f"sudo ifconfig {interface} alias {old} {MASK}"]
    return [f"ping -c 2 {old}", f"sudo ip address add {old}/{PREFIX} dev {interface}"]
