"""Pictures of every screen with the sample workshop, for the documentation and for comparison."""

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QWidget

from workshop_app.exchange.reader import read_workshop
from workshop_app.phases.agenda import all_steps
from workshop_app.phases.method import load_method
from workshop_app.resource_files import resource_path
from workshop_app.views.app import make_application
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.concept.view import ConceptView
from workshop_app.views.main_window import MainWindow
from workshop_app.views.new_workshop_dialog import NewWorkshopDialog
from workshop_app.views.projector.pictures import PNG_QUALITY, draw_pictures
from workshop_app.views.projector.projector import USUAL_SIZE
from workshop_app.views.screenshots.boards import BOARD_STEP, board_screens
from workshop_app.views.screenshots.concept import (
    CONCEPT_STEP,
    concept_screens,
    wait_for_look,
)
from workshop_app.views.screenshots.copies import COPY_STEP, copy_screens
from workshop_app.views.screenshots.drafts import DRAFT_STEP, draft_screens
from workshop_app.views.screenshots.erasing import PEOPLE_STEP, erasing_screens
from workshop_app.views.screenshots.notes import NOTES_STEP, note_screens
from workshop_app.views.screenshots.papers import GROUP_STEP, draw_papers, group_screens
from workshop_app.views.screenshots.snapshots import SNAPSHOT_STEP, snapshot_screens
from workshop_app.views.screenshots.tables import TABLE_STEP, table_screens
from workshop_app.views.screenshots.time import (
    LATE_STEP,
    PictureClock,
    late_day,
    show_fixed_time,
)
from workshop_app.views.screenshots.view import screens_of_view
from workshop_app.views.screenshots.votes import POLL_STEP, VOTE_STEP, hidden_poll, vote_screens
from workshop_app.views.settings import RecentWorkshop, Settings

SIZES = (QSize(1366, 768), QSize(1920, 1080))

_TURNS = 8  # of the event loop until everything is laid out and painted
_WITH_PROJECTOR = "T1-11"
# Steps of which the usual state is not all, and what draws the rest.
_MORE = {BOARD_STEP: board_screens, POLL_STEP: hidden_poll, TABLE_STEP: table_screens}
# What is shown in windows and copies of its own, and the step that it belongs to.
_OWN_WINDOWS = (
    (VOTE_STEP, vote_screens),
    (NOTES_STEP, note_screens),
    (GROUP_STEP, group_screens),
    (CONCEPT_STEP, concept_screens),
    (COPY_STEP, copy_screens),
    (DRAFT_STEP, draft_screens),
    (PEOPLE_STEP, erasing_screens),
    (SNAPSHOT_STEP, snapshot_screens),
)
_RECENT = (
    ("Landkreis Lindenau", "Integrationskonzept", "3.–4. Mai 2027", "Tag 2 · Leitziele", 22),
    (
        "Stadt Auental",
        "Auental gemeinsam",
        "12.–13. März 2027",
        "Tag 1 · Stärken und Schwächen",
        11,
    ),
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def draw_all(
    directory: Path, *, sizes: Sequence[QSize] = SIZES, steps: Sequence[str] | None = None
) -> list[Path]:
    """Draw the screens into a folder for each size, what the room sees into ``beamer``.

    What can be printed goes into ``papier``.

    Args:
        directory: is made if it is missing; pictures of before are replaced.
        sizes: of the window.
        steps: keys of the steps to draw; None for all.
    """
    app = make_application()
    app.setCursorFlashTime(0)  # the caret is always there
    drawn: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="konzeptwerkstatt-") as folder:
        sample = Path(folder, "Brückstadt.workshop")
        read_workshop(resource_path("sample", "stadt_brueckstadt.json"), sample)
        for size in sizes:
            target = directory / f"{size.width()}x{size.height()}"
            target.mkdir(parents=True, exist_ok=True)
            own = Path(folder, target.name)  # the steps that are visited stay in the file
            own.mkdir()
            for name, widget in _all_screens(own, sample, size, steps):
                _settle()
                path = target / f"{name}.png"
                widget.grab().save(str(path), quality=PNG_QUALITY)
                drawn.append(path)
        drawn += draw_pictures(sample, directory / "beamer", steps=steps)
        if _is_wanted(GROUP_STEP, steps):
            drawn += draw_papers(sample, directory / "papier")
    return drawn


def _is_wanted(step: str, steps: Sequence[str] | None) -> bool:
    return steps is None or step in steps


def _all_screens(
    folder: Path, sample: Path, size: QSize, steps: Sequence[str] | None
) -> Iterator[tuple[str, QWidget]]:
    copy = Path(shutil.copy(sample, folder))
    yield from _screens(Settings(folder / "einstellungen.json"), copy, size, steps)
    for step, screens in _OWN_WINDOWS:
        if _is_wanted(step, steps):
            yield from screens(folder, sample, size)


def _screens(
    settings: Settings, sample: Path, size: QSize, steps: Sequence[str] | None
) -> Iterator[tuple[str, QWidget]]:
    """The name of each screen and the widget that shows it just now."""
    clock = PictureClock()
    window = MainWindow(settings, clock=clock)
    window.resize(size)
    window.show()
    window.activateWindow()
    try:
        yield "start-leer", window
        dialog = NewWorkshopDialog(Path("Workshops"), window)
        dialog.municipality.setText("Stadt Auental")
        dialog.show()
        yield "neuer-workshop", dialog
        dialog.close()
        dialog.deleteLater()
        window.activateWindow()
        window.open_workshop(sample)
        if window.cockpit is not None:
            yield from _steps(window, window.cockpit, steps)
            yield from _searches(window, window.cockpit)
            yield from screens_of_view(window, steps)
            if _is_wanted(LATE_STEP, steps):
                yield from late_day(window, window.cockpit, clock)
        window.close_workshop()
        _remember_others(settings, sample.parent)
        window.show_start()
        yield "start", window
    finally:
        window.close()
        window.deleteLater()
        _settle()


def _steps(
    window: MainWindow, cockpit: Cockpit, steps: Sequence[str] | None
) -> Iterator[tuple[str, QWidget]]:
    for key, step in all_steps().items():
        if not _is_wanted(key, steps):
            continue
        cockpit.navigation.go_to(key)
        if not step.panes:
            show_fixed_time(cockpit)
            yield f"{key}-{_slug(load_method().step(key).title)}", window
        for place, pane in enumerate(step.panes):
            cockpit.area.show_pane(place)
            view = cockpit.area.current_view()
            if isinstance(view, ConceptView):
                wait_for_look(view)
            show_fixed_time(cockpit)
            yield f"{key}-{place + 1}-{_slug(pane.title)}", window
        if key in _MORE:
            for name, widget in _MORE[key](window, cockpit):
                show_fixed_time(cockpit)
                yield name, widget
        if key == _WITH_PROJECTOR:
            yield from _with_projector(window, cockpit)


def _with_projector(window: MainWindow, cockpit: Cockpit) -> Iterator[tuple[str, QWidget]]:
    """The cockpit while the room sees something, and how its screen is chosen."""
    control = cockpit.projector
    cockpit.area.show_pane(0)
    control.stage.switch_on()
    control.projector.set_size(USUAL_SIZE)
    window.toast.hide()
    yield "beamer-an", window
    control.box.ask_for_message()
    yield "beamer-zeile", window
    control.choose_screen()
    if control.dialog is not None:
        yield "beamer-bildschirm", control.dialog
    control.stop()
    window.activateWindow()


def _searches(window: MainWindow, cockpit: Cockpit) -> Iterator[tuple[str, QWidget]]:
    """What is offered, and what is found in spite of a wrong letter."""
    loop = QEventLoop()
    cockpit.search.ready.connect(loop.quit)
    cockpit.search.open_search()
    loop.exec()
    show_fixed_time(cockpit)
    palette = cockpit.search.palette
    for name, query in (("leer", ""), ("treffer", "dolmetcher"), ("nichts", "xyz")):
        palette.line.setText(query)
        palette.search_now()
        yield f"suche-{name}", window
    palette.close_search()


def _remember_others(settings: Settings, folder: Path) -> None:
    """Two invented workshops beside the sample, so that the list looks like one."""
    (sample,) = settings.recent
    for municipality, title, dates, step, done in _RECENT:
        path = folder / f"{municipality}.workshop"
        path.touch()
        settings.remember(
            RecentWorkshop(str(path), municipality, title, dates, step, done, sample.steps)
        )


def _settle() -> None:
    for _turn in range(_TURNS):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _slug(title: str) -> str:
    """The title as a part of a file name: ``staerken-und-schwaechen``."""
    plain = unicodedata.normalize("NFC", title).casefold().translate(_UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
