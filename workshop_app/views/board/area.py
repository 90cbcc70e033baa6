"""The columns of a board beside each other, and how focus and cards go from one to another."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from workshop_app.phases.board.board_reading import ColumnHead, ColumnKey, Pile
from workshop_app.phases.board.card_queries import sum_of
from workshop_app.translation import _
from workshop_app.views.board.card_layout import CardLayouts
from workshop_app.views.board.column import ColumnHeader, ColumnWidget
from workshop_app.views.board.list import CardList
from workshop_app.views.board.model import BoardModel
from workshop_app.views.board.move import MoveByNumber
from workshop_app.views.board.point_entry import PointEntry
from workshop_app.views.board.rough_list import Placing
from workshop_app.views.board.widths import share_width
from workshop_app.views.look.theme import px
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.weakly import weakly

_GAP = 10
_LEAST_HEIGHT = 100
_EDGE = 48  # near it, dragging scrolls to the side
_SCROLL_STEP = 16
_SCROLL_INTERVAL_MS = 16


class BoardArea(QWidget):
    """Clusters scroll to the side; what is not assigned and what was set aside stay in sight."""

    column_made = Signal(object)  # ColumnWidget, to be connected
    selection_changed = Signal()
    entry_wanted = Signal()
    tab_list_changed = Signal(object)  # the CardList that Tab reaches now

    def __init__(
        self, model: BoardModel, move_by_number: MoveByNumber, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.selection = QItemSelectionModel(model, self)
        self._move_by_number = move_by_number
        self.points = PointEntry(self)
        self._layouts = CardLayouts()
        self._columns: dict[ColumnKey, ColumnWidget] = {}
        self._placing = Placing(weakly(self._lists), self)
        self._shows_set_aside = False
        self._proposals: Sequence[QWidget] = ()
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        self.scroll_area = named(QScrollArea(), "board_clusters", _("Cluster"))
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        self.scroll_area.setWidget(self._content)
        self._drag_scroll = QTimer(self, interval=_SCROLL_INTERVAL_MS)
        self._drag_step = 0
        self._is_stale = False  # headings and widths wait for the end of a change

    def _lay_out(self) -> None:
        self._clusters = QHBoxLayout(self._content)
        self._clusters.setContentsMargins(0, 0, 0, 0)
        self._clusters.setSpacing(px(_GAP))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(_GAP))
        self._row.addWidget(self.scroll_area, 1)

    def _connect(self) -> None:
        self.model.rowsInserted.connect(self._on_rows_inserted)
        self.model.rowsAboutToBeRemoved.connect(self._on_rows_about_to_be_removed)
        self.model.rowsRemoved.connect(self._on_rows_changed)
        self.model.rowsMoved.connect(self._on_rows_changed)
        self.model.dataChanged.connect(self._on_data_changed)
        self.model.settled.connect(self._on_settled)
        self.selection.selectionChanged.connect(self.selection_changed)
        self._drag_scroll.timeout.connect(self._scroll_on)

    def changeEvent(self, event: QEvent) -> None:
        """Share the width anew when everything has become larger."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._columns:
            self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Where everything is large, rather fewer cards than no line to type in."""
        return QSize(super().minimumSizeHint().width(), px(_LEAST_HEIGHT))

    def build(self) -> None:
        """Make the columns that the model has; call once, when column_made is connected."""
        for head in self.model.heads():
            self._add_column(head)
        self.refresh()

    # Columns

    def column(self, key: ColumnKey) -> ColumnWidget:
        """The widget of a column."""
        return self._columns[key]

    def has_column(self, key: ColumnKey) -> bool:
        """Whether a column is shown as the cards are grouped now."""
        return key in self._columns

    def _lists(self) -> list[CardList]:
        return [column.cards for column in self._columns.values()]

    def columns_in_order(self) -> list[ColumnWidget]:
        """The columns from left to right that show cards."""
        ordered = [self._columns[head.key] for head in self.model.heads()]
        return [column for column in ordered if not column.isHidden() and not column.is_slim]

    def has_focus(self) -> bool:
        """Whether keys go to a card, a heading or a proposal, and not to the entry line."""
        return self.isAncestorOf(QApplication.focusWidget() or self)

    def show_set_aside(self, is_shown: bool) -> None:
        """Show what was set aside in a column of its own, or hide it."""
        self._shows_set_aside = is_shown
        self.refresh()

    def show_proposals(self, proposals: Sequence[QWidget]) -> None:
        """Show proposals for clusters behind the clusters; those of before go."""
        for proposal in self._proposals:
            if proposal not in proposals:
                self._clusters.removeWidget(proposal)
                proposal.hide()
                proposal.deleteLater()
        self._proposals = proposals
        for proposal in proposals:
            self._clusters.addWidget(proposal)
            proposal.show()
        self.refresh()

    def refresh(self) -> None:
        """Show headings and share the width anew."""
        heads = self.model.heads()
        for head in heads:
            column, cards = self._columns[head.key], self.model.cards_in(head.key)
            column.header.show_head(head, len(cards), sum_of(*(card.points for card in cards)))
            column.cards.setAccessibleName(column.header.accessibleName())
        clusters = len(heads) - len(Pile) + len(self._proposals)
        shares = share_width(
            self.width(),
            clusters=clusters,
            unassigned_cards=len(self.model.cards_in(Pile.UNASSIGNED)),
            shows_set_aside=self._shows_set_aside,
            gap=px(_GAP),
        )
        for proposal in self._proposals:
            proposal.setFixedWidth(shares.column)
        for key, column in self._columns.items():
            is_pile = key is Pile.UNASSIGNED
            column.set_width(shares.unassigned if is_pile else shares.column)
            if is_pile:
                column.set_slim(shares.is_slim)
                column.cards.wrap_cards(is_wide=shares.is_wall)
        self.scroll_area.setVisible(clusters > 0)
        reached = [
            column
            for column in self.columns_in_order()
            if column.cards.focusPolicy() == Qt.FocusPolicy.StrongFocus
        ]
        if not reached:
            self._give_tab_to(self.columns_in_order()[0])
        self._columns[Pile.SET_ASIDE].setVisible(self._shows_set_aside)
        lines = [
            column.header.lines_needed(column.sizeHint().width() - px(_GAP))
            for column in self.columns_in_order()
        ]
        for column in self._columns.values():
            column.header.set_lines(max(lines, default=1))

    def _give_tab_to(self, column: ColumnWidget) -> None:
        """Let Tab reach one column only: arrows go to the others, Tab on to the entry line."""
        for other in self._columns.values():
            policy = Qt.FocusPolicy.StrongFocus if other is column else Qt.FocusPolicy.ClickFocus
            other.cards.setFocusPolicy(policy)
        self.tab_list_changed.emit(column.cards)

    def _add_column(self, head: ColumnHead) -> None:
        header = ColumnHeader(head, self.points)
        cards = CardList(
            self.model, self.selection, head.key, self._layouts, self._move_by_number, self.points
        )
        cards.setObjectName("cards")
        column = ColumnWidget(head.key, header, cards)
        self._columns[head.key] = column
        if isinstance(head.key, uuid.UUID):
            self._clusters.insertWidget(self.model.index_of_column(head.key).row(), column)
            column.show()  # now, not with the next event: it may be scrolled to
        else:
            self._row.addWidget(column)
        cards.focus_entered.connect(lambda: self._give_tab_to(column))
        self._placing.watch(cards)
        self.column_made.emit(column)

    def _on_rows_inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if not parent.isValid():
            for head in self.model.heads()[first : last + 1]:
                self._add_column(head)
        self._refresh_once()

    def _on_rows_about_to_be_removed(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid():
            return
        for head in self.model.heads()[first : last + 1]:
            # Before the rows are gone: a list without its root would show the columns.
            column = self._columns.pop(head.key)
            had_focus = column.isAncestorOf(self.focusWidget() or column)
            column.cards.setModel(None)
            column.hide()
            column.setParent(None)
            column.deleteLater()
            if had_focus:
                self.entry_wanted.emit()

    def _on_rows_changed(self, *_: object) -> None:
        for row, head in enumerate(self.model.heads()):
            column = self._columns.get(head.key)
            if column is None or not isinstance(head.key, uuid.UUID):
                continue
            if self._clusters.indexOf(column) != row:
                self._clusters.insertWidget(row, column)
        self._refresh_once()

    def _on_data_changed(self, top_left: QModelIndex) -> None:
        if not top_left.parent().isValid():
            self._refresh_once()

    def _refresh_once(self) -> None:
        """Refresh, unless more of the same change is to come: then once behind it."""
        self._is_stale = self.model.is_changing
        if not self._is_stale:
            self.refresh()

    def _on_settled(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the headings in the font of the style sheet, which comes with the first show."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if self._columns:
            self.refresh()

    def settle(self) -> None:
        """Give new columns their places now, so that they can be scrolled to."""
        self._clusters.activate()
        QCoreApplication.sendEvent(self.scroll_area, QEvent(QEvent.Type.LayoutRequest))

    # Dragging to the side

    def drag_near(self, position: QPoint | None) -> None:
        """Scroll while cards are carried near the left or right end; None: they were let go."""
        self._drag_step = 0
        if position is not None:
            x = self.scroll_area.mapFromGlobal(position).x()
            if x < px(_EDGE):
                self._drag_step = -_SCROLL_STEP
            elif self.scroll_area.width() - px(_EDGE) < x <= self.scroll_area.width():
                self._drag_step = _SCROLL_STEP
        if self._drag_step and not self._drag_scroll.isActive():
            self._drag_scroll.start()
        elif not self._drag_step:
            self._drag_scroll.stop()

    def _scroll_on(self) -> None:
        bar = self.scroll_area.horizontalScrollBar()
        before = bar.value()
        bar.setValue(before + self._drag_step)
        if bar.value() == before:
            self._drag_scroll.stop()
