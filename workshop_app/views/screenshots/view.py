"""Pictures of the cockpit in other looks and sizes, of its menus, and of all keys."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from workshop_app.views.documents.template_dialog import TemplateDialog
from workshop_app.views.look.palettes import DARK, HIGH_CONTRAST, LIGHT
from workshop_app.views.screenshots.time import show_fixed_time

if TYPE_CHECKING:
    from workshop_app.views.cockpit import Cockpit
    from workshop_app.views.main_window import MainWindow

_VIEWS = ((DARK.name, 100), (HIGH_CONTRAST.name, 100), (LIGHT.name, 80), (LIGHT.name, 200))
_STEPS = ("T1-07", "T1-11", "T2-06")


def screens_of_view(
    window: "MainWindow", steps: Sequence[str] | None
) -> Iterator[tuple[str, QWidget]]:
    """A few steps in each look and size; at the end it is as it was, and no step is shown.

    Args:
        steps: keys of the steps to draw, as far as they are among the few; None for all.
    """
    appearance, cockpit = window.view.appearance, window.cockpit
    if cockpit is None:
        return
    look, zoom = appearance.look, appearance.zoom
    window.view.open_key_sheet()
    yield "ansicht-tasten", window
    window.view.open_key_sheet()
    window.view.open_menu()
    yield "ansicht-menue", window.view.menu
    window.view.menu.close()
    cockpit.show_documents()
    yield "unterlagen-menue", cockpit.documents
    cockpit.documents.close()
    dialog = TemplateDialog(cockpit.workshop, window)
    dialog.show()
    yield "word-vorlage", dialog
    dialog.close()
    dialog.deleteLater()
    chosen = [step for step in _STEPS if steps is None or step in steps]
    for name, percent in _VIEWS if chosen else ():
        _empty(cockpit)
        appearance.choose_look_and_zoom(name, percent)
        for step in chosen:
            cockpit.navigation.go_to(step)
            show_fixed_time(cockpit)
            yield f"ansicht-{name}-{percent}-{step}", window
    if chosen:
        _empty(cockpit)
        appearance.choose_look_and_zoom(look, zoom)


def _empty(cockpit: "Cockpit") -> None:
    """Let the views of the step go: to style them anew takes as long as to make them."""
    cockpit.area.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
