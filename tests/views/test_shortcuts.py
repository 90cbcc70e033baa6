"""No key means two things at once: Qt would do neither."""

from collections import defaultdict

import builders
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from workshop_app.phases.agenda import all_steps
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.views.cockpit import Cockpit
from workshop_app.views.settings import Settings

WINDOW = {Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut}
WITH_CHILDREN = Qt.ShortcutContext.WidgetWithChildrenShortcut


@pytest.fixture
def cockpit(qtbot, tmp_path):
    path = tmp_path / "Auental.workshop"
    with builders.a_workshop(path) as workshop, workshop.change("Angelegt") as session:
        builders.a_municipality(session, name="Stadt Auental")
        builders.an_action_field(session, is_selected=True)
        builders.a_card(session, question="F2")
    cockpit = Cockpit(WorkshopFile.open(path), Settings())
    cockpit.resize(1366, 768)
    with qtbot.waitExposed(cockpit):
        cockpit.show()
    cockpit.activateWindow()
    yield cockpit
    cockpit.shut_down()
    cockpit.deleteLater()


def is_heard(context, owners):
    """Whether a shortcut of these widgets answers where the focus is now."""
    shown = [each for each in owners if isinstance(each, QWidget) and each.isVisible()]
    focus = QApplication.focusWidget()
    if context == WITH_CHILDREN:
        return any(each is focus or each.isAncestorOf(focus) for each in shown)
    return context in WINDOW and bool(shown)


def heard_keys(cockpit):
    """Who answers which key where the focus is now."""
    heard = defaultdict(set)
    for action in cockpit.findChildren(QAction):
        if is_heard(action.shortcutContext(), action.associatedObjects()):
            for sequence in action.shortcuts():
                heard[sequence.toString()].add(action)
    for shortcut in cockpit.findChildren(QShortcut):
        if is_heard(shortcut.context(), [shortcut.parent()]):
            heard[shortcut.key().toString()].add(shortcut)
    for button in cockpit.findChildren(QAbstractButton):
        if button.isVisible() and button.shortcut() != QKeySequence():
            heard[button.shortcut().toString()].add(button)
    return heard


def test_no_key_means_two_things_in_any_pane(cockpit):
    twice = {}

    for key, step in all_steps().items():
        cockpit.navigation.go_to(key)
        # The views of the step before: the app's event loop does, and no test has one.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for place in range(len(step.panes)):
            cockpit.area.show_pane(place)
            heard = heard_keys(cockpit)
            assert len(heard) > 10
            twice |= {(key, place, keys): who for keys, who in heard.items() if len(who) > 1}

    assert twice == {}
