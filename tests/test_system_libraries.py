import sys

import pytest

from workshop_app import system_libraries
from workshop_app.system_libraries import Distribution, WindowSystem

X11 = WindowSystem.X11
WAYLAND = WindowSystem.WAYLAND
OFFSCREEN = WindowSystem.OFFSCREEN


def a_loader(*missing: str):
    """A loader of shared libraries that finds all but some."""

    def load(name: str) -> object:
        if name in missing:
            raise OSError(f"{name}: cannot open shared object file")
        return object()

    return load


def missing(systems: list[WindowSystem], *files: str) -> list[str]:
    found = system_libraries.missing_libraries(systems, load=a_loader(*files), platform="linux")
    return [library.file for library in found]


def test_nothing_is_missing_where_all_can_be_loaded():
    assert missing([X11, WAYLAND, OFFSCREEN]) == []


def test_a_library_that_every_window_system_needs_is_found():
    assert missing([OFFSCREEN], "libEGL.so.1") == ["libEGL.so.1"]
    assert missing([X11], "libEGL.so.1") == ["libEGL.so.1"]


def test_libraries_for_x11_are_not_asked_for_without_a_screen():
    assert missing([OFFSCREEN], "libxcb-cursor.so.0") == []
    assert missing([X11], "libxcb-cursor.so.0") == ["libxcb-cursor.so.0"]


def test_one_complete_window_system_of_two_is_enough():
    assert missing([WAYLAND, X11], "libwayland-client.so.0") == []
    assert missing([WAYLAND, X11], "libxcb-cursor.so.0", "libxcb-icccm.so.4") == []


def test_of_two_incomplete_window_systems_the_one_with_less_to_install_is_named():
    lacking = ["libwayland-client.so.0", "libxcb-cursor.so.0", "libxcb-icccm.so.4"]

    assert missing([X11, WAYLAND], *lacking) == ["libwayland-client.so.0"]


def test_no_known_window_system_is_checked_like_no_screen():
    assert missing([], "libGL.so.1", "libxcb.so.1") == ["libGL.so.1"]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_lack_nothing(platform):
    def load(name: str) -> object:
        raise OSError(name)

    assert system_libraries.missing_libraries([X11], load=load, platform=platform) == ()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, ()),
        ({"DISPLAY": ":0"}, (X11,)),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, (WAYLAND, X11)),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, (OFFSCREEN,)),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, (WAYLAND, X11)),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, (OFFSCREEN,)),
        ({"QT_QPA_PLATFORM": "vnc"}, ()),
    ],
)
def test_window_systems_follow_the_environment(environment, expected):
    assert system_libraries.window_systems(environment) == expected


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({}, "win32", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "win32", False),
        ({}, "darwin", True),
    ],
)
def test_a_screen_is_where_someone_would_see_a_window(environment, platform, expected):
    assert system_libraries.has_screen(environment, platform=platform) is expected


@pytest.mark.parametrize(
    ("os_release", "expected"),
    [
        ("ID=debian\nNAME=Debian\n", Distribution.DEBIAN),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', Distribution.DEBIAN),
        ("ID=fedora\n", Distribution.FEDORA),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', Distribution.FEDORA),
        ('ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', Distribution.SUSE),
        ("ID=arch\n", Distribution.ARCH),
        ("ID=void\n", None),
        ("", None),
    ],
)
def test_the_distribution_is_read_from_os_release(os_release, expected):
    assert system_libraries.distribution(os_release) is expected


@pytest.mark.parametrize(
    ("family", "command"),
    [
        (Distribution.DEBIAN, "sudo apt install libegl1 libxcb-cursor0"),
        (Distribution.FEDORA, "sudo dnf install libglvnd-egl xcb-util-cursor"),
        (Distribution.SUSE, "sudo zypper install libglvnd libxcb-cursor0"),
        (Distribution.ARCH, "sudo pacman -S libglvnd xcb-util-cursor"),
    ],
)
def test_the_message_gives_the_command_of_the_distribution(family, command):
    lacking = system_libraries.missing_libraries(
        [X11], load=a_loader("libEGL.so.1", "libxcb-cursor.so.0"), platform="linux"
    )

    message = system_libraries.what_to_install(lacking, family)

    assert message == (
        "Auf diesem Rechner fehlen Systembibliotheken (libEGL.so.1, libxcb-cursor.so.0). "
        f"Bitte installieren Sie sie mit: {command}"
    )


def test_the_message_names_packages_where_the_distribution_is_unknown():
    lacking = system_libraries.missing_libraries(
        [OFFSCREEN], load=a_loader("libGL.so.1"), platform="linux"
    )

    assert system_libraries.what_to_install(lacking, None) == (
        "Auf diesem Rechner fehlt eine Systembibliothek (libGL.so.1). "
        "Bitte installieren Sie diese Pakete (Namen wie in Debian): libgl1"
    )


def test_a_package_with_several_libraries_is_named_once():
    lacking = system_libraries.missing_libraries(
        [OFFSCREEN],
        load=a_loader("libglib-2.0.so.0", "libgthread-2.0.so.0"),
        platform="linux",
    )

    message = system_libraries.what_to_install(lacking, Distribution.DEBIAN)

    assert message.endswith("sudo apt install libglib2.0-0")


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux leaves them to the system"
)
def test_this_machine_has_what_the_tests_need():
    assert system_libraries.problem([OFFSCREEN]) is None
