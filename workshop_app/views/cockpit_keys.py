"""Which keys do what anywhere in the cockpit."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from workshop_app.views.agenda.rail import EDIT_AGENDA_KEYS
from workshop_app.views.notes.notes_control import DECISION_KEYS
from workshop_app.views.parts.focus_round import cycle_focus
from workshop_app.views.regie_panel import (
    BACK_KEYS,
    BACK_KEYS_IN_TEXT,
    NEXT_KEYS,
    NEXT_KEYS_IN_TEXT,
    PARK_KEYS,
)
from workshop_app.views.step_header import LAST_PANE_KEYS, NEXT_PANE_KEYS
from workshop_app.views.top_bar import (
    AGENDA_KEYS,
    DOCUMENTS_KEYS,
    EXPORT_KEYS,
    FIND_KEYS,
    HOME_KEYS,
    PRINT_KEYS,
    REGIE_KEYS,
    SEARCH_KEYS,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workshop_app.views.cockpit import Cockpit

NEXT_AREA_KEYS, LAST_AREA_KEYS = "F6", "Shift+F6"

Act = Callable[[], object]


def add_keys(cockpit: "Cockpit") -> None:
    """Make an action of each key. A new one has its row here."""
    navigation, area, top = cockpit.navigation, cockpit.area, cockpit.top
    keys: dict[str, Act] = {
        NEXT_KEYS: navigation.go_on,
        BACK_KEYS: navigation.go_back,
        NEXT_KEYS_IN_TEXT: navigation.go_on,
        BACK_KEYS_IN_TEXT: navigation.go_back,
        PARK_KEYS: cockpit.park_topic,
        DECISION_KEYS: cockpit.note_decision,
        EDIT_AGENDA_KEYS: cockpit.rail.edit_agenda,
        EXPORT_KEYS: cockpit.write_concept,
        DOCUMENTS_KEYS: cockpit.show_documents,
        PRINT_KEYS: cockpit.print_papers,
        HOME_KEYS: cockpit.left.emit,
        AGENDA_KEYS: top.agenda_button.click,
        REGIE_KEYS: top.regie_button.click,
        SEARCH_KEYS: cockpit.open_search,
        FIND_KEYS: lambda: cockpit.search.find_here(),
        NEXT_PANE_KEYS: partial(area.cycle_panes, 1),
        LAST_PANE_KEYS: partial(area.cycle_panes, -1),
        NEXT_AREA_KEYS: partial(_cycle_focus, cockpit, 1),
        LAST_AREA_KEYS: partial(_cycle_focus, cockpit, -1),
    }
    cockpit.timer.add_keys(cockpit)
    for sequence, act in keys.items():
        action = QAction(cockpit)
        action.setShortcut(QKeySequence(sequence))
        action.triggered.connect(partial(_call, act))
        cockpit.addAction(action)


def _cycle_focus(cockpit: "Cockpit", distance: int) -> None:
    """From agenda to step to Regie, and round again."""
    places: list[tuple[QWidget, Callable[[], None]]] = [
        (cockpit.rail, cockpit.rail.list.setFocus),
        (cockpit.area, cockpit.area.focus_entry),
        (cockpit.regie, cockpit.regie.next_button.setFocus),
    ]
    cycle_focus(places, distance)


def _call(act: Act, _is_checked: bool = False) -> None:
    act()
