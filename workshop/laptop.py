"""What the laptop itself can tell before the doors open: disk, battery, sleep, clock, Wi-Fi.

Each reading asks the system in its own way and says nothing (None) where it does not know: a guess would be worse than a
question.  Programs are given two seconds; whoever asks does so off the event loop.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

PATIENCE_S = 2.0
KEPT_S = 20.0
POWER = Path("/sys/class/power_supply")
GNOME = "org.gnome.settings-daemon.plugins.power"
HIDE_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def readings(store: Path) -> dict[str, Any]:
    return {"disk": disk(store), "battery": battery(), "sleep": sleeping(), "clock_synced": clock_synced(), "wifi": wifi_name()}


class Readings:
    """Asked every few seconds while the page is open; programs are asked less often."""

    def __init__(self, store: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._store, self._now = store, now
        self._kept: tuple[float, dict[str, Any]] | None = None

    def take(self) -> dict[str, Any]:
        if self._kept is None or self._now() - self._kept[0] > KEPT_S:
            self._kept = (self._now(), readings(self._store))
        return self._kept[1] | {"disk": disk(self._store)}


def disk(store: Path) -> dict[str, int] | None:
    """Of the disk the store lies on, in bytes."""
    try:
        usage = shutil.disk_usage(store.parent)
    except OSError:
        return None
    return {"free": usage.free, "total": usage.total}


def battery() -> dict[str, Any] | None:
    """`percent` None where there is no battery; `plugged`: on the mains."""
    if sys.platform == "win32":
        return windows_battery(_windows_power())
    if sys.platform == "darwin":
        return mac_battery(said_by("pmset", "-g", "batt"))
    return linux_battery(POWER)


def sleeping() -> dict[str, int] | None:
    """After how many minutes on the mains the laptop sleeps by itself; 0: never."""
    if sys.platform == "win32":
        minutes = windows_sleep(said_by("powercfg", "/query", "SCHEME_CURRENT", "SUB_SLEEP", "STANDBYIDLE"))
    elif sys.platform == "darwin":
        minutes = mac_sleep(said_by("pmset", "-g", "custom"))
    else:
        minutes = _linux_sleep()
    return None if minutes is None else {"minutes": minutes}


def clock_synced() -> bool | None:
    """Whether the clock was set by the network; without internet it never is, and phones tell more."""
    if sys.platform == "win32" or sys.platform == "darwin":
        return None
    said = said_by("timedatectl", "show", "--property=NTPSynchronized", "--value").strip()
    return {"yes": True, "no": False}.get(said)


def wifi_name() -> str | None:
    if sys.platform == "win32":
        return found(r"^\s*SSID\s*:\s*(.+)$", said_by("netsh", "wlan", "show", "interfaces"))
    if sys.platform == "darwin":
        return found(r"Current Wi-Fi Network: (.+)$", said_by("networksetup", "-getairportnetwork", "en0"))
    by_manager = found(r"^(.+):802-11-wireless$", said_by("nmcli", "-t", "-f", "NAME,TYPE", "connection", "show", "--active"))
    return by_manager or found(r"^(.+)$", said_by("iwgetid", "-r"))


def linux_battery(power: Path) -> dict[str, Any] | None:
    """As the kernel lists what feeds the machine; a machine that lists nothing is no laptop, or does not say."""
    try:
        supplies = [_supply(folder) for folder in sorted(power.iterdir())]
    except OSError:
        return None
    cells = [one for one in supplies if one.get("type") == "Battery" and one.get("scope") != "Device" and "capacity" in one]
    mains = [one for one in supplies if one.get("type") in ("Mains", "USB") and "online" in one]
    if not cells:
        return {"percent": None, "plugged": True} if any(one["online"] == "1" for one in mains) else None
    percent = round(sum(int(one["capacity"]) for one in cells) / len(cells))
    by_mains = any(one["online"] == "1" for one in mains)
    return {"percent": percent, "plugged": by_mains or all(one.get("status") in ("Charging", "Full") for one in cells)}


def _supply(folder: Path) -> dict[str, str]:
    """What could be read of it; a supply that does not answer says less."""
    told: dict[str, str] = {}
    for name in ("type", "scope", "capacity", "status", "online"):
        try:
            told[name] = (folder / name).read_text(encoding="utf-8").strip()
        except OSError:
            continue
    return told


def mac_battery(said: str) -> dict[str, Any] | None:
    percent = found(r"(\d+)%", said)
    if percent is None and "AC Power" not in said:
        return None
    return {"percent": None if percent is None else int(percent), "plugged": "AC Power" in said}


def mac_sleep(said: str) -> int | None:
    """The section of the mains."""
    section = said.partition("AC Power:")[2] or said
    minutes = found(r"^\s*sleep\s+(\d+)", section)
    return None if minutes is None else int(minutes)


def windows_sleep(said: str) -> int | None:
    """Its words are in the system's language; the first hexadecimal pair at the end is mains, then battery, in seconds."""
    seconds = re.findall(r":\s*0x([0-9a-fA-F]{8})\s*$", said, re.MULTILINE)
    return int(seconds[-2], 16) // 60 if len(seconds) >= 2 else None


def gnome_sleep(what: str, seconds: str) -> int | None:
    if found(r"'(nothing)'", what):
        return 0
    return int(seconds) // 60 if seconds.strip().isdecimal() and found(r"'(suspend|hibernate)'", what) else None


def _linux_sleep() -> int | None:
    if said_by("systemctl", "is-enabled", "sleep.target").strip() == "masked":
        return 0
    what = said_by("gsettings", "get", GNOME, "sleep-inactive-ac-type")
    return gnome_sleep(what, said_by("gsettings", "get", GNOME, "sleep-inactive-ac-timeout").strip())


def windows_battery(told: Sequence[int]) -> dict[str, Any] | None:
    """What GetSystemPowerStatus writes: mains, flags (128: no battery), percent."""
    mains, flags, percent = told[:3]
    if mains > 1:
        return None
    return {"percent": percent if percent <= 100 and not flags & 128 else None, "plugged": mains == 1}


def _windows_power() -> Sequence[int]:
    if sys.platform == "win32":
        import ctypes

        told = (ctypes.c_ubyte * 12)()
        if ctypes.windll.kernel32.GetSystemPowerStatus(ctypes.byref(told)):
            return list(told)
    return [255, 255, 255]


def said_by(*command: str) -> str:
    """What a program of the system answers; nothing where it is not there, is too slow, or refuses."""
    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        answer = subprocess.run(
            [program, *command[1:]],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_S,
            env={**os.environ, "LC_ALL": "C"},
            creationflags=HIDE_WINDOW,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.decode("utf-8", "replace") if answer.returncode == 0 else ""


def found(pattern: str, said: str) -> str | None:
    match = re.search(pattern, said, re.MULTILINE)
    return match[1].strip() or None if match else None
