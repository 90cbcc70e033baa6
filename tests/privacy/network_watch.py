"""Catches every network socket that this process opens, in Python or in C, or one of its children.

Python's audit events are noted. On Linux the kernel is asked as well (seccomp): a call of
``socket`` for anything but the sockets of one machine ends the process with SIGSYS, and the Python
code that led there is printed. Sockets for the X server or D-Bus are no network.
"""

import ctypes
import faulthandler
import json
import platform
import signal
import socket
import struct
import sys
from pathlib import Path

_LOCAL = {int(socket.AF_UNIX)} if hasattr(socket, "AF_UNIX") else set()
_NETLINK = 16  # asks the kernel about this machine
# AUDIT_ARCH_… and the number of socket(2): linux/audit.h, asm/unistd.h.
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _IS_EQUAL, _RETURN = 0x20, 0x15, 0x06  # linux/filter.h
_ALLOW, _TRAP = 0x7FFF0000, 0x00030000  # linux/seccomp.h
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h


class NetworkWatch:
    """Begins at once and for good."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.asks_kernel = _trap_sockets()
        sys.addaudithook(self._on_event)

    def report(self, target: Path) -> None:
        """Write down what was found."""
        maps = Path("/proc/self/maps")
        libraries = maps.read_text("utf-8") if maps.exists() else ""
        modules = [name for name in sys.modules if "QtNetwork" in name]
        modules += ["libQt6Network"] if "Qt6Network" in libraries else []
        report = {"sockets": self.found, "asks_kernel": self.asks_kernel, "modules": modules}
        target.write_text(json.dumps(report), encoding="utf-8")

    def _on_event(self, event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith("socket.") or event == "socket.gethostname":
            return
        if event == "socket.__new__" and arguments[1] in _LOCAL:
            return
        one = arguments[0] if arguments else None
        if isinstance(one, socket.socket) and int(one.family) in _LOCAL:
            return
        self.found.append(event)


def _trap_sockets() -> bool:
    """Have the kernel watch; False where it does not."""
    architecture = _ARCHITECTURES.get(platform.machine())
    if sys.platform != "linux" or architecture is None:
        return False
    faulthandler.register(signal.SIGSYS, chain=True)
    audited, number = architecture
    # Code, how far to jump if so and if not, value; offsets are those of struct seccomp_data.
    program = [
        (_LOAD, 0, 0, 4),
        (_IS_EQUAL, 0, 6, audited),
        (_LOAD, 0, 0, 0),
        (_IS_EQUAL, 0, 4, number),
        (_LOAD, 0, 0, 16),
        (_IS_EQUAL, 2, 0, int(socket.AF_UNIX)),
        (_IS_EQUAL, 1, 0, _NETLINK),
        (_RETURN, 0, 0, _TRAP),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *line) for line in program))
    whole = struct.pack("HP", len(program), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(_SET_SECCOMP, _FILTER, whole, 0, 0)
