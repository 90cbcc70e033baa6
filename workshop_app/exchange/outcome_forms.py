"""The lists of what came out and how it went, beside those of ``list_forms``."""

from collections.abc import Mapping
from typing import Final

from workshop_app.exchange.forms import INTERNAL, VOTE, Form, Reference
from workshop_app.model.board import BoardSetting
from workshop_app.model.implementation import ParkedTopic, PlannedMeasure
from workshop_app.model.people import Photo
from workshop_app.model.voting import Decision
from workshop_app.model.workshop import (
    AcceptedFinding,
    ChapterText,
    ChecklistEntry,
    EditedPassage,
    OwnStep,
    StepRun,
)

OUTCOMES: Final[Mapping[str, Form]] = {
    "massnahmenplan": Form(
        PlannedMeasure,
        {
            "id": "code",
            "was": "what",
            "wer": "who",
            "mit_wem": "with_whom",
            "womit": "with_what",
            "bis": "due",
            "ergebnis": "result",
            "voraussetzung": "prerequisite",
            "status": "status",
            **INTERNAL,
        },
        {"projektidee": Reference("project_idea_id", "projektideen")},
    ),
    "themenspeicher": Form(
        ParkedTopic,
        {
            "id": "code",
            "text": "text",
            "eingebracht_von": "raised_by",
            "schritt": "step",
            "verbleib": "whereabouts",
            **INTERNAL,
        },
    ),
    "entscheidungen": Form(
        Decision,
        {
            "id": "code",
            "schritt": "step",
            "text": "text",
            "verfahren": "procedure",
            "ja": "votes_for",
            "nein": "votes_against",
            "enthaltung": "abstentions",
            "gegenposition": "counter_position",
            **INTERNAL,
        },
    ),
    "abstimmungen": VOTE,
    "fotos": Form(
        Photo,
        {
            "id": "code",
            "datei": "file_name",
            "schritt": "step",
            "wand": "wall",
            "alt_text": "alt_text",
            "aufgenommen": "taken_at",
            "abgetippt": "is_transcribed",
            "personen_erkennbar": "shows_people",
            "freigabe": "release",
        },
    ),
    "zeitprotokoll": Form(
        StepRun,
        {
            "schritt": "step",
            "plan_min": "minutes_planned",
            "ist_min": "minutes_actual",
            "grund": "deviation_reason",
            "zugeteilt_min": "minutes_allotted",
            "gelaufen_s": "seconds_run",
            "platz": "place",
            "fest_um": "pinned_at",
        },
    ),
    "eigene_schritte": Form(
        OwnStep,
        {
            "id": "code",
            "tag": "day",
            "titel": "title",
            "frage": "question",
            "notiz": "note",
            "pause": "is_break",
            "dauer_min": "minutes",
        },
    ),
    "tafeln": Form(
        BoardSetting,
        {
            "frage_id": "question",
            "auf_freigabe": "holds_back_cards",
            "stimmberechtigte": "voters",
            "punkte_pro_person": "points_per_person",
            "begruendung_ueberzahl": "surplus_note",
        },
    ),
    "pruefpunkte": Form(
        ChecklistEntry,
        {
            "liste": "checklist",
            "punkt": "item",
            "text": "text",
            "erledigt": "is_done",
            "notiz": "note",
        },
    ),
    "kapiteltexte": Form(
        ChapterText, {"kapitel": "chapter", "text": "text", "verfasst_von": "author"}
    ),
    "bearbeitete_textstellen": Form(
        EditedPassage,
        {"abschnitt": "section", "nummer": "number", "text": "text", "vorschlag": "proposal"},
    ),
    "akzeptierte_befunde": Form(
        AcceptedFinding, {"regel": "rule", "objekt": "object_code", "grund": "reason"}
    ),
}
