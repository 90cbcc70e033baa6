"""Everything that the app keeps goes into the file and comes back: all tables, all columns."""

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from exchange_files import read_in, written_out
from pictures import A_PNG, a_png
from sqlalchemy import Boolean, Column, select
from sqlalchemy.orm import Session

from workshop_app.exchange import forms, list_forms, structures
from workshop_app.exchange.forms import Form
from workshop_app.model.base import Base, Keyed, OpenEnum
from workshop_app.model.climate import ClimateScale, Feedback
from workshop_app.model.column_types import Binary
from workshop_app.model.copies import GroupCopy, MergedCopy, ReadingNote
from workshop_app.model.goals import CardOrigin, Vision
from workshop_app.model.implementation import StructureKind
from workshop_app.model.municipality import Municipality
from workshop_app.model.people import Photo
from workshop_app.model.workshop import EventKind, ImportedExtra, StepRun, Workshop
from workshop_app.storage.picture_store import keep_picture
from workshop_app.storage.workshop_file import WorkshopFile

FILE_ONLY = {"id", "position"}
# Columns that no form names, and where they go instead.
ELSEWHERE = {
    "event.kind": "the key it stands under",
    "structure.kind": "the key it stands under",
    "climate_item.mean_reported": "mittelwert",
    "climate_group_counts.climate_item_id": "the statement it stands under",
    "climate_group_counts.sector": "key of nach_gruppe",
    "climate_group_counts.counts": "value of nach_gruppe",
    "vote.points_given_reported": "punkte_vergeben",
    "vote.points_unused_reported": "punkte_nicht_vergeben",
    "vote.is_revealed": "aufgedeckt",
    "ballot_paper.vote_id": "the vote it stands under",
    "vote_result.vote_id": "the vote it stands under",
    "vote_result.rank_reported": "rang",
    "time_series_point.indicator_value_id": "the figure it stands under",
    "step_run.status": "stand",
    "step_run.started_at": "begonnen",
    "step_run.running_since": "laeuft_seit",
    "swot_entry.kind": "the list it stands in",
    "swot_entry.text": "the line itself",
    "swot_entry.cluster_id": "swot.herkunft",
    "swot_entry.is_internal": "swot.intern",
    "goal_evidence.guiding_goal_id": "belege",
    "goal_evidence.indicator_value_id": "belege",
    "photo.picture_hash": "bild",
    "photo_person.photo_id": "erkennbare_teilnehmende",
    "photo_person.participant_id": "erkennbare_teilnehmende",
    "small_group_member.small_group_id": "mitglieder",
    "small_group_member.participant_id": "mitglieder",
    "card.merged_into_id": "zusammengefasst_mit",
    "small_group_member.is_fixed": "fest",
    "card_origin.card_id": "quelle_karten",
    "card_origin.guiding_goal_id": "quelle_karten",
    "card_origin.objective_id": "quelle_karten",
    "card_origin.project_idea_id": "quelle_karten",
    "imported_extra.place": "the object it stands in",
    "imported_extra.owner_id": "the object it stands in",
    "imported_extra.key": "the key itself",
    "imported_extra.text": "the text itself",
    "workshop.created_at": "belongs to the file, not to the workshop",
    **{
        f"{table.name}.{column.name}": "knows the journals of files, which do not go along"
        for table in (GroupCopy.__table__, MergedCopy.__table__, ReadingNote.__table__)
        for column in table.columns
        if column.name not in FILE_ONLY
    },
}
# Tables that say which files belong together.
OF_FILES = {GroupCopy, MergedCopy, ReadingNote}


def entities() -> list[type[Keyed]]:
    return [mapper.class_ for mapper in Base.registry.mappers]


def all_forms() -> Iterator[Form]:
    yield from list_forms.LISTS.values()
    yield from structures.forms()
    yield from (form for form in vars(forms).values() if isinstance(form, Form))


def test_each_column_has_a_key_or_a_reason():
    named = {
        f"{form.entity.__tablename__}.{column}"
        for form in all_forms()
        for column in [*form.pairs.values(), *(ref.attribute for ref in form.references.values())]
    }

    columns = {
        f"{entity.__tablename__}.{column.name}"
        for entity in entities()
        for column in entity.__table__.columns
        if column.name not in FILE_ONLY
    }
    assert columns == named | set(ELSEWHERE)


SINGLE = {Workshop, Municipality, ClimateScale, Vision, Feedback}
# Values that are not free: they say where a row stands in the file.
KINDS = {
    "event": list(EventKind),
    "structure": [*StructureKind, "runder Tisch"],
    "swot_entry": ["staerke", "schwaeche", "chance", "risiko"],
}


class Filler:
    """Fills all tables, each column with something that is not its default."""

    def __init__(self, session: Session, ending: str = "") -> None:
        self.session = session
        self.ending = ending  # of each text
        self.numbers = itertools.count(1)
        self.keys: dict[str, list[Any]] = {}
        self.first: Any = None  # id of the first row of the table that is being filled

    def fill(self) -> None:
        for table in Base.metadata.sorted_tables:
            entity = next((e for e in entities() if e.__table__ is table), None)
            if entity is not None and entity not in {ImportedExtra, *OF_FILES}:
                count = 1 if entity in SINGLE else max(3, len(KINDS.get(table.name, ())))
                rows = []
                for place in range(count):
                    rows.append(self.a_row(entity, place))
                    self.first = rows[0].id
                self.session.add_all(rows)
                self.session.flush()
                self.keys[table.name] = [row.id for row in rows]
        self.session.add(
            ImportedExtra(place="karten", owner_id=self.keys["card"][1], key="wand", text="Nord")
        )

    def a_row(self, entity: type[Keyed], place: int) -> Keyed:
        values = {
            column.name: self.a_value(column, place)
            for column in entity.__table__.columns
            if column.name != "id"
        }
        if entity is Photo:
            values["picture_hash"] = keep_picture(self.session, a_png(20 + place))
        if entity.__tablename__ in KINDS:
            values["kind"] = KINDS[entity.__tablename__][place]
        if entity is CardOrigin:
            targets = ["guiding_goal_id", "objective_id", "project_idea_id"]
            values |= {name: None for number, name in enumerate(targets) if number != place % 3}
        return entity(**values)

    def a_key(self, column: Column[Any], place: int) -> object:
        target = next(iter(column.foreign_keys)).column.table.name
        if target == column.table.name:  # the later rows lie under the first one
            return self.first if place else None
        keys = self.keys[target]
        return keys[place % len(keys)]

    def a_value(self, column: Column[Any], place: int) -> object:
        if column.foreign_keys:
            return self.a_key(column, place)
        if column.name == "position":
            return place
        if isinstance(column.type, OpenEnum):
            return list(column.type.values)[-1 - place % 2]
        if isinstance(column.type, Boolean | Binary):
            return A_PNG if isinstance(column.type, Binary) else not_default(column)
        number = next(self.numbers)
        match type(column.type).__name__:
            case "NormalText":
                return f"{column.name} {number}{self.ending}"
            case "Integer":
                return number
            case "Float" | "Double":
                return number + 0.25
            case "TextList":
                return (f"eins {number}", f"zwei {number}")
            case "ScaleCounts":
                return {"1": number, "5": 2}
            case _:
                return dt.datetime(2026, 11, 13, 9, number % 60, tzinfo=dt.UTC)


def not_default(column: Column[Any]) -> bool:
    return not (column.default is not None and column.default.arg)


def contents(path) -> dict[str, list[dict[str, Any]]]:
    """All rows of a file, with codes instead of keys and without the places in lists."""
    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        rows = {entity: list(session.scalars(select(entity))) for entity in entities()}
    names = {str(row.id): name_of(row) for found in rows.values() for row in found}
    return {
        entity.__tablename__: sorted(
            (
                {
                    column.name: names.get(str(value), value)
                    for column in entity.__table__.columns
                    if column.name not in FILE_ONLY | {"created_at"}
                    for value in [getattr(row, column.name)]
                }
                for row in found
            ),
            key=repr,
        )
        for entity, found in rows.items()
    }


def name_of(row: Keyed) -> str:
    return getattr(row, "code", type(row).__name__)


def full_workshop(path: Path, ending: str = "") -> Path:
    with WorkshopFile.create(path) as workshop, workshop.change("Alles angelegt") as session:
        Filler(session, ending).fill()
        runs = session.scalars(select(StepRun))
        for run, status in zip(runs, ["laeuft", "uebersprungen", "fertig"], strict=True):
            run.status = status
    return path


def test_a_workshop_with_everything_comes_back_whole(tmp_path):
    before = full_workshop(tmp_path / "voll.workshop")

    after, report = read_in(tmp_path, written_out(before), "zurueck.workshop")

    assert contents(after) == contents(before)
    assert not [hint for hint in report.hints if "nicht übernommen" in hint]


@pytest.mark.parametrize("ending", ["", " \x00\x07A\u0308\u2028 👩🏽‍🤝‍👩🏻"])
def test_a_workshop_with_everything_gives_the_same_bytes_again(tmp_path, ending):
    once = written_out(full_workshop(tmp_path / "voll.workshop", ending))

    path, _ = read_in(tmp_path, once, "zurueck.workshop")

    assert written_out(path) == once


def test_an_empty_workshop_can_be_written_and_read_back(tmp_path):
    WorkshopFile.create(tmp_path / "leer.workshop").close()
    once = written_out(tmp_path / "leer.workshop")

    path, report = read_in(tmp_path, once, "zurueck.workshop")

    assert written_out(path) == once
    assert report.hints == ()
