"""The form of a sheet: its fields in rows, in an area that scrolls."""

import uuid

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workshop_app.phases.fields import Field, FieldKind
from workshop_app.phases.sheets.sheet_reading import Sheet
from workshop_app.phases.sheets.sheet_spec import Section, SheetSpec
from workshop_app.views.drafts.drafts import DraftDesk
from workshop_app.views.look.theme import SPACING, px
from workshop_app.views.parts.widgets import make_label
from workshop_app.views.sheet.fields import ChoiceEditor, FieldEditor, FlagEditor, is_choice
from workshop_app.views.sheet.picture import PictureEditor
from workshop_app.views.sheet.text_fields import TextEditor

_WANTED_HEIGHT = 220
_Refused = dict[tuple[uuid.UUID | None, str], str]


class SheetForm(QScrollArea):
    """Shows one item; fields are made once and filled anew for another item."""

    entered = Signal(str, object)  # attribute and value

    def __init__(self, spec: SheetSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: dict[str, FieldEditor] = {}
        self._sheet: Sheet | None = None
        self._refused: _Refused = {}  # typed for an item that is not shown now
        self._draft_kind = ""  # what begins the places of drafts; empty: there are none
        self._content = QWidget()
        self.rows = QVBoxLayout(self._content)
        self.rows.setContentsMargins(0, 0, SPACING.m, SPACING.s)
        self.rows.setSpacing(SPACING.s + 2)
        for section in spec.sections:
            self._add_section(section)
        self.rows.addStretch(1)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Low, since it scrolls: what it would like must not make the whole pane scroll."""
        return QSize(super().sizeHint().width(), px(_WANTED_HEIGHT))

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Show an item as it is saved; of the same one, what is being typed stays."""
        is_other = self._sheet is None or self._sheet.id != sheet.id
        if is_other:
            self._keep_refused()
        self._sheet = sheet
        for attribute, editor in self.editors.items():
            editor.show_choices(sheet.choices.get(attribute, ()))
            value = sheet.values.get(attribute)
            if is_other:
                editor.start(value)
                refused = self._refused.pop((sheet.id, attribute), None)
                if refused is not None and isinstance(editor, TextEditor):
                    editor.restore(refused)
            else:
                editor.show_value(value)
            editor.show_remark(sheet.remarks.get(attribute, ""))
            if is_other and self._draft_kind and isinstance(editor, TextEditor):
                editor.aim_draft(f"{self._draft_kind}{sheet.id or ''}/{attribute}")
        if is_other:
            self.verticalScrollBar().setValue(0)

    def keep_drafts(self, desk: DraftDesk, kind: str) -> uuid.UUID | None:
        """Keep what is not saved yet as drafts; returns the item that the newest one is of."""
        self._draft_kind = f"sheet/{kind}/"
        for editor in self.editors.values():
            if isinstance(editor, TextEditor):
                editor.keep_drafts(desk)
        item, _separator, attribute = desk.newest_below(self._draft_kind).partition("/")
        return uuid.UUID(item) if item and attribute in self.editors else None

    def flush(self) -> None:
        """Hand over what is typed in any field."""
        for editor in self.editors.values():
            editor.flush()

    def refused_fields(self) -> list[str]:
        """The labels of the fields with a text that does not fit, of all items."""
        shown = [name for name, editor in self.editors.items() if editor.refused_text is not None]
        hidden = [attribute for _item, attribute in self._refused]
        return [self.editors[name].field.label for name in dict.fromkeys([*shown, *hidden])]

    def focus_field(self, attribute: str) -> bool:
        """Put the focus into a field and scroll to it; False: there is no such field."""
        editor = self.editors.get(attribute)
        if editor is None:
            return False
        self.reveal(editor)
        editor.begin()
        return True

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a part of the form."""
        self.rows.activate()
        self.ensureWidgetVisible(widget, 0, SPACING.xl)

    def add_below(self, attribute: str, widget: QWidget) -> None:
        """Put a widget under a field."""
        layout = self.editors[attribute].layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, widget)

    def add_part(self, widget: QWidget) -> None:
        """Put a widget behind the last field."""
        self.rows.insertWidget(self.rows.count() - 1, widget)

    def set_read_only(self) -> None:
        """Let everything be read, and nothing changed."""
        for editor in self.editors.values():
            editor.set_read_only()

    def _keep_refused(self) -> None:
        if self._sheet is None:
            return
        for attribute, editor in self.editors.items():
            if editor.refused_text is not None:
                self._refused[self._sheet.id, attribute] = editor.refused_text

    def _add_section(self, section: Section) -> None:
        if section.title:
            if self.rows.count():
                self.rows.addSpacing(SPACING.m)
            self.rows.addWidget(make_label(section.title, "section"))
        for fields in section.rows:
            row = QHBoxLayout()
            row.setSpacing(SPACING.m + 2)
            for field in fields:
                editor = self._make_editor(field)
                if field.kind is FieldKind.FLAG and len(fields) == 1:
                    editor.label.hide()
                row.addWidget(editor, field.width)
            self.rows.addLayout(row)

    def _make_editor(self, field: Field) -> FieldEditor:
        editor: FieldEditor
        if is_choice(field):
            editor = ChoiceEditor(field)
        elif field.kind is FieldKind.FLAG:
            editor = FlagEditor(field)
        elif field.kind is FieldKind.PICTURE:
            editor = PictureEditor(field)
        else:
            editor = TextEditor(field)
        editor.entered.connect(self._on_entered)
        self.editors[field.attribute] = editor
        return editor

    @Slot(object)
    def _on_entered(self, value: object) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            self.entered.emit(editor.field.attribute, value)
