"""What a sheet still lacks, below its form; each gap leads to its field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from workshop_app.phases.sheets.gap import Gap
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.parts.flow_layout import FlowLayout
from workshop_app.views.parts.widgets import ElidedLabel, make_button, make_icon_label


class GapBar(QFrame):
    """„Steckbrief vollständig“, or the gaps as buttons."""

    chosen = Signal(str)  # attribute of the gap

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "banner")
        self.setObjectName("gap_bar")
        self._gaps: tuple[Gap, ...] | None = None
        self.buttons: list[QPushButton] = []
        self._sign = make_icon_label("check", "primary")
        self.text = ElidedLabel(role="strong")
        self._sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._list = QWidget()
        self._flow = FlowLayout(self._list, spacing=SPACING.xs)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.m, SPACING.xs, SPACING.m, SPACING.xs)
        layout.setSpacing(SPACING.s)
        layout.addWidget(self._sign)
        layout.addWidget(self.text)
        layout.addWidget(self._list, 1)
        self._rest = QWidget()  # takes the room of the list where there are no gaps
        layout.addWidget(self._rest, 1)

    def show_gaps(self, gaps: Sequence[Gap], complete_text: str) -> None:
        """Show what is missing, or that nothing is."""
        self.text.setText(_("Noch offen:") if gaps else complete_text)
        self._sign.setVisible(not gaps)
        self._list.setVisible(bool(gaps))
        self._rest.setVisible(not gaps)
        self.setAccessibleName(", ".join(gap.text for gap in gaps) if gaps else complete_text)
        if self._gaps == tuple(gaps):
            return
        set_style(self, tone="warning" if gaps else "")
        self._gaps = tuple(gaps)
        self._make_buttons(gaps)

    def _make_buttons(self, gaps: Sequence[Gap]) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for gap in gaps:
            button = make_button(gap.text, kind="link", tool_tip=_("Zum Feld"))
            button.clicked.connect(partial(self.chosen.emit, gap.attribute))
            self._flow.addWidget(button)
            self.buttons.append(button)
        self._flow.activate()
        self.updateGeometry()
