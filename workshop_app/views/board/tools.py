"""The row over a board: a new cluster, what is on it, by what it is put into columns."""

import enum

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from workshop_app.phases.board.board_reading import Grouping
from workshop_app.phases.board.boards import MANY_CARDS
from workshop_app.translation import _, ngettext
from workshop_app.views.look.icons import icon
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import (
    Chip,
    ElidedLabel,
    EmptyState,
    leave_focus_by_mouse,
    make_button,
    make_icon_button,
)


class BoardShape(enum.Enum):
    """How the same cards are shown."""

    CLUSTERS = enum.auto()
    ACTION_FIELDS = enum.auto()
    WEIGHT = enum.auto()
    OUTLINE = enum.auto()


GROUPINGS = {
    BoardShape.CLUSTERS: Grouping.CLUSTERS,
    BoardShape.OUTLINE: Grouping.CLUSTERS,
    BoardShape.ACTION_FIELDS: Grouping.ACTION_FIELDS,
    BoardShape.WEIGHT: Grouping.WEIGHT,
}
# What the button says, and the line of the menu with its key.
_SHAPES = {
    BoardShape.CLUSTERS: (_("Cluster"), _("Nach &Clustern")),
    BoardShape.ACTION_FIELDS: (_("Handlungsfeld"), _("Nach &Handlungsfeld (Kleingruppe)")),
    BoardShape.WEIGHT: (_("Punkte"), _("Nach &Punkten und Nennungen")),
    BoardShape.OUTLINE: (_("Gliederung"), _("Als &Gliederung")),
}


class BoardTools(QWidget):
    """Buttons and counts; what they do is the board's."""

    shape_chosen = Signal(object)  # BoardShape
    counting_wanted = Signal()

    def __init__(self, releasing: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new_cluster_button = make_button(
            _("Neuer Cluster"),
            icon_name="add",
            tool_tip=_("Neuer Cluster, aus mehreren gewählten Karten (C auf der Tafel) oder leer"),
        )
        self.propose_button = make_button(
            "",
            kind="quiet",
            icon_name="lightbulb",
            accessible_name=_("Cluster vorschlagen"),
        )
        self.propose_button.setCheckable(True)
        self.propose_button.setObjectName("board_propose")
        self.propose_button.setToolTip(
            _("Cluster vorschlagen: verglichen wird auf diesem Rechner, verändert wird nichts.")
        )
        self.counts = ElidedLabel(role="muted")
        self.many_chip = Chip("", "warning")
        self.shape_button = _make_shape_button()
        self.count_button = make_icon_button("how_to_vote", _("Punkte zählen (P auf der Tafel)"))
        self.count_button.clicked.connect(self.counting_wanted)
        self.aside_button = make_button("", kind="quiet", icon_name="archive")
        self.aside_button.setCheckable(True)
        self.trash_button = make_button("", kind="quiet", icon_name="delete")
        self._shapes = self._fill_menu()
        self._shown: tuple[BoardShape | None, bool] = (None, False)  # and whether to propose
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self.new_cluster_button)
        layout.addWidget(self.propose_button)
        layout.addWidget(self.counts, 1)
        for widget in (
            self.many_chip,
            releasing,
            self.shape_button,
            self.aside_button,
            self.trash_button,
            self.count_button,
        ):
            layout.addWidget(widget)
        leave_focus_by_mouse(self)

    def _fill_menu(self) -> QActionGroup:
        menu = QMenu(self.shape_button)
        group = QActionGroup(menu)
        for shape, (_name, line) in _SHAPES.items():
            action = menu.addAction(line)
            action.setCheckable(True)
            action.setData(shape)
            group.addAction(action)
        menu.addSeparator()
        self._propose_action = menu.addAction(_("Cluster &vorschlagen"))
        self._propose_action.setCheckable(True)
        self._propose_action.triggered.connect(self.propose_button.click)
        menu.addAction(_("Punkte &zählen") + "\tP").triggered.connect(self.counting_wanted)
        group.triggered.connect(lambda action: self.shape_chosen.emit(action.data()))
        self.shape_button.clicked.connect(self.offer_shapes)
        self._menu = menu
        return group

    def offer_shapes(self) -> None:
        """Open the menu below its button."""
        self._menu.popup(self.shape_button.mapToGlobal(QPoint(0, self.shape_button.height())))

    def show_proposing(self, is_on: bool) -> None:
        """Whether proposals are shown, without asking for any."""
        self.propose_button.blockSignals(True)
        self.propose_button.setChecked(is_on)
        self.propose_button.blockSignals(False)
        self._offer_proposals()

    def show_shape(self, shape: BoardShape, *, can_propose: bool) -> None:
        """Say how the cards are shown, and offer what can be done with them so."""
        if self._shown == (shape, can_propose):
            return
        self._shown = (shape, can_propose)
        name = _SHAPES[shape][0]
        self.shape_button.setText(name)
        self.shape_button.setAccessibleName(_("Ansicht: {name}").format(name=name))
        for action in self._shapes.actions():
            action.setChecked(action.data() is shape)
        is_by_cluster = shape is BoardShape.CLUSTERS
        self.new_cluster_button.setVisible(is_by_cluster)
        self._offer_proposals()

    def _offer_proposals(self) -> None:
        """Where there is something to compare, and to take them away where they are shown."""
        shape, can_propose = self._shown
        is_wanted = can_propose or self.propose_button.isChecked()
        self.propose_button.setVisible(shape is BoardShape.CLUSTERS and is_wanted)
        self._propose_action.setEnabled(shape is BoardShape.CLUSTERS and is_wanted)
        self._propose_action.setChecked(self.propose_button.isChecked())

    def show_counts(
        self, *, cards: int, mentions: int, clusters: int | None, aside: int, trashed: int
    ) -> None:
        """Count what is on the board; clusters: None where they are not shown."""
        parts = [_("Karten: {cards}").format(cards=cards)]
        if mentions > cards:
            parts = [
                _("Karten: {cards} ({mentions} Nennungen)").format(cards=cards, mentions=mentions)
            ]
        if clusters is not None:
            parts.append(_("{clusters} Cluster").format(clusters=clusters))
        self.counts.setText(" · ".join(parts))
        self.many_chip.setVisible(cards > MANY_CARDS)
        self.many_chip.show_text(_("Über {most} Karten").format(most=MANY_CARDS), "warning")
        self.aside_button.setText(str(aside))
        text = _("Beiseitegelegt: {count}").format(count=aside)
        self.aside_button.setAccessibleName(text)
        self.aside_button.setToolTip(text)
        self.aside_button.setVisible(aside > 0)
        if not aside:
            self.aside_button.setChecked(False)
        self.trash_button.setText(str(trashed))
        text = ngettext("Papierkorb: {count} Karte", "Papierkorb: {count} Karten", trashed)
        self.trash_button.setAccessibleName(text.format(count=trashed))
        self.trash_button.setToolTip(text.format(count=trashed))
        self.trash_button.setVisible(trashed > 0)

    def show_selection(self, count: int) -> None:
        """Say what a new cluster would be made of."""
        text = _("Neuer Cluster")
        if count > 1:
            text = _("Neuer Cluster aus {count} Karten").format(count=count)
        self.new_cluster_button.setText(text)
        self.new_cluster_button.setAccessibleName(text)


def _make_shape_button() -> QPushButton:
    button = named(make_button("", kind="quiet", icon_name="view_column"), "board_shape", "")
    button.setToolTip(_("Dieselben Karten anders ordnen (G auf der Tafel)"))
    button.setIcon(icon("view_column", "text"))
    return button


def make_empty_board() -> EmptyState:
    """What is shown of a board without cards."""
    return EmptyState(
        "sticky_note_2",
        _("Noch keine Karten"),
        _(
            "Tippen Sie unten ein, was auf der ersten Karte steht, und drücken Sie Enter. "
            "Eine kopierte Liste fügen Sie mit Strg+V ein."
        ),
    )
