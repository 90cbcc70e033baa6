"""What the cockpit can do, by name: the search offers it, each with its keys."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.phases.search.search_entries import Entry, Kind
from workshop_app.translation import _
from workshop_app.views.agenda.rail import EDIT_AGENDA_KEYS
from workshop_app.views.agenda.step_timer import MORE_TIME_KEYS, MUCH_MORE_TIME_KEYS, TIMER_KEYS
from workshop_app.views.board.view import BoardView
from workshop_app.views.notes.notes_control import DECISION_KEYS
from workshop_app.views.parts.text_keys import REDO_KEYS, UNDO_KEYS
from workshop_app.views.projector.control import (
    BLACK_ANYWHERE_KEYS,
    FREEZE_ANYWHERE_KEYS,
    LOGO_ANYWHERE_KEYS,
)
from workshop_app.views.projector.mode import Mode
from workshop_app.views.regie_panel import BACK_KEYS, NEXT_KEYS, PARK_KEYS
from workshop_app.views.top_bar import (
    AGENDA_KEYS,
    EXPORT_KEYS,
    HOME_KEYS,
    PRINT_KEYS,
    PROJECTOR_KEYS,
    REGIE_KEYS,
)

if TYPE_CHECKING:
    from workshop_app.views.cockpit import Cockpit


@dataclass(frozen=True, slots=True)
class Command:
    """Befehl: something that the cockpit does.

    Attributes:
        key: what it is known by; for tests and for what was used last.
        title: what it does, in German: „Rückgängig machen“.
        act: does it.
        keys: its shortcut, such as ``Ctrl+Z``.
        words: what else people may call it.
    """

    key: str
    title: str
    act: Callable[[], object]
    keys: str = ""
    words: str = ""

    def entry(self) -> Entry:
        """As it is found."""
        shown = QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)
        return Entry(Kind.COMMAND, self.key, self.title, words=self.words, place=shown)


def cockpit_commands(cockpit: "Cockpit") -> tuple[Command, ...]:
    """The commands of the cockpit, those first that are wanted most. New ones have a row below."""
    # Both know this module.
    from workshop_app.views.privacy.erasing_commands import erasing_commands
    from workshop_app.views.projector.commands import picture_commands

    return (
        *_of_steps(cockpit),
        *_of_board(cockpit),
        *_of_time(cockpit),
        *_of_projector(cockpit),
        *picture_commands(cockpit),
        *_of_work(cockpit),
        *erasing_commands(cockpit),
        *_of_window(cockpit),
    )


def _of_steps(cockpit: "Cockpit") -> tuple[Command, ...]:
    """Going on, back and aside."""
    return (
        Command("next", _("Weiter zum nächsten Schritt"), cockpit.navigation.go_on, NEXT_KEYS),
        Command("back", _("Zurück zum Schritt davor"), cockpit.navigation.go_back, BACK_KEYS),
        Command(
            "park", _("Thema parken"), cockpit.park_topic, PARK_KEYS, _("Themenspeicher merken")
        ),
        Command(
            "decision",
            _("Entscheidung festhalten"),
            cockpit.note_decision,
            DECISION_KEYS,
            _("Beschluss Abstimmung Ergebnis Gegenposition"),
        ),
    )


def _of_time(cockpit: "Cockpit") -> tuple[Command, ...]:
    """The timer and the plan of the day."""
    return (
        Command(
            "timer",
            _("Zeit starten oder anhalten"),
            cockpit.timer.toggle,
            TIMER_KEYS,
            _("Timer Uhr Pause"),
        ),
        Command(
            "more_time",
            _("Eine Minute mehr"),
            partial(cockpit.timer.add_minutes, 1),
            MORE_TIME_KEYS,
            _("Timer verlängern"),
        ),
        Command(
            "much_more_time",
            _("Fünf Minuten mehr"),
            partial(cockpit.timer.add_minutes, 5),
            MUCH_MORE_TIME_KEYS,
            _("Timer verlängern"),
        ),
        Command(
            "edit_agenda",
            _("Ablauf ändern"),
            cockpit.rail.edit_agenda,
            EDIT_AGENDA_KEYS,
            _("Agenda planen Zeiten Schritte Pausen"),
        ),
    )


def _of_projector(cockpit: "Cockpit") -> tuple[Command, ...]:
    """What the room sees."""
    return (
        Command(
            "projector",
            _("Beamer an oder aus"),
            cockpit.projector.stage.toggle,
            PROJECTOR_KEYS,
            _("Projektor Leinwand zeigen zweiter Bildschirm"),
        ),
        Command(
            "screen",
            _("Bildschirm für den Beamer wählen"),
            cockpit.projector.choose_screen,
            words=_("Projektor Leinwand Monitor"),
        ),
        Command(
            "freeze",
            _("Beamerbild einfrieren oder lösen"),
            partial(cockpit.projector.projector.toggle, Mode.FROZEN),
            FREEZE_ANYWHERE_KEYS,
            _("Projektor Leinwand anhalten"),
        ),
        Command(
            "black",
            _("Beamer schwarz oder wieder an"),
            partial(cockpit.projector.projector.toggle, Mode.BLACK),
            BLACK_ANYWHERE_KEYS,
            _("Projektor Leinwand dunkel"),
        ),
        Command(
            "logo",
            _("Logo am Beamer zeigen"),
            partial(cockpit.projector.projector.toggle, Mode.LOGO),
            LOGO_ANYWHERE_KEYS,
            _("Projektor Leinwand Name Wappen"),
        ),
    )


def _of_board(cockpit: "Cockpit") -> tuple[Command, ...]:
    """What the board in sight offers beside its cards."""
    view = cockpit.area.current_view()
    if not isinstance(view, BoardView):
        return ()
    return (
        Command(
            "hold_cards",
            _("Karten verdeckt sammeln"),
            view.releasing.hold_button.click,
            words=_("Freigabe Beamer Karten zeigen"),
        ),
        Command(
            "count_points",
            _("Punkte auf den Karten zählen"),
            view.counting.toggle,
            words=_("Klebepunkte gewichten Stimmen abstimmen Tafel Pinnwand"),
        ),
        Command(
            "trash",
            _("Papierkorb der Karten öffnen"),
            view.trashed.show,
            words=_("gelöschte Karten zurückholen"),
        ),
    )


def _of_work(cockpit: "Cockpit") -> tuple[Command, ...]:
    """What was done, and what comes of it."""
    return (
        Command("undo", _("Rückgängig machen"), cockpit.undo, UNDO_KEYS[0], _("zurücknehmen")),
        Command("redo", _("Wiederherstellen"), cockpit.redo, REDO_KEYS[0], _("wiederholen")),
        Command(
            "export",
            _("Konzept exportieren"),
            cockpit.write_concept,
            EXPORT_KEYS,
            _("Entwurf Word-Entwurf als Word schreiben speichern Dokument"),
        ),
        *(
            Command(
                f"export_{kind}",
                _("{title} exportieren").format(title=kind.about.title),
                partial(cockpit.write_document, kind),
                words=_("{about} Word PDF speichern schreiben").format(about=kind.about.sentence),
            )
            for kind in DocumentKind
            if kind is not DocumentKind.CONCEPT
        ),
        Command(
            "export_all",
            _("Alle Unterlagen in einen Ordner exportieren"),
            cockpit.write_all,
            words=_("Konzept Kurzfassung Protokoll PDF speichern"),
        ),
        Command(
            "template",
            _("Word-Vorlage wählen"),
            cockpit.export.templates.open_dialog,
            words=_("Briefkopf Logo Aussehen Formatvorlagen Corporate Design docx dotx"),
        ),
        Command(
            "print",
            _("Drucken oder als PDF speichern"),
            cockpit.print_papers,
            PRINT_KEYS,
            _("Ablaufplan Anwesenheitsliste Namensschilder Tischkarten Stimmzettel Steckbriefe"),
        ),
        Command(
            "group_copy",
            _("Kopie für eine Gruppe"),
            cockpit.copies.ask_for_copy,
            words=_("Laptop Tisch Handlungsfeld Stick Datei speichern"),
        ),
        Command(
            "group_result",
            _("Gruppenergebnis einlesen"),
            cockpit.copies.ask_for_result,
            words=_("Laptop Tisch zusammenführen Kopie Stick"),
        ),
        Command(
            "handover",
            _("Übergabe an die Kommune"),
            cockpit.copies.handover.ask,
            words=_("Ordner Abschluss Nachbereitung Archiv Kennwort zip verschlüsselt übergeben"),
        ),
        Command(
            "snapshots",
            _("Sicherungskopien"),
            cockpit.copies.snapshots.open_dialog,
            words=_("früherer Stand Backup wiederherstellen Stick Zweitkopie Verlauf"),
        ),
    )


def _of_window(cockpit: "Cockpit") -> tuple[Command, ...]:
    """What the window shows."""
    area, top = cockpit.area, cockpit.top
    return (
        Command("entry", _("Zur Eingabe"), area.focus_entry, words=_("Karte eingeben tippen")),
        Command(
            "next_pane",
            _("Nächster Bereich des Schritts"),
            partial(area.cycle_panes, 1),
            "Ctrl+Tab",
        ),
        Command(
            "agenda",
            _("Ablauf ein- oder ausblenden"),
            top.agenda_button.click,
            AGENDA_KEYS,
            _("Agenda links anzeigen verstecken"),
        ),
        Command(
            "regie",
            _("Regie ein- oder ausblenden"),
            top.regie_button.click,
            REGIE_KEYS,
            _("rechts anzeigen verstecken"),
        ),
        Command(
            "home",
            _("Zur Startseite"),
            cockpit.left.emit,
            HOME_KEYS,
            _("Workshop schließen öffnen neu"),
        ),
    )
