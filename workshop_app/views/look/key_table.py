"""All keys of the app by area: what the sheet on F1 prints. A new key has its row here.

The rows take their keys from the constants that the shortcuts are made of, so that the two cannot
differ.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from workshop_app.translation import _
from workshop_app.views.agenda.rail import EDIT_AGENDA_KEYS
from workshop_app.views.agenda.step_timer import (
    LESS_TIME_KEYS,
    MORE_TIME_KEYS,
    MUCH_MORE_TIME_KEYS,
    TIMER_KEYS,
)
from workshop_app.views.board.actions import CARD_ACTIONS, CLUSTER_ACTIONS, ActionText
from workshop_app.views.board.entry_line import MENTION_KEYS
from workshop_app.views.board.photos import PHOTO_BESIDE_KEYS, PHOTO_ZOOM_KEYS
from workshop_app.views.cockpit_keys import (
    LAST_AREA_KEYS,
    NEXT_AREA_KEYS,
)
from workshop_app.views.concept.keys import (
    DONE_KEYS,
    LAST_CHAPTER_KEYS,
    NEXT_CHAPTER_KEYS,
    STRONG_KEYS,
)
from workshop_app.views.copies.merge_dialog import READ_IN_KEYS, SIDE_KEYS
from workshop_app.views.groups.column import AWAY_KEYS, HOLD_KEYS, NEIGHBOUR_KEYS, TABLE_KEYS
from workshop_app.views.look.appearance import ZOOM_IN_KEYS, ZOOM_OUT_KEYS, ZOOM_RESET_KEYS
from workshop_app.views.look.view_menu import SHEET_KEYS, VIEW_KEYS
from workshop_app.views.notes.notes_control import DECISION_KEYS
from workshop_app.views.parts.text_keys import REDO_KEYS, UNDO_KEYS
from workshop_app.views.projector.box import (
    BLACK_KEYS,
    FREEZE_KEYS,
    LOGO_KEYS,
    MESSAGE_KEYS,
    PAGE_KEYS,
)
from workshop_app.views.projector.control import (
    BLACK_ANYWHERE_KEYS,
    FREEZE_ANYWHERE_KEYS,
    LOGO_ANYWHERE_KEYS,
)
from workshop_app.views.regie_panel import (
    BACK_KEYS,
    BACK_KEYS_IN_TEXT,
    NEXT_KEYS,
    NEXT_KEYS_IN_TEXT,
    PARK_KEYS,
)
from workshop_app.views.step_header import LAST_PANE_KEYS, NEXT_PANE_KEYS
from workshop_app.views.top_bar import (
    AGENDA_KEYS,
    DOCUMENTS_KEYS,
    EXPORT_KEYS,
    FIND_KEYS,
    HOME_KEYS,
    PRINT_KEYS,
    PROJECTOR_KEYS,
    REGIE_KEYS,
    SEARCH_KEYS,
)
from workshop_app.views.vote.tools import REVEAL_KEYS


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One row: the keys as people read them, and what they do."""

    keys: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyArea:
    """The keys of one part of the app."""

    title: str
    rows: tuple[KeyHelp, ...]


def key_areas() -> tuple[KeyArea, ...]:
    """All areas, in the order of the sheet."""
    return (
        KeyArea(_("Überall"), _EVERYWHERE),
        KeyArea(_("Schritte"), _STEPS),
        KeyArea(_("Zeit"), _TIME),
        KeyArea(_("Beamer"), _PROJECTOR),
        KeyArea(_("Karten eingeben"), _ENTRY),
        KeyArea(_("Karten ordnen"), _actions(CARD_ACTIONS.values())),
        KeyArea(_("Cluster, auf der Überschrift"), _actions(CLUSTER_ACTIONS.values())),
        KeyArea(_("Tabellen und Abstimmung"), _TABLES),
        KeyArea(_("Ziele, Ideen und Fotos"), _SHEETS),
        KeyArea(_("Kleingruppen"), _GROUPS),
        KeyArea(_("Konzept"), _CONCEPT),
    )


def shown_keys(*sequences: str | QKeySequence) -> str:
    """Shortcuts in the words of the language: „Strg+Z / Strg+Y“."""
    return " / ".join(
        QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in sequences
    )


def _row(text: str, *sequences: str | QKeySequence) -> KeyHelp:
    return KeyHelp(shown_keys(*sequences), text)


def _actions(actions: Iterable[ActionText]) -> tuple[KeyHelp, ...]:
    """What a menu offers too, with the keys that stand there."""
    texts = (text for text in actions if text.key is not None)
    return tuple(KeyHelp(text.shown_key, text.text.rstrip(" …")) for text in texts)


_EVERYWHERE: Final = (
    _row(_("diese Übersicht"), SHEET_KEYS, "?"),
    _row(_("Suchen und Befehle"), SEARCH_KEYS),
    _row(_("hier suchen"), FIND_KEYS),
    _row(_("Rückgängig / Wiederherstellen"), UNDO_KEYS[0], REDO_KEYS[0]),
    _row(_("nächster / voriger Bereich"), NEXT_AREA_KEYS, LAST_AREA_KEYS),
    _row(_("Ablauf ein- und ausblenden"), AGENDA_KEYS),
    _row(_("Regie ein- und ausblenden"), REGIE_KEYS),
    _row(_("Ansicht: Farben, Größe"), VIEW_KEYS),
    _row(_("größer / kleiner"), ZOOM_IN_KEYS[0], ZOOM_OUT_KEYS[0]),
    _row(_("übliche Größe"), ZOOM_RESET_KEYS[0]),
    _row(_("Drucken oder PDF"), PRINT_KEYS),
    _row(_("Konzept als Word"), EXPORT_KEYS),
    _row(_("Weitere Unterlagen"), DOCUMENTS_KEYS),
    _row(_("zur Startseite"), HOME_KEYS),
)
_STEPS: Final = (
    _row(_("weiter / zurück"), NEXT_KEYS, BACK_KEYS),
    _row(_("dasselbe aus einem Text"), NEXT_KEYS_IN_TEXT, BACK_KEYS_IN_TEXT),
    _row(_("nächster / voriger Reiter"), NEXT_PANE_KEYS, LAST_PANE_KEYS),
    _row(_("Thema parken"), PARK_KEYS),
    _row(_("Entscheidung festhalten"), DECISION_KEYS),
    _row(_("Ablauf bearbeiten"), EDIT_AGENDA_KEYS),
)
_TIME: Final = (
    _row(_("Zeit starten oder anhalten"), TIMER_KEYS),
    _row(_("eine Minute weniger / mehr"), LESS_TIME_KEYS, MORE_TIME_KEYS),
    _row(_("fünf Minuten mehr"), MUCH_MORE_TIME_KEYS),
)
_PROJECTOR: Final = (
    _row(_("Beamer an oder aus"), PROJECTOR_KEYS),
    _row(_("Bild einfrieren"), FREEZE_ANYWHERE_KEYS, FREEZE_KEYS),
    _row(_("schwarz"), BLACK_ANYWHERE_KEYS, BLACK_KEYS),
    _row(_("Logo"), LOGO_ANYWHERE_KEYS, LOGO_KEYS),
    _row(_("Meldung"), MESSAGE_KEYS),
    _row(_("Seite zurück / vor"), *PAGE_KEYS),
)
_ENTRY: Final = (
    _row(_("Karte speichern"), "Return"),
    _row(_("Zeilenumbruch"), "Ctrl+Return"),
    _row(_("speichern und erläutern"), "Shift+Return"),
    _row(_("weitere Nennung der ähnlichen Karte"), MENTION_KEYS),
    _row(_("Spalte wählen, bis 9"), "Alt+1"),
    _row(_("letzte Karte ändern"), "Up"),
    _row(_("auf die Karten"), "Ctrl+Up"),
    _row(_("Foto daneben"), PHOTO_BESIDE_KEYS),
    _row(_("Foto größer / kleiner"), *PHOTO_ZOOM_KEYS),
)
_TABLES: Final = (
    _row(_("Zelle ändern"), "F2", "Return"),
    _row(_("Zeile nach oben / unten"), "Alt+Up", "Alt+Down"),
    _row(_("Zeilen löschen"), "Ctrl+Del"),
    _row(_("Ergebnis zeigen oder verdecken"), REVEAL_KEYS),
    _row(_("ein Punkt mehr / weniger"), "+", "-"),
)
_SHEETS: Final = (
    _row(_("neu"), "Ctrl+N"),
    _row(_("nächstes / voriges"), "Ctrl+PgDown", "Ctrl+PgUp"),
    _row(_("Handlungsfeld wählen, bis 9"), "Alt+1"),
    _row(_("nach oben / unten"), "Alt+Up", "Alt+Down"),
)
_GROUPS: Final = (
    _row(_("an einen Tisch setzen, bis 9"), TABLE_KEYS),
    _row(_("Platz festhalten oder lösen"), HOLD_KEYS),
    _row(_("vom Tisch nehmen"), AWAY_KEYS),
    _row(_("zum Tisch links / rechts"), *NEIGHBOUR_KEYS),
    _row(_("Gruppenergebnis: unsere Fassung / die der Gruppe"), *SIDE_KEYS),
    _row(_("Gruppenergebnis einlesen"), READ_IN_KEYS),
)
_CONCEPT: Final = (
    _row(_("nächstes / voriges Kapitel"), NEXT_CHAPTER_KEYS, LAST_CHAPTER_KEYS),
    _row(_("Text: fett / fertig"), STRONG_KEYS, DONE_KEYS),
    _row(_("Befund: beheben / annehmen"), "Return", "A"),
)
