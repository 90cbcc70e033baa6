"""What holds for every test: no screen, own folders, German settings, and nothing left behind."""

import gc
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

# What takes long to import waits until somebody needs it: the process that hands the tests out to
# others needs none of it, and these begin when it is ready.
if TYPE_CHECKING:
    from emptying import Emptier

    from workshop_app.storage.workshop_file import WorkshopFile

# Before Qt starts. The time zone is Germany's, in the form that needs no table of zones.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
if hasattr(time, "tzset"):
    time.tzset()

gc.disable()  # what a test leaves is collected at its end; collecting tests makes much that stays
_GRACE_SECONDS = 5
# Each takes seconds: were one of them the last, all other cores would wait for it.
_LONG_MODULES = (
    *("test_kills", "test_faults", "test_run", "test_page_limits", "test_no_network"),
    *("test_accessible_pdf", "test_bombs", "test_any_history", "test_any_documents", "test_cli"),
)


def pytest_configure(config: pytest.Config) -> None:
    """Settings of hypothesis, before a test module has its own, where tests are run."""
    hands_out = config.getoption("dist", "no") != "no" and not hasattr(config, "workerinput")
    if hands_out:
        return
    from hypothesis import settings

    settings.register_profile("local", deadline=None, database=None)
    settings.register_profile("ci", deadline=None, database=None, derandomize=True)
    settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first; the others stay in their order, which differs each time."""
    items.sort(key=lambda item: item.path.stem not in _LONG_MODULES)


def pytest_unconfigure() -> None:
    """Spare the end of each process a look at all that it imported; what tests left is gone."""
    gc.freeze()


class _Home:
    """The home of the tests of a process: a new folder whenever one has put something into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._count = 0
        self._move()

    def be_empty(self) -> None:
        """To look and to have nothing to do takes a tenth of what a new folder does."""
        with os.scandir(self.path) as entries:
            is_used = next(entries, None) is not None
        if is_used:
            self._move()

    def _move(self) -> None:
        self.path = self._folder / f"home{self._count}"
        self._count += 1
        self.path.mkdir()
        os.environ["HOME"] = str(self.path)
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(self.path / name.lower())
        for name in ("APPDATA", "LOCAL_APPDATA", "PERSONAL"):
            os.environ[f"WIN_PD_OVERRIDE_{name}"] = str(self.path / name.lower())


@pytest.fixture(scope="session")
def _home(tmp_path_factory: pytest.TempPathFactory) -> _Home:
    return _Home(tmp_path_factory.mktemp("homes"))


@pytest.fixture(autouse=True)
def _own_folders(_home: _Home) -> None:
    """Settings, caches and logs of the app go to folders of the test's own, which start empty."""
    _home.be_empty()


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed workshop file without content."""
    from builders import a_workshop

    path = tmp_path_factory.mktemp("empty") / "Leer.workshop"
    a_workshop(path).close()
    return path


@pytest.fixture
def own_workshop(tmp_path: Path) -> "Iterator[WorkshopFile]":
    """A real workshop file without content, open for writing, closed at the end."""
    from builders import a_workshop

    with a_workshop(tmp_path / "Brückstadt.workshop") as workshop:
        yield workshop


@pytest.fixture
def workshop(own_workshop: "WorkshopFile") -> "WorkshopFile":
    """The same; some folders of tests keep one open instead."""
    return own_workshop


@pytest.fixture(scope="session")
def _kept_open(
    tmp_path_factory: pytest.TempPathFactory, empty_template: Path
) -> "Iterator[tuple[WorkshopFile, Emptier]]":
    from builders import a_workshop
    from emptying import emptier

    with (
        a_workshop(tmp_path_factory.mktemp("offen") / "Brückstadt.workshop") as workshop,
        emptier(workshop.path, like=empty_template) as empty,
    ):
        yield workshop, empty


@pytest.fixture
def kept_workshop(_kept_open: "tuple[WorkshopFile, Emptier]") -> "WorkshopFile":
    """A real workshop file that is open for writing and was emptied for the test.

    To open and close one for each of many hundred small tests takes longer than these tests; how
    a file is opened and closed is tested elsewhere.
    """
    workshop, empty = _kept_open
    empty()
    return workshop


@pytest.fixture(autouse=True)
def _nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a window, a running timer or a running thread."""
    threads_before = set(threading.enumerate())
    windows_before = set(_windows())
    sheet_before = _style_sheet()
    failed_before = request.session.testsfailed
    _speak_german()
    gc.freeze()  # afterwards get_objects() knows only what the test has made

    yield

    _delete_what_is_to_be_deleted()
    gc.collect()  # looks at what is not frozen only, and therefore takes a moment
    left = [window for window in _windows() if window not in windows_before]
    left += _running_qt_objects()
    gc.unfreeze()
    gc.disable()  # the app enables it
    if _style_sheet() != sheet_before:
        left.append("a style sheet, which makes all windows of later tests slow")
    left += _running_threads(threads_before)
    # A failed test keeps its objects in the traceback.
    if left and request.session.testsfailed == failed_before:
        pytest.fail("The test left behind: " + ", ".join(map(repr, left)), pytrace=False)


def _speak_german() -> None:
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        qt.QLocale.setDefault(qt.QLocale("de_DE"))


def _app() -> Any:
    """The application; None where Qt does not run."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return None if widgets is None else widgets.QApplication.instance()


def _windows() -> list[object]:
    """The windows of Qt, if it runs; tool tips belong to Qt itself."""
    app = _app()
    windows = [] if app is None else app.topLevelWidgets()
    return [window for window in windows if window.metaObject().className() != "QTipLabel"]


def _style_sheet() -> str:
    """That of the application; none where Qt does not run."""
    app = _app()
    return "" if app is None else app.styleSheet()


def _delete_what_is_to_be_deleted() -> None:
    """Carry out deleteLater(), which waits for an event loop that no test runs."""
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None and qt.QCoreApplication.instance() is not None:
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete)


def _running_qt_objects() -> list[object]:
    """Timers and threads of Qt that were made since gc.freeze() and still run."""
    qt = sys.modules.get("PySide6.QtCore")
    if qt is None:
        return []
    import shiboken6

    young = [item for item in gc.get_objects() if isinstance(item, qt.QTimer | qt.QThread)]
    alive = [item for item in young if shiboken6.isValid(item)]
    timers = [item for item in alive if isinstance(item, qt.QTimer) and item.isActive()]
    threads = [item for item in alive if isinstance(item, qt.QThread) and item.isRunning()]
    pool = qt.QThreadPool.globalInstance()
    idle = pool.waitForDone(_GRACE_SECONDS * 1000)
    return [*timers, *threads, *([] if idle else [pool])]


def _running_threads(before: set[threading.Thread]) -> list[object]:
    """Python's threads that do not end by themselves soon."""
    new = [thread for thread in threading.enumerate() if thread not in before]
    for thread in new:
        if not isinstance(thread, threading._DummyThread):  # a thread of Qt that ran Python code
            thread.join(_GRACE_SECONDS)
    return [
        thread
        for thread in new
        if thread.is_alive() and not isinstance(thread, threading._DummyThread)
    ]
