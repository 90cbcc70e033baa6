"""The head of a step: title, method, question, and the tabs of its panes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.phases.method import SocialForm, StepText, load_method
from workshop_app.phases.step import BoardPane, Pane
from workshop_app.translation import _
from workshop_app.views.look.theme import SPACING, set_style
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.widgets import Chip, ElidedLabel, describe_keys

NEXT_PANE_KEYS, LAST_PANE_KEYS = "Ctrl+Tab", "Ctrl+Shift+Tab"


class StepHeader(QWidget):
    """Title and tabs in the first line, the question in the second.

    The chips stand beside the title where there is room, else beside the question.
    """

    pane_selected = Signal(int)  # its place among the panes of the step
    tab_pressed = Signal()  # somebody pressed a tab, perhaps that of the pane in sight

    def __init__(
        self, text: StepText, panes: tuple[Pane, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._panes = panes
        self.title = ElidedLabel(text.title, "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.question = ElidedLabel("", "question")
        self.chips = QWidget()
        self.tabs = _make_tabs(panes)

        chip_line = QHBoxLayout(self.chips)
        chip_line.setContentsMargins(0, 0, 0, 0)
        chip_line.setSpacing(SPACING.s)
        for fact in _facts(text):
            chip_line.addWidget(Chip(fact))
        self._first = QHBoxLayout()
        self._first.setSpacing(SPACING.m)
        self._first.addWidget(self.title)
        self._first.addWidget(self.chips)
        self._first.addStretch(1)
        if self.tabs is not None:
            self._first.addWidget(self.tabs)
            self.tabs.selected.connect(self._on_selected)
            self.tabs.confirmed.connect(self.tab_pressed)
        self._second = QHBoxLayout()
        self._second.setSpacing(SPACING.m)
        self._second.addWidget(self.question, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s - 2)
        layout.addLayout(self._first)
        layout.addLayout(self._second)
        self._third = QHBoxLayout()
        layout.addLayout(self._third)

    def show_pane(self, place: int) -> None:
        """Choose the tab and show the question of a pane."""
        if self.tabs is not None:
            self.tabs.select(str(place))
        pane = self._panes[place]
        if isinstance(pane, BoardPane):
            self.question.setText(load_method().board(pane.question).question)
        else:
            self.question.setText(self._text.question)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the line for the chips."""
        super().resizeEvent(event)
        tabs = self._fit_title()
        taken = self.title.sizeHint().width() + tabs + 2 * SPACING.m
        has_room = taken + self.chips.sizeHint().width() <= self.width()
        is_first = self._first.indexOf(self.chips) >= 0
        if has_room and not is_first:
            self._second.removeWidget(self.chips)
            self._first.insertWidget(1, self.chips)
        elif is_first and not has_room:
            self._first.removeWidget(self.chips)
            self._second.addWidget(self.chips)

    def _fit_title(self) -> int:
        """Smaller letters rather than half a title, then a line for the tabs of their own.

        Returns:
            the width that the tabs take of the first line.
        """
        set_style(self.title, role="title")
        self.title.ensurePolished()
        if self.tabs is None:
            return 0
        tabs = self.tabs.sizeHint().width() + SPACING.m
        room = self.width() - tabs - SPACING.m
        if self.title.sizeHint().width() > room:
            set_style(self.title, role="headline")
        is_beside = self.title.sizeHint().width() <= room
        if is_beside != (self._first.indexOf(self.tabs) >= 0):
            line, other = (self._first, self._third) if is_beside else (self._third, self._first)
            other.removeWidget(self.tabs)
            line.addWidget(self.tabs)
        if not is_beside:
            set_style(self.title, role="title")
        return tabs if is_beside else 0

    def _on_selected(self, key: str) -> None:
        self.pane_selected.emit(int(key))


def _make_tabs(panes: tuple[Pane, ...]) -> SegmentedButtons | None:
    if len(panes) < 2:
        return None
    segments = [(str(place), pane.title) for place, pane in enumerate(panes)]
    tabs = SegmentedButtons(segments, _("Bereich"))
    for key, title in segments:
        tabs.button(key).setToolTip(f"{title} · {describe_keys(NEXT_PANE_KEYS)}")
    return tabs


def _facts(text: StepText) -> list[str]:
    facts = [text.method]
    if text.social_form is not SocialForm.OPEN:
        facts.append(text.social_form.label)
    return facts
