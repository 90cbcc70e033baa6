"""The picture of a board and its Regie after the app was killed in the midst of typing."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from workshop_app.storage.drafts import Draft
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _
from workshop_app.views.notes.notes_control import DECISION_DRAFT
from workshop_app.views.screenshots.own_window import own_window
from workshop_app.views.screenshots.time import show_fixed_time
from workshop_app.views.settings import Settings

DRAFT_STEP = "T1-03"
_TYPED_AT = dt.time(10, 42)


def draft_screens(folder: Path, sample: Path, size: QSize) -> Iterator[tuple[str, QWidget]]:
    """The name of the picture and the window that shows it just now.

    Args:
        folder: for a copy of the sample, which is changed.
    """
    path = Path(shutil.copy(sample, folder / "Entwürfe.workshop"))
    with WorkshopFile.open(path) as workshop:
        for draft in _drafts():
            workshop.drafts.keep(draft)
    with own_window(Settings(folder / "entwuerfe.json"), size) as window:
        window.open_workshop(path)
        if window.cockpit is not None:
            window.cockpit.navigation.go_to(DRAFT_STEP)
            show_fixed_time(window.cockpit)
            yield f"{DRAFT_STEP}-entwuerfe", window


def _drafts() -> Iterator[Draft]:
    at = dt.datetime.combine(dt.datetime.now().astimezone().date(), _TYPED_AT).astimezone()
    line = _("Neue Karte")
    typed = _("Dolmetscherpool auch für Elternabende, Arztbesuche und das")
    yield Draft(f"card/{DRAFT_STEP}/F1", typed, {}, DRAFT_STEP, line, at.astimezone(dt.UTC))
    decision = _("Fünf Handlungsfelder werden")
    name = _("Entscheidung festhalten")
    yield Draft(DECISION_DRAFT, decision, {}, DRAFT_STEP, name, at.astimezone(dt.UTC))
