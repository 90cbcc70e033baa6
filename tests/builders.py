"""Small builders for tests: one call makes one believable row in a session and returns it.

What a test does not care about has a default; codes and positions follow in order.

    with workshop.change("Karte angelegt") as session:
        card_id = a_card(session, text="Dolmetscherpool fehlt").id
"""

import datetime as dt
import functools
import sqlite3
import tempfile
import uuid
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from workshop_app.model.base import Keyed
from workshop_app.model.board import BoardSetting, Card, Cluster, SwotEntry, SwotKind
from workshop_app.model.climate import ClimateGroupCounts, ClimateItem, ClimateScale, Feedback
from workshop_app.model.copies import GroupCopy, MergedCopy, NoteKind, ReadingNote
from workshop_app.model.goals import (
    ActionField,
    CardOrigin,
    GoalEvidence,
    GoalStatus,
    GuidingGoal,
    Objective,
    ObjectiveKind,
    Vision,
)
from workshop_app.model.implementation import (
    DecisionStep,
    DecisionStepKind,
    ParkedTopic,
    PlannedMeasure,
    Structure,
    StructureKind,
)
from workshop_app.model.municipality import Municipality, MunicipalityKind
from workshop_app.model.people import (
    Participant,
    Photo,
    PhotoPerson,
    SeatingWish,
    Sector,
    SmallGroup,
    SmallGroupMember,
)
from workshop_app.model.projects import ProjectIdea
from workshop_app.model.stock import ExistingProject, GoodPractice, IndicatorValue, TimeSeriesPoint
from workshop_app.model.voting import BallotPaper, Decision, Vote, VoteResult
from workshop_app.model.workshop import (
    AcceptedFinding,
    ChapterText,
    ChecklistEntry,
    EditedPassage,
    Event,
    EventKind,
    ImportedExtra,
    Moderator,
    OwnStep,
    StepRun,
    Workshop,
)
from workshop_app.storage.workshop_file import WorkshopFile

Row = TypeVar("Row", bound=Keyed)


def a_workshop(path: Path) -> WorkshopFile:
    """A new file without content, open for writing; close it."""
    if path.exists():
        raise FileExistsError(path)
    path.write_bytes(_empty_file())
    return WorkshopFile.open(path)


@functools.cache
def _empty_file() -> bytes:
    """What a new file holds: to make one takes eight times as long as to copy it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Leer.workshop")
        WorkshopFile.create(path).close()
        return path.read_bytes()


# --- the workshop, the municipality, people -----------------------------------------------------


def a_workshop_row(session: Session, **fields: Any) -> Workshop:
    """The row about the workshop itself."""
    standard = {
        "title": "Integrationsworkshop Stadt Brückstadt",
        "guiding_question": "Wie gelingt Zusammenleben bis 2035?",
        "client": "Stadt Brückstadt",
        "created_at": dt.datetime(2026, 3, 2, 8, 0),
    }
    return _added(session, Workshop, standard | fields)


def an_event(session: Session, **fields: Any) -> Event:
    standard = {"kind": EventKind.DAY_1, "date": "2026-03-06", "place": "Rathaus Brückstadt"}
    return _added(session, Event, standard | fields)


def a_moderator(session: Session, **fields: Any) -> Moderator:
    return _added(session, Moderator, {"name": "Mira Tannert", "role": "Hauptmoderation"} | fields)


def a_step_run(session: Session, *, step: str = "T1-07", **fields: Any) -> StepRun:
    return _added(session, StepRun, {"step": step} | fields)


def an_own_step(session: Session, *, code: str = "E-01", **fields: Any) -> OwnStep:
    standard = {"code": code, "day": "tag1", "title": "Grußwort der Landrätin"}
    return _added(session, OwnStep, standard | fields)


def a_checklist_entry(session: Session, **fields: Any) -> ChecklistEntry:
    return _added(session, ChecklistEntry, {"checklist": "raum", "text": "Beamer"} | fields)


def a_chapter_text(session: Session, **fields: Any) -> ChapterText:
    standard = {"chapter": "vorwort", "text": "Liebe Bürgerinnen und Bürger,"}
    return _added(session, ChapterText, standard | fields)


def an_edited_passage(session: Session, **fields: Any) -> EditedPassage:
    standard = {
        "section": "auftrag",
        "number": 1,
        "text": "In eigenen Worten.",
        "proposal": "Satz.",
    }
    return _added(session, EditedPassage, standard | fields)


def an_accepted_finding(session: Session, **fields: Any) -> AcceptedFinding:
    standard = {"rule": "K11", "object_code": "HZ-01", "reason": "Der Wert kommt im Herbst."}
    return _added(session, AcceptedFinding, standard | fields)


def an_imported_extra(session: Session, **fields: Any) -> ImportedExtra:
    standard = {"place": "kommune", "key": "wappen", "text": "Brücke"}
    return _added(session, ImportedExtra, standard | fields)


def a_group_copy(session: Session, **fields: Any) -> GroupCopy:
    standard = {"name": "Sprache", "origin": "Brückstadt.workshop", "forked_at": uuid.uuid4()}
    return _added(session, GroupCopy, standard | fields)


def a_merged_copy(session: Session, **fields: Any) -> MergedCopy:
    standard = {"name": "Sprache", "revision_id": uuid.uuid4()}
    return _added(session, MergedCopy, standard | fields)


def a_municipality(session: Session, **fields: Any) -> Municipality:
    standard = {
        "name": "Stadt Brückstadt",
        "short_name": "Brückstadt",
        "kind": MunicipalityKind.TOWN,
        "federal_state": "Nordrhein-Westfalen",
    }
    return _added(session, Municipality, standard | fields)


def a_participant(session: Session, **fields: Any) -> Participant:
    standard = {
        "first_name": "Elif",
        "last_name": "Işık",
        "sector": Sector.MIGRANT_ORGANISATION,
        "organisation": "Kulturverein Auental",
    }
    return _added(session, Participant, standard | fields, code="TN-{:02}")


def a_small_group(session: Session, **fields: Any) -> SmallGroup:
    return _added(session, SmallGroup, {"name": "Tisch 1"} | fields, code="KG-{:02}")


def a_small_group_member(
    session: Session, *, small_group_id: uuid.UUID, participant_id: uuid.UUID, **fields: Any
) -> SmallGroupMember:
    keys = {"small_group_id": small_group_id, "participant_id": participant_id}
    return _added(session, SmallGroupMember, keys | fields)


def a_reading_note(session: Session, **fields: Any) -> ReadingNote:
    standard = {"kind": NoteKind.USED, "table_name": "card", "row_id": uuid.uuid4()}
    return _added(session, ReadingNote, standard | fields)


def a_seating_wish(
    session: Session, *, participant_id: uuid.UUID, other_id: uuid.UUID, **fields: Any
) -> SeatingWish:
    keys = {"participant_id": participant_id, "other_id": other_id}
    return _added(session, SeatingWish, keys | fields)


def a_photo(session: Session, **fields: Any) -> Photo:
    standard = {"file_name": "wand_1.jpg", "alt_text": "Wand mit gelben Karten"}
    return _added(session, Photo, standard | fields, code="FO-{:02}")


def a_photo_person(
    session: Session, *, photo_id: uuid.UUID, participant_id: uuid.UUID
) -> PhotoPerson:
    return _added(session, PhotoPerson, {"photo_id": photo_id, "participant_id": participant_id})


# --- the board ----------------------------------------------------------------------------------


def a_cluster(session: Session, **fields: Any) -> Cluster:
    return _added(session, Cluster, {"title": "Sprache im Amt"} | fields, code="CL-{:02}")


def a_card(session: Session, *, text: str = "Dolmetscherpool fehlt", **fields: Any) -> Card:
    return _added(session, Card, {"text": text} | fields, code="K-{:03}")


def a_board_setting(session: Session, *, question: str = "F2", **fields: Any) -> BoardSetting:
    return _added(session, BoardSetting, {"question": question} | fields)


def a_swot_entry(session: Session, **fields: Any) -> SwotEntry:
    standard = {"kind": SwotKind.STRENGTH, "text": "Starke Vereine"}
    return _added(session, SwotEntry, standard | fields)


# --- polls and votes ----------------------------------------------------------------------------


def a_climate_scale(session: Session, **fields: Any) -> ClimateScale:
    standard = {"minimum_text": "trifft gar nicht zu", "maximum_text": "trifft voll zu"}
    return _added(session, ClimateScale, standard | fields)


def a_climate_item(session: Session, **fields: Any) -> ClimateItem:
    standard = {
        "statement": "Wer neu zu uns kommt, wird freundlich aufgenommen.",
        "counts": {"1": 0, "2": 3, "3": 8, "4": 12, "5": 2},
    }
    return _added(session, ClimateItem, standard | fields, code="KL-{:02}")


def climate_group_counts(
    session: Session, *, climate_item_id: uuid.UUID, **fields: Any
) -> ClimateGroupCounts:
    standard = {
        "climate_item_id": climate_item_id,
        "sector": Sector.ADMINISTRATION,
        "counts": {"1": 0, "2": 1, "3": 4, "4": 5, "5": 0},
    }
    return _added(session, ClimateGroupCounts, standard | fields)


def a_feedback(session: Session, **fields: Any) -> Feedback:
    return _added(session, Feedback, {"question": "Wie zufrieden sind Sie?"} | fields)


def a_vote(session: Session, **fields: Any) -> Vote:
    standard = {"question": "Welche Felder vertiefen wir morgen?", "voters": 36}
    return _added(session, Vote, standard | fields, code="AB-{:02}")


def a_vote_result(session: Session, *, vote_id: uuid.UUID, **fields: Any) -> VoteResult:
    standard = {"vote_id": vote_id, "option": "HF-01", "points": 12}
    return _added(session, VoteResult, standard | fields)


def a_ballot_paper(session: Session, *, vote_id: uuid.UUID, **fields: Any) -> BallotPaper:
    standard = {"vote_id": vote_id, "points": {"HF-01": 2, "HF-02": 1}}
    return _added(session, BallotPaper, standard | fields)


def a_decision(session: Session, **fields: Any) -> Decision:
    standard = {"text": "Das Konzept geht im Herbst in den Rat."}
    return _added(session, Decision, standard | fields, code="EN-{:02}")


# --- stock --------------------------------------------------------------------------------------


def an_existing_project(session: Session, **fields: Any) -> ExistingProject:
    standard = {"title": "Sprachcafé", "provider": "Kulturverein Auental"}
    return _added(session, ExistingProject, standard | fields, code="BP-{:02}")


def an_indicator_value(session: Session, **fields: Any) -> IndicatorValue:
    standard = {
        "indicator": "Anteil der Kinder mit Sprachförderbedarf",
        "value": 31.5,
        "unit": "Prozent",
        "area": "Stadt Brückstadt",
        "as_of": "2025-12-31",
        "source": "Schulamt Brückstadt",
    }
    return _added(session, IndicatorValue, standard | fields, code="ST-{:02}")


def a_time_series_point(
    session: Session, *, indicator_value_id: uuid.UUID, **fields: Any
) -> TimeSeriesPoint:
    standard = {"indicator_value_id": indicator_value_id, "year": 2024, "value": 33.0}
    return _added(session, TimeSeriesPoint, standard | fields)


def a_good_practice(session: Session, **fields: Any) -> GoodPractice:
    standard = {"title": "Lotsinnen und Lotsen", "place": "Gemeinde Lindenau"}
    return _added(session, GoodPractice, standard | fields, code="GP-{:02}")


# --- goals and projects -------------------------------------------------------------------------


def a_vision(session: Session, **fields: Any) -> Vision:
    standard = {"title": "Brückstadt 2035", "text": "Alle gehören dazu."}
    return _added(session, Vision, standard | fields)


def an_action_field(session: Session, *, title: str = "Sprache", **fields: Any) -> ActionField:
    return _added(session, ActionField, {"title": title} | fields, code="HF-{:02}")


def a_guiding_goal(
    session: Session, *, action_field_id: uuid.UUID | None = None, **fields: Any
) -> GuidingGoal:
    """A guiding goal; without an action field it brings one along."""
    standard = {
        "action_field_id": action_field_id or an_action_field(session).id,
        "text": "Kinder lernen von Anfang an Deutsch.",
        "status": GoalStatus.CONSENSUS,
    }
    return _added(session, GuidingGoal, standard | fields, code="LZ-{:02}")


def an_objective(
    session: Session, *, guiding_goal_id: uuid.UUID | None = None, **fields: Any
) -> Objective:
    """An objective that is complete; without a guiding goal it brings one along."""
    standard = {
        "guiding_goal_id": guiding_goal_id or a_guiding_goal(session).id,
        "text": "Bis 2028 haben 90 Prozent der Kinder einen Kitaplatz.",
        "kind": ObjectiveKind.EFFECT,
        "indicator": "Betreuungsquote",
        "base_value": 78.0,
        "target_value": 90.0,
        "unit": "Prozent",
        "deadline": "2028-12-31",
        "data_source": "Jugendamt",
    }
    return _added(session, Objective, standard | fields, code="HZ-{:02}")


def goal_evidence(
    session: Session, *, guiding_goal_id: uuid.UUID, indicator_value_id: uuid.UUID, **fields: Any
) -> GoalEvidence:
    keys = {"guiding_goal_id": guiding_goal_id, "indicator_value_id": indicator_value_id}
    return _added(session, GoalEvidence, keys | fields)


def a_card_origin(session: Session, *, card_id: uuid.UUID, **target: uuid.UUID) -> CardOrigin:
    """The link from a card to one of guiding_goal_id, objective_id, project_idea_id."""
    return _added(session, CardOrigin, {"card_id": card_id} | target)


def a_project_idea(
    session: Session, *, title: str = "Dolmetscherpool der Stadt", **fields: Any
) -> ProjectIdea:
    return _added(session, ProjectIdea, {"title": title} | fields, code="PI-{:02}")


# --- implementation -----------------------------------------------------------------------------


def a_structure(session: Session, **fields: Any) -> Structure:
    standard = {"kind": StructureKind.STEERING_GROUP, "name": "Steuerungsgruppe Integration"}
    return _added(session, Structure, standard | fields)


def a_decision_step(session: Session, **fields: Any) -> DecisionStep:
    standard = {"body": "Stadtrat", "kind": DecisionStepKind.RESOLUTION, "date": "2026-10-01"}
    return _added(session, DecisionStep, standard | fields)


def a_planned_measure(session: Session, **fields: Any) -> PlannedMeasure:
    standard = {"what": "Vereine einladen", "who": "Mira Tannert", "due": "2026-05-31"}
    return _added(session, PlannedMeasure, standard | fields, code="MP-{:02}")


def a_parked_topic(session: Session, **fields: Any) -> ParkedTopic:
    standard = {"text": "Öffnungszeiten der Bücherei", "step": "T1-07"}
    return _added(session, ParkedTopic, standard | fields, code="TS-{:02}")


def _added(
    session: Session, kind: type[Row], fields: dict[str, Any], *, code: str | None = None
) -> Row:
    counts = session.info.setdefault("rows of the builders", {})
    if kind not in counts:  # to ask before each row would take as long as the row
        counts[kind] = _count(session, kind)
    count = counts[kind]
    counts[kind] += 1
    if code is not None:
        fields.setdefault("code", code.format(count + 1))
    if "position" in kind.__table__.columns:
        fields.setdefault("position", count)
    row = kind(**fields)
    session.add(row)
    return row


def _count(session: Session, kind: type[Row]) -> int:
    """Those in the file, asked past SQLAlchemy, which would first write all others; and the new."""
    raw = session.connection().connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    (written,) = raw.execute(f"SELECT count(*) FROM {kind.__tablename__}").fetchone()
    return written + sum(isinstance(row, kind) for row in session.new)
