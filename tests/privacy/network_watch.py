"""Takes down every network socket that this process opens, in Python or in C.

Two witnesses: Python's audit events, and a thread that asks each open socket for its family
(``SO_DOMAIN``; what is not bound stands in no table of ``/proc/net``). Sockets of one machine,
for the X server or D-Bus, are no network.
"""

import contextlib
import ctypes
import json
import socket
import sys
import threading
from pathlib import Path

_SO_DOMAIN = 39  # Linux: asm-generic/socket.h
_LOCAL = {int(socket.AF_UNIX)} if hasattr(socket, "AF_UNIX") else set()
_NETLINK = 16  # asks the kernel about this machine
_SECONDS = 0.03  # between two looks


class NetworkWatch:
    """Begins at once; :meth:`report` ends it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.looks = 0
        self._is_over = threading.Event()
        sys.addaudithook(self._on_event)
        self._thread = threading.Thread(target=self._look, daemon=True)
        if Path("/proc/self/fd").is_dir():
            self._libc = ctypes.CDLL(None)
            self._thread.start()

    def report(self, target: Path) -> None:
        """Write down what was found."""
        self._is_over.set()
        if self._thread.is_alive():
            self._thread.join()
        libraries = Path("/proc/self/maps").read_text("utf-8") if self.looks else ""
        modules = [name for name in sys.modules if "QtNetwork" in name]
        modules += ["libQt6Network"] if "Qt6Network" in libraries else []
        report = {"sockets": self.found, "looks": self.looks, "modules": modules}
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

    def _look(self) -> None:
        while not self._is_over.is_set():
            self.looks += 1
            for descriptor in Path("/proc/self/fd").iterdir():
                with contextlib.suppress(OSError):
                    if str(descriptor.readlink()).startswith("socket:"):
                        family = self._family(int(descriptor.name))
                        if family is not None and family not in {*_LOCAL, _NETLINK}:
                            self.found.append(f"open socket of family {family}")
            self._is_over.wait(_SECONDS)

    def _family(self, descriptor: int) -> int | None:
        value, size = ctypes.c_int(), ctypes.c_uint(ctypes.sizeof(ctypes.c_int))
        status = self._libc.getsockopt(
            descriptor, socket.SOL_SOCKET, _SO_DOMAIN, ctypes.byref(value), ctypes.byref(size)
        )
        return None if status else value.value
