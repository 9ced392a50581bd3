"""How the players people have are told to begin at a place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from app.domain.recording import clock

# program -> its arguments; {at} is the place in seconds, {clock} as 00:12:30, {ms} in milliseconds
PLAYERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("vlc", ("--start-time={at}", "{path}")),
    ("mpv", ("--start={at}", "--force-window", "{path}")),
    ("PotPlayerMini64", ("{path}", "/seek={clock}")),
    ("mpc-hc64", ("{path}", "/start", "{ms}")),
    ("ffplay", ("-ss", "{at}", "{path}")),
    ("mplayer", ("-ss", "{at}", "{path}")),
)
_WINDOWS_PLACES = {
    "vlc": r"C:\Program Files\VideoLAN\VLC\vlc.exe",
    "PotPlayerMini64": r"C:\Program Files\DAUM\PotPlayer\PotPlayerMini64.exe",
    "mpc-hc64": r"C:\Program Files\MPC-HC\mpc-hc64.exe",
}


def find_program(name: str) -> str | None:
    """Where a program lies: on the path, or where its installer puts it."""
    usual = _WINDOWS_PLACES.get(name, "")
    return shutil.which(name) or (usual if usual and Path(usual).is_file() else None)


def player_call(
    path: Path, seconds: int, find: Callable[[str], str | None] = find_program
) -> tuple[str, list[str]] | None:
    """Program and arguments that play a file from a place, or None where only the system's own way is left."""
    for name, arguments in PLAYERS:
        program = find(name)
        if program:
            values = {"at": seconds, "clock": clock(seconds), "ms": seconds * 1000, "path": str(path)}
            return program, [one.format(**values) for one in arguments]
    return None
