"""Asks before people are erased: what goes, which photos, and which places in texts are meant."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListView, QWidget

from workshop_app.phases.privacy import erasure_texts
from workshop_app.phases.privacy.erasing_people import ErasurePlan, Spot
from workshop_app.translation import _
from workshop_app.views.look.theme import px
from workshop_app.views.look.window_size import size_window
from workshop_app.views.parts.naming import named
from workshop_app.views.parts.widgets import make_label
from workshop_app.views.privacy.erasure_dialog import ErasureDialog
from workshop_app.views.privacy.found_names_model import FoundNamesModel

_SIZE = (760, 620)
_SMALL_SIZE = (700, 320)


class _PlaceList(QListView):
    """Enter answers the dialog's question nowhere in the midst of a list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class ErasePeopleDialog(ErasureDialog):
    """Writes nothing itself: whoever opened it reads the choices, once it was accepted."""

    def __init__(
        self, plan: ErasurePlan, more: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        sentences = (*erasure_texts.sentences_of(plan), *more)
        super().__init__(erasure_texts.title_of(plan), sentences, parent)
        self.plan = plan
        self.model = FoundNamesModel(plan.found, self)
        choice = erasure_texts.photo_choice(plan)
        self.photos = named(QCheckBox(), "erase_photos", choice or _("Fotos löschen"))
        self.photos.setChecked(bool(plan.photos))
        self.photo_text = make_label(choice, wrap=True)
        self.photo_text.setBuddy(self.photos)
        self.head = make_label(erasure_texts.places_head(plan), "strong", wrap=True)
        self.list = named(_PlaceList(), "name_places", _("Stellen mit Namen"))
        self.list.setModel(self.model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.photos, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.photo_text, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.head)
        self.body.addWidget(self.list, 1)
        for widget in (self.photos, self.photo_text):
            widget.setVisible(bool(self.plan.photos))
        self.list.setVisible(bool(self.plan.found))
        self.list.setMinimumHeight(px(120))
        size_window(self, *(_SIZE if self.plan.found else _SMALL_SIZE))

    def kept(self) -> tuple[Spot, ...]:
        """Places where somebody else is meant."""
        return self.model.kept()
