"""Entering ballot papers: a line of numbers, Enter, the next one."""

import uuid
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from workshop_app.model.people import Sector
from workshop_app.phases.votes.ballot_papers import Paper
from workshop_app.translation import _
from workshop_app.views.drafts.drafts import DraftParts, FieldDraft, Typed
from workshop_app.views.look.theme import SPACING
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.segmented_buttons import SegmentedButtons
from workshop_app.views.parts.weakly import weakly
from workshop_app.views.parts.widgets import ElidedLabel, make_button, make_label
from workshop_app.views.vote.changes import VoteChanges
from workshop_app.views.vote.texts import group_name, last_paper_text

_NO_GROUP = "ohne"
_GROUPS: Final = (
    (_NO_GROUP, _("ohne Gruppe")),
    (Sector.POLITICS.value, _("Politik")),
    (Sector.ADMINISTRATION.value, _("Verwaltung")),
    (Sector.MIGRANT_ORGANISATION.value, _("MO")),
    (Sector.CIVIL_SOCIETY.value, _("Träger")),
)
# Only numbers are written on a paper, so that letters in the line can choose the group.
PAPER_GROUP_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "o": _NO_GROUP,
        "p": Sector.POLITICS.value,
        "v": Sector.ADMINISTRATION.value,
        "m": Sector.MIGRANT_ORGANISATION.value,
        "t": Sector.CIVIL_SOCIETY.value,
    }
)


class PaperLine(QLineEdit):
    """Takes numbers; a letter chooses the group instead of being written."""

    def __init__(self, groups: SegmentedButtons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """P, V, M, T and O choose a group."""
        group = PAPER_GROUP_KEYS.get(event.text().casefold())
        if group is None:
            super().keyPressEvent(event)
        else:
            self._groups.select(group)


class PaperEntry(QWidget):
    """A ballot paper a line; which group it is from stays chosen for the next one.

    What was entered last, and the way to take it back, stand beside the check sum.
    """

    def __init__(self, changes: VoteChanges, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self.groups = named(
            SegmentedButtons(_GROUPS, _("Gruppe des Stimmzettels")),
            "vote_paper_group",
            _("Gruppe des Stimmzettels"),
        )
        for key, group in PAPER_GROUP_KEYS.items():
            name = group_name(None if group == _NO_GROUP else Sector(group))
            tip = _("{group} · in der Zeile: Taste {key}").format(group=name, key=key.upper())
            self.groups.button(group).setToolTip(tip)
            self.groups.button(group).setAccessibleName(name)
        self.line = named(PaperLine(self.groups), "vote_paper", _("Stimmzettel"))
        self.line.setPlaceholderText(_("Nummern, z. B. 3,3,7"))
        self.line.setToolTip(_("Eingabetaste trägt den Stimmzettel ein; 0 heißt leer abgegeben"))
        self.state = ElidedLabel(role="muted")
        self.take_back = make_button(
            _("zurücknehmen"),
            kind="link",
            accessible_name=_("Letzten Stimmzettel zurücknehmen"),
            tool_tip=_("Nimmt den zuletzt eingetragenen Stimmzettel zurück"),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.s)
        layout.addWidget(make_label(_("Stimmzettel"), "small"))
        layout.addWidget(self.line, 1)
        layout.addWidget(self.groups)
        self.setFocusProxy(self.line)
        self._draft = self._make_draft()
        self.line.returnPressed.connect(self._add)
        self.take_back.clicked.connect(self._take_back)

    def show_papers(self, vote_id: uuid.UUID | None, last: Paper | None) -> None:
        """Say which paper of a round was the last."""
        place = f"vote/{vote_id}/paper"
        if self._draft.place != place:
            is_other_round = self._draft.place not in {"", f"vote/{None}/paper"}
            self._draft.leave()
            if is_other_round:
                self.line.setText("")
            self._draft.aim(place)
        self.state.setText(last_paper_text(last))
        self.take_back.setEnabled(last is not None and not self.line.isReadOnly())

    @property
    def holds_draft(self) -> bool:
        """Whether a paper was put back that nobody has touched."""
        return self._draft.is_untouched

    def _make_draft(self) -> FieldDraft:
        parts = DraftParts(
            name=self.line.accessibleName(),
            read=weakly(self._typed),
            is_open=weakly(self._is_open),
            show=weakly(self._show_typed),
            accept=weakly(self._add),
            discard=weakly(self._empty),
            focus=self.line.setFocus,
        )
        draft = FieldDraft(self._changes.drafts, self.line, parts)
        self.line.textChanged.connect(draft.touch)
        return draft

    def _typed(self) -> Typed:
        return Typed(self.line.text(), {"group": self.groups.selected_key()})

    def _is_open(self) -> bool:
        return bool(self.line.text().strip())

    def _show_typed(self, typed: Typed) -> None:
        self.groups.select(typed.beside.get("group", _NO_GROUP))
        self.line.setText(typed.text)

    def _empty(self) -> None:
        self.line.setText("")

    def set_read_only(self) -> None:
        """Show only."""
        self.line.setReadOnly(True)
        self.groups.setEnabled(False)
        self.take_back.setEnabled(False)

    @Slot()
    def _add(self) -> None:
        if self.line.isReadOnly():
            return
        group = self.groups.selected_key()
        sector = None if group == _NO_GROUP else Sector(group)
        with self._draft.confirming():
            is_added = self._changes.add_paper(self.line.text(), sector)
        if is_added:
            # Not clear(): it could be undone in the field, and Ctrl+Z is to take the paper back.
            self.line.setText("")
        else:
            self.line.selectAll()
            self._draft.settle()

    @Slot()
    def _take_back(self) -> None:
        self._changes.take_last_paper()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
