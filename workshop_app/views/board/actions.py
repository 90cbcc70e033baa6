"""What one can do with cards and clusters: one table for the keys and the menu."""

import enum
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from workshop_app.translation import _


class CardAction(enum.Enum):
    """Something to do with the selected cards."""

    EDIT = enum.auto()
    EXPLAIN = enum.auto()
    MOVE_TO = enum.auto()
    NEW_CLUSTER = enum.auto()
    MERGE = enum.auto()
    SPLIT = enum.auto()
    NEW_CARD = enum.auto()
    NEW_BELOW = enum.auto()
    DISSENT = enum.auto()
    LEGIBILITY = enum.auto()
    SET_ASIDE = enum.auto()
    DELETE = enum.auto()
    REGROUP = enum.auto()
    COUNT_POINTS = enum.auto()
    SHOW_ENTRY = enum.auto()


class ClusterAction(enum.Enum):
    """Something to do with a cluster."""

    RENAME = enum.auto()
    CAPTURE_HERE = enum.auto()
    MOVE_LEFT = enum.auto()
    MOVE_RIGHT = enum.auto()
    MERGE = enum.auto()
    COUNT_POINTS = enum.auto()
    RELEASE = enum.auto()
    DISSOLVE = enum.auto()


@dataclass(frozen=True, slots=True)
class ActionText:
    """How an action reads in the menu, and its key."""

    text: str
    icon: str
    key: Qt.Key | None
    control: bool = False

    @property
    def shown_key(self) -> str:
        """The key in the words of the language."""
        if self.key is None:
            return ""
        modifier = Qt.KeyboardModifier.ControlModifier if self.control else _NONE
        sequence = QKeySequence(self.key | modifier if self.control else self.key)
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)


_NONE: Final = Qt.KeyboardModifier.NoModifier

CARD_ACTIONS: Final = {
    CardAction.EDIT: ActionText(_("Bearbeiten"), "edit", Qt.Key.Key_F2),
    CardAction.EXPLAIN: ActionText(_("Erläuterung …"), "notes", Qt.Key.Key_E),
    CardAction.MOVE_TO: ActionText(_("Verschieben nach"), "arrow_forward", Qt.Key.Key_V),
    CardAction.NEW_CLUSTER: ActionText(_("Neuer Cluster daraus"), "post_add", Qt.Key.Key_C),
    CardAction.MERGE: ActionText(_("Zusammenlegen"), "merge", Qt.Key.Key_M),
    CardAction.SPLIT: ActionText(_("Wieder trennen"), "call_split", Qt.Key.Key_U),
    CardAction.NEW_CARD: ActionText(_("Neue Karte hierhin"), "note_add", Qt.Key.Key_N),
    CardAction.NEW_BELOW: ActionText(
        _("Neue Karte darunter"), "arrow_downward", Qt.Key.Key_Return, control=True
    ),
    CardAction.DISSENT: ActionText(_("Dissens"), "bolt", Qt.Key.Key_D),
    CardAction.LEGIBILITY: ActionText(_("Lesbarkeit"), "help", Qt.Key.Key_L),
    CardAction.SET_ASIDE: ActionText(_("Beiseitelegen"), "archive", Qt.Key.Key_B),
    CardAction.DELETE: ActionText(_("Löschen"), "delete", Qt.Key.Key_Delete),
    CardAction.REGROUP: ActionText(_("Anders ordnen"), "view_column", Qt.Key.Key_G),
    CardAction.COUNT_POINTS: ActionText(_("Punkte zählen"), "how_to_vote", Qt.Key.Key_P),
    CardAction.SHOW_ENTRY: ActionText(_("Zur Eingabezeile"), "keyboard", Qt.Key.Key_Escape),
}
CLUSTER_ACTIONS: Final = {
    ClusterAction.RENAME: ActionText(_("Umbenennen"), "edit", Qt.Key.Key_F2),
    ClusterAction.CAPTURE_HERE: ActionText(_("Neue Karten hierhin"), "note_add", None),
    ClusterAction.MOVE_LEFT: ActionText(
        _("Nach links"), "arrow_back", Qt.Key.Key_Left, control=True
    ),
    ClusterAction.MOVE_RIGHT: ActionText(
        _("Nach rechts"), "arrow_forward", Qt.Key.Key_Right, control=True
    ),
    ClusterAction.MERGE: ActionText(_("Zusammenlegen mit"), "merge", Qt.Key.Key_M),
    ClusterAction.COUNT_POINTS: ActionText(_("Punkte zählen"), "how_to_vote", Qt.Key.Key_P),
    ClusterAction.RELEASE: ActionText(_("Karten am Beamer freigeben"), "visibility", None),
    ClusterAction.DISSOLVE: ActionText(_("Auflösen"), "delete", Qt.Key.Key_Delete),
}
CARD_KEYS: Final = {
    **{text.key: action for action, text in CARD_ACTIONS.items() if not text.control},
    Qt.Key.Key_Return: CardAction.EDIT,
    Qt.Key.Key_Enter: CardAction.EDIT,
}


class Direction(enum.Enum):
    """Where the focus or a card goes."""

    LEFT = enum.auto()
    RIGHT = enum.auto()
    UP = enum.auto()
    DOWN = enum.auto()


ARROWS: Final = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
