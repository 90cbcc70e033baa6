"""The columns of the concept screen: three beside each other, or two where there is no room."""

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.widgets import make_label

_CHAPTERS_WIDTH: Final = 236
_CHECK_WIDTH: Final = 272
_ROOM_FOR_ALL: Final = 880
_LEAST_PAGE: Final = 90
_CHAPTERS, _CHECK = "kapitel", "befunde"


class ConceptColumns(QWidget):
    """Chapters at the left, the page in the middle, the findings at the right.

    Where it is narrow, they take turns with the chapters.
    """

    def __init__(
        self, chapters: QWidget, page: QWidget, panel: QWidget, side: QWidget, status: QWidget
    ) -> None:
        """Lay out.

        Args:
            chapters: the list of chapters.
            page: the page that is read.
            panel: stands below the page while a text is edited.
            side: findings, or where a goal comes from.
            status: one line about the draft.
        """
        super().__init__()
        self._chapters, self._side = chapters, side
        self._is_narrow = False
        self.switch = SegmentedButtons(
            [(_CHAPTERS, _("Kapitel")), (_CHECK, _("Befunde"))], _("Neben der Seite")
        )
        self.switch.setContentsMargins(0, 0, 0, SPACING.s)
        self.switch.hide()
        self._left = QVBoxLayout()
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        self._left.addWidget(make_label(_("Konzept"), "title"))
        self._left.addWidget(status)
        self._left.addSpacing(SPACING.s)
        self._left.addWidget(self.switch)
        self._left.addWidget(chapters, 1)
        self._column = QWidget()
        self._column.setLayout(self._left)
        self._column.setFixedWidth(px(_CHAPTERS_WIDTH))
        page.setMinimumHeight(px(_LEAST_PAGE))
        middle = QVBoxLayout()
        middle.setSpacing(SPACING.s)
        middle.addWidget(page, 1)
        middle.addWidget(panel)
        side.setFixedWidth(px(_CHECK_WIDTH))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, SPACING.s, 0, 0)
        self._row.setSpacing(SPACING.l)
        self._row.addWidget(self._column)
        self._row.addLayout(middle, 1)
        self._row.addWidget(side)
        self.switch.selected.connect(self._show_chosen)

    @property
    def is_side_shown(self) -> bool:
        """Whether findings or origin stand beside the page."""
        return not self._is_narrow or self.switch.selected_key() == _CHECK

    def show_side(self) -> None:
        """Make sure that the findings or the origin can be seen."""
        if self._is_narrow:
            self.switch.select(_CHECK)
            self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the findings."""
        super().resizeEvent(event)
        is_narrow = self.width() < px(_ROOM_FOR_ALL)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        focused = QApplication.focusWidget()
        has_focus = focused is not None and self._side.isAncestorOf(focused)
        if has_focus:
            self.switch.select(_CHECK)
        if is_narrow:
            self._row.removeWidget(self._side)
            self._left.addWidget(self._side, 1)
        else:
            self._left.removeWidget(self._side)
            self._row.addWidget(self._side)
        self._column.setFixedWidth(px(_CHECK_WIDTH if is_narrow else _CHAPTERS_WIDTH))
        self.switch.setVisible(is_narrow)
        self._show_chosen()
        if focused is not None and has_focus:
            focused.setFocus()  # it was lost on the way to the other column

    @Slot()
    def _show_chosen(self) -> None:
        self._chapters.setVisible(not self._is_narrow or not self.is_side_shown)
        self._side.setVisible(self.is_side_shown)
