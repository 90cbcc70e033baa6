"""Which findings are shown: of which severity, and of the whole concept or of one chapter."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from workshop_app.concept.check import CheckSummary, Severity
from workshop_app.translation import _, ngettext
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.flow_layout import FlowLayout
from workshop_app.views.parts.widgets import make_button

_OF_SEVERITY: Final[Mapping[Severity, str]] = {
    Severity.ERROR: _("Nur Fehler zeigen"),
    Severity.WARNING: _("Nur Warnungen zeigen"),
    Severity.HINT: _("Nur Hinweise zeigen"),
}


class FindingFilter(QWidget):
    """Counts that can be pressed, and whether only the chapter in sight counts."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {}
        flow = FlowLayout()
        for severity, name in _OF_SEVERITY.items():
            chip = make_button("", kind="chip", tool_tip=name)
            chip.setCheckable(True)
            chip.hide()
            chip.clicked.connect(self._on_clicked)
            self.chips[severity] = chip
            flow.addWidget(chip)
        self.only_chapter = QCheckBox(_("Nur dieses Kapitel"))
        self.only_chapter.toggled.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.xs)
        layout.addLayout(flow)
        layout.addWidget(self.only_chapter)

    def show_counts(self, summary: CheckSummary) -> None:
        """Say how many findings are open; a severity without any has no chip."""
        counts = {
            Severity.ERROR: (
                summary.errors,
                ngettext("{count} Fehler", "{count} Fehler", summary.errors),
            ),
            Severity.WARNING: (
                summary.warnings,
                ngettext("{count} Warnung", "{count} Warnungen", summary.warnings),
            ),
            Severity.HINT: (
                summary.hints,
                ngettext("{count} Hinweis", "{count} Hinweise", summary.hints),
            ),
        }
        for severity, (count, text) in counts.items():
            chip = self.chips[severity]
            chip.setText(text.format(count=count))
            chip.setAccessibleName(f"{text.format(count=count)}, {_OF_SEVERITY[severity]}")
            chip.setVisible(count > 0)
            if count == 0:
                chip.setChecked(False)

    def severities(self) -> frozenset[Severity]:
        """Those that are shown: the pressed ones, or all."""
        pressed = frozenset(one for one, chip in self.chips.items() if chip.isChecked())
        return pressed or frozenset(Severity)

    @property
    def is_filtering(self) -> bool:
        """Whether something may be left out."""
        return self.only_chapter.isChecked() or len(self.severities()) < len(Severity)

    def show_all(self) -> None:
        """Leave nothing out."""
        for chip in self.chips.values():
            chip.setChecked(False)
        self.only_chapter.setChecked(False)
        self.changed.emit()

    @Slot()
    def _on_clicked(self) -> None:
        self.changed.emit()
