"""Fields of a sheet: a label, the control, and below it a word on what does not fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from workshop_app.phases.fields import Choice, Field, FieldKind, to_text
from workshop_app.translation import _
from workshop_app.views.look.theme import px, set_style
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_label

_SHORTEST_CHOICE = 6  # characters
_LABEL_SPACE = 3  # pixels between a label and its control


class FieldEditor(QWidget):
    """What all fields share; a subclass has the control and says what was entered."""

    entered = Signal(object)  # a value that fits the field

    def __init__(self, field: Field, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.control = named(control, f"field_{field.attribute}", field.label)
        self.label = make_label(field.label, "small")
        self.label.setBuddy(control)
        self.note = make_label(role="small", wrap=True)
        self.note.hide()
        self._remark = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(_LABEL_SPACE))
        layout.addWidget(self.label)
        layout.addWidget(control)
        layout.addWidget(self.note)
        layout.addStretch(1)

    @property
    def refused_text(self) -> str | None:
        """What was typed but does not fit; None: nothing."""
        return None

    def show_value(self, value: object) -> None:
        """Show what is saved of the same item; what is being typed stays."""
        raise NotImplementedError

    def start(self, value: object) -> None:
        """Show what is saved of another item."""
        self.show_value(value)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these values, where the field has any."""

    def begin(self) -> None:
        """Put the focus into the field."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand over what is typed."""

    def show_remark(self, text: str) -> None:
        """Say a calm word about the saved value; empty takes it away."""
        self._remark = text
        self._show_note()

    def mark_unsaved(self, saved: object) -> None:
        """Take back what could not be saved."""
        self.show_value(saved)

    def set_read_only(self) -> None:
        """Show the value without a way to change it."""
        self.control.setEnabled(False)

    def _refusal(self) -> str:
        return ""

    def _show_note(self) -> None:
        refusal = self._refusal()
        self.note.setText(refusal or self._remark)
        self.note.setVisible(bool(refusal or self._remark))
        set_style(self.note, role="error" if refusal else "small")
        set_style(self.control, invalid=bool(refusal))
        self.control.setAccessibleDescription(refusal or self._remark)


class _CalmComboBox(QComboBox):
    """Does not change when somebody scrolls over it, and shows that a text goes on."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """End a long text in …."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        control = QStyle.ComplexControl.CC_ComboBox
        width = self.style().subControlRect(control, option, part, self).width()
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, width
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(control, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ChoiceEditor(FieldEditor):
    """One value of a list, or the name of a linked row."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.combo = _CalmComboBox()
        super().__init__(field, self.combo, parent)
        self._choices: tuple[Choice, ...] | None = None
        self._values: list[object] = []  # by place; Qt would turn members of a list into text
        self.combo.setMinimumContentsLength(_SHORTEST_CHOICE)
        self.combo.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.combo.activated.connect(self._on_activated)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these values, and none where the field may be empty."""
        if self._choices == tuple(choices):
            return
        self._choices = tuple(choices)
        self.combo.clear()
        self._values.clear()
        if self.field.is_optional:
            self._add("–", None)
            self.combo.setItemData(0, _("keine Angabe"), Qt.ItemDataRole.AccessibleTextRole)
        for choice in choices:
            self._add(choice.text, choice.value)

    def show_value(self, value: object) -> None:
        """Choose the saved value; one that the list does not know is added to it."""
        if value is not None and value not in self._values:
            self._add(to_text(self.field, value), value)
        place = self._values.index(value) if value in self._values else -1
        self.combo.setCurrentIndex(place)
        self.combo.setToolTip(self.combo.itemData(place, Qt.ItemDataRole.ToolTipRole) or "")

    def _add(self, text: str, value: object) -> None:
        self._values.append(value)
        self.combo.addItem(" ".join(text.split()))
        self.combo.setItemData(self.combo.count() - 1, text, Qt.ItemDataRole.ToolTipRole)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.entered.emit(self._values[place])


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self.box = QCheckBox(field.label)
        super().__init__(field, self.box, parent)
        self.label.setText("")  # the box says it; the empty line keeps the boxes of a row level
        self.box.clicked.connect(self._on_clicked)

    def show_value(self, value: object) -> None:
        """Show the saved answer."""
        self.box.setChecked(bool(value))

    @Slot(bool)
    def _on_clicked(self, is_checked: bool) -> None:
        self.entered.emit(is_checked)


def is_choice(field: Field) -> bool:
    """Whether the field is a list to choose from."""
    return field.kind in {FieldKind.CHOICE, FieldKind.LINK}
