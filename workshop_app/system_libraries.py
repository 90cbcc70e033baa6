"""Finds shared libraries that Qt needs from the system, before Qt aborts without saying which.

The lists are what PySide6-Essentials 6.11 links against: `QtWidgets`, `QtSvg`, `QtPrintSupport` and
the platform plugins for X11, Wayland and no screen at all. Only Linux leaves these to the system.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from workshop_app.translation import _, ngettext


class WindowSystem(StrEnum):
    """What Qt draws on; the values are Qt's own names for its platform plugins."""

    OFFSCREEN = "offscreen"
    X11 = "xcb"
    WAYLAND = "wayland"


class Distribution(StrEnum):
    """A family of Linux distributions with common package names; the value is its os-release ID."""

    DEBIAN = "debian"
    FEDORA = "fedora"
    SUSE = "suse"
    ARCH = "arch"


class Library(NamedTuple):
    """A shared library and the package that brings it in each family of distributions."""

    file: str
    debian: str
    fedora: str
    suse: str
    arch: str


_ALWAYS = (
    Library("libstdc++.so.6", "libstdc++6", "libstdc++", "libstdc++6", "gcc-libs"),
    Library("libz.so.1", "zlib1g", "zlib", "libz1", "zlib"),
    Library("libzstd.so.1", "libzstd1", "libzstd", "libzstd1", "zstd"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "libglib-2_0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "libgthread-2_0-0", "glib2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "libdbus-1-3", "dbus"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "libfreetype6", "freetype2"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "libfontconfig1", "fontconfig"),
    Library("libX11.so.6", "libx11-6", "libX11", "libX11-6", "libx11"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon0", "libxkbcommon"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd"),
)
_FOR_X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libX11-xcb1", "libx11"),
    Library("libxcb.so.1", "libxcb1", "libxcb", "libxcb1", "libxcb"),
    Library(
        "libxcb-cursor.so.0",
        "libxcb-cursor0",
        "xcb-util-cursor",
        "libxcb-cursor0",
        "xcb-util-cursor",
    ),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "libxcb-icccm4", "xcb-util-wm"),
    Library(
        "libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "libxcb-image0", "xcb-util-image"
    ),
    Library(
        "libxcb-keysyms.so.1",
        "libxcb-keysyms1",
        "xcb-util-keysyms",
        "libxcb-keysyms1",
        "xcb-util-keysyms",
    ),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb-randr0", "libxcb"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "libxcb-render-util0",
        "xcb-util-renderutil",
    ),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb-render0", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb-sync1", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "libxcb-util1", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb-xkb1", "libxcb"),
    Library(
        "libxkbcommon-x11.so.0",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
    ),
)
_FOR_WAYLAND = (
    Library(
        "libwayland-client.so.0",
        "libwayland-client0",
        "libwayland-client",
        "libwayland-client0",
        "wayland",
    ),
    Library(
        "libwayland-cursor.so.0",
        "libwayland-cursor0",
        "libwayland-cursor",
        "libwayland-cursor0",
        "wayland",
    ),
)
_LIBRARIES = {
    WindowSystem.OFFSCREEN: _ALWAYS,
    WindowSystem.X11: _ALWAYS + _FOR_X11,
    WindowSystem.WAYLAND: _ALWAYS + _FOR_WAYLAND,
}
_INSTALL_COMMANDS = {
    Distribution.DEBIAN: "sudo apt install",
    Distribution.FEDORA: "sudo dnf install",
    Distribution.SUSE: "sudo zypper install",
    Distribution.ARCH: "sudo pacman -S",
}


def window_systems(environment: Mapping[str, str] = os.environ) -> tuple[WindowSystem, ...]:
    """The window systems that Qt may use here, its first choice first; empty: there is no screen.

    Windows and macOS bring their own and count as none that needs a library of the system.
    """
    wanted = environment.get("QT_QPA_PLATFORM", "")
    if wanted:
        names = [choice.partition(":")[0] for choice in wanted.split(";")]
        return tuple(system for name in names for system in WindowSystem if name.startswith(system))
    found = []
    if environment.get("WAYLAND_DISPLAY"):
        found.append(WindowSystem.WAYLAND)
    if environment.get("DISPLAY"):
        found.append(WindowSystem.X11)
    return tuple(found)


def has_screen(
    environment: Mapping[str, str] = os.environ, *, platform: str = sys.platform
) -> bool:
    """Whether a window opened here would be seen by anyone."""
    if environment.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return False
    return not platform.startswith("linux") or bool(window_systems(environment))


def missing_libraries(
    systems: Sequence[WindowSystem],
    *,
    load: Callable[[str], object] = ctypes.CDLL,
    platform: str = sys.platform,
) -> tuple[Library, ...]:
    """The libraries that Qt will not find; none if one of the window systems is complete."""
    if not platform.startswith("linux"):
        return ()
    lists = [_LIBRARIES[system] for system in systems or (WindowSystem.OFFSCREEN,)]
    loadable: dict[str, bool] = {}
    for library in {library.file: library for libraries in lists for library in libraries}.values():
        try:
            load(library.file)
            loadable[library.file] = True
        except OSError:
            loadable[library.file] = False
    missing = [
        tuple(library for library in libraries if not loadable[library.file]) for libraries in lists
    ]
    return min(missing, key=len)


def distribution(os_release: str) -> Distribution | None:
    """The family that the text of ``/etc/os-release`` names; None: not one that we know."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    names = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    # "opensuse-leap" and the like are all of the family "suse".
    return next((family for name in names for family in Distribution if family in name), None)


def what_to_install(missing: Sequence[Library], family: Distribution | None) -> str:
    """One German sentence that names the libraries and how to get them."""
    sentence = ngettext(
        "Auf diesem Rechner fehlt eine Systembibliothek ({files}).",
        "Auf diesem Rechner fehlen Systembibliotheken ({files}).",
        len(missing),
    ).format(files=", ".join(library.file for library in missing))
    if family is None:
        packages = _unique(library.debian for library in missing)
        advice = _("Bitte installieren Sie diese Pakete (Namen wie in Debian): {packages}")
        return f"{sentence} {advice.format(packages=' '.join(packages))}"
    packages = _unique(getattr(library, family.name.lower()) for library in missing)
    advice = _("Bitte installieren Sie sie mit: {command}")
    return f"{sentence} {advice.format(command=' '.join([_INSTALL_COMMANDS[family], *packages]))}"


def problem(systems: Sequence[WindowSystem] | None = None) -> str | None:
    """What this machine lacks for Qt and how to get it, in German; None: nothing.

    Args:
        systems: the window systems to be used; None: those that Qt would choose.
    """
    missing = missing_libraries(window_systems() if systems is None else systems)
    if not missing:
        return None
    try:
        os_release = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        os_release = ""
    return what_to_install(missing, distribution(os_release))


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
