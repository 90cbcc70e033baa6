"""What tests of views share: a workshop with its bridge, and the sample workshop."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_workshop
from tests.samples import a_sample
from tests.views.filled_files import A_BREAK, Fill, put_filled
from tests.views.kept_open import KeptOpen
from workshop_app.phases import agenda
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views import cockpit_notices
from workshop_app.views.board import similar as board_similar
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.concept import look as concept_look
from workshop_app.views.drafts import drafts
from workshop_app.views.look import theme
from workshop_app.views.look.letter_keys import use_letter_keys
from workshop_app.views.look.motion import use_reduced_motion
from workshop_app.views.look.palettes import LIGHT, Look
from workshop_app.views.pane_view import PaneView
from workshop_app.views.parts import delayed_save
from workshop_app.views.privacy import erasing_work
from workshop_app.views.snapshots import taking as snapshot_taking

_Pane = TypeVar("_Pane", bound=PaneView)


@pytest.fixture
def content() -> Fill | None:
    """Fills the ``workshop`` of a test before it is opened; modules have their own."""
    return None


@pytest.fixture
def own_workshop(tmp_path: Path, content: Fill | None) -> Iterator[WorkshopFile]:
    """A real workshop file of the test's own with its ``content``, closed at the end."""
    path = tmp_path / "Brückstadt.workshop"
    with WorkshopFile.open(put_filled(path, content)) if content else a_workshop(path) as workshop:
        yield workshop


@pytest.fixture(scope="session")
def _kept_open(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeptOpen]:
    with contextlib.closing(KeptOpen(tmp_path_factory.mktemp("offen"))) as kept:
        yield kept


@pytest.fixture
def workshop(_kept_open: KeptOpen, content: Fill | None) -> Iterator[WorkshopFile]:
    """A real workshop file that is open for writing and holds the ``content`` alone.

    Modules that look at the file itself, at what is beside it or at its end take their
    ``own_workshop`` instead.
    """
    workshop = _kept_open.holding(content)
    yield workshop
    assert not workshop._listeners


@pytest.fixture
def bridge(qtbot: QtBot, workshop: WorkshopFile) -> Iterator[ChangeBridge]:
    """The bridge of the ``workshop``, which listens no more at the end."""
    bridge = ChangeBridge(workshop)
    yield bridge
    bridge.close()


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, read once; tests get copies."""
    return a_sample(tmp_path_factory.mktemp("sample") / "Brueckstadt.workshop")


@pytest.fixture(scope="session")
def sample_at_a_board(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample at the strengths and weaknesses; its own step has the dearest of all views."""
    return _gone_to("T1-07", sample_template, tmp_path_factory)


def _gone_to(step: str, template: Path, folders: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(template, folders.mktemp(step)))
    with WorkshopFile.open(path) as workshop, workshop.change("Schritt") as session:
        agenda.go_to(session, step)
    return path


@pytest.fixture(scope="session")
def sample_in_a_break(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a break, for tests that look at what is around the step."""
    return _gone_to(A_BREAK, sample_template, tmp_path_factory)


@pytest.fixture
def break_file(sample_in_a_break: Path, tmp_path: Path) -> Path:
    """A closed copy of the sample that opens in a break."""
    return Path(shutil.copy(sample_in_a_break, tmp_path / "Brueckstadt.workshop"))


@pytest.fixture
def board_file(sample_at_a_board: Path, tmp_path: Path) -> Path:
    """A closed copy of the sample that opens at the strengths and weaknesses."""
    return Path(shutil.copy(sample_at_a_board, tmp_path / "Brueckstadt.workshop"))


@pytest.fixture
def sample_file(sample_template: Path, tmp_path: Path) -> Path:
    """A closed copy of the sample workshop."""
    return Path(shutil.copy(sample_template, tmp_path / "Brueckstadt.workshop"))


@pytest.fixture
def sample_workshop(sample_file: Path) -> Iterator[WorkshopFile]:
    """A copy of the sample workshop, open for writing, closed at the end."""
    with WorkshopFile.open(sample_file) as workshop:
        yield workshop


@pytest.fixture
def show_pane(qtbot: QtBot) -> Callable[[_Pane], _Pane]:
    """Shows the view of a pane as the cockpit does, as large as it is at 1366 × 768."""

    kept = []  # what nothing holds goes at once, before those who look at it have let it go

    def show(view: _Pane) -> _Pane:
        kept.append(view)
        qtbot.addWidget(view)
        view.resize(800, 560)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.focus_entry()
        return view

    return show


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits until people pause waits a moment; typed text is still kept before it is saved."""
    monkeypatch.setattr(drafts, "_DELAY_MS", 10)
    monkeypatch.setattr(delayed_save, "_PAUSE_MS", 400)
    monkeypatch.setattr(concept_look, "_PAUSE_MILLISECONDS", 10)
    monkeypatch.setattr(board_similar, "_PAUSE_MS", 10)
    monkeypatch.setattr(cockpit_notices, "_PAUSE_MS", 10)
    monkeypatch.setattr(erasing_work, "_AGAIN_MILLISECONDS", 10)
    monkeypatch.setattr(snapshot_taking, "STEP_MILLISECONDS", 10)


@pytest.fixture
def chosen_look() -> Iterator[Callable[[Look], None]]:
    """Chooses a look; afterwards everything has its usual colours and size again."""
    yield theme.use_look
    theme.use_look(LIGHT)
    theme.use_scale(1.0)


@pytest.fixture(scope="session")
def theme_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the grounds of the looks are made once, as on a machine."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def usual_theme(
    qapp: QApplication, theme_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QApplication]:
    """The application, which a test may give another look and size; it gets its own back."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(theme_cache))
    sheet, palette, style = qapp.styleSheet(), qapp.palette(), qapp.style().objectName()
    flash_time = qapp.cursorFlashTime()
    yield qapp
    # Windows that are still there would be styled anew.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.use_look(LIGHT)
    theme.use_scale(1.0)
    use_reduced_motion(wanted=False)
    use_letter_keys(are_on=True)
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setCursorFlashTime(flash_time)


@dataclass
class Reopened:
    workshop: WorkshopFile
    bridge: ChangeBridge


@pytest.fixture
def after_a_kill(
    qtbot: QtBot, workshop: WorkshopFile, tmp_path: Path
) -> Iterator[Callable[[], Reopened]]:
    """Opens the file as a killed app would have left it, once something is kept."""
    opened: list[Reopened] = []

    def reopen() -> Reopened:
        qtbot.waitUntil(lambda: bool(workshop.drafts.kept), timeout=2_000)
        path = tmp_path / f"danach {len(opened)}.workshop"
        for suffix in ("", "-wal"):
            shutil.copy(workshop.path.with_name(workshop.path.name + suffix), f"{path}{suffix}")
        again = WorkshopFile.open(path)
        opened.append(Reopened(again, ChangeBridge(again)))
        return opened[-1]

    yield reopen
    for each in opened:
        each.bridge.close()
        each.workshop.close()
