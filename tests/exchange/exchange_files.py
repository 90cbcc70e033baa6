"""Small files of the interchange format for tests, and the way through a workshop file."""

import functools
import json
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, StaticPool, create_engine
from sqlalchemy.orm import Session

from workshop_app.exchange.document import Document
from workshop_app.exchange.dumping import dump
from workshop_app.exchange.reader import ImportReport, build, parse, read_workshop
from workshop_app.exchange.writer import to_schema, write_json
from workshop_app.model import Base
from workshop_app.resource_files import resource_path
from workshop_app.storage.engines import driver_connection, open_gate
from workshop_app.storage.journalled_session import JournalledSession
from workshop_app.storage.workshop_file import WorkshopFile

SAMPLE = resource_path("sample", "stadt_brueckstadt.json")


def a_file(**keys: Any) -> dict[str, Any]:
    """The least that a file needs, and what a test cares about."""
    return {"schema": "integrationsworkshop/1", "kommune": {"name": "Auental"}, **keys}


def the_sample() -> dict[str, Any]:
    """The sample workshop, free to be changed."""
    return json.loads(SAMPLE.read_text("utf-8"))


def a_card(number: int, **keys: Any) -> dict[str, Any]:
    return {"id": f"K-{number:03}", "text": "Dolmetscherpool fehlt", **keys}


def a_goal_file(**keys: Any) -> dict[str, Any]:
    """A file with one entry on each level from field to project, and one card."""
    return a_file(
        **{
            "karten": [a_card(1)],
            "handlungsfelder": [{"id": "HF-01", "titel": "Sprache"}],
            "statistik": [{"id": "ST-01", "indikator": "Kursplätze", "wert": 120}],
            "leitziele": [{"id": "LZ-01", "handlungsfeld": "HF-01", "belege": ["ST-01"]}],
            "handlungsziele": [{"id": "HZ-01", "leitziel": "LZ-01"}],
            "projektideen": [
                {"id": "PI-01", "handlungsfeld": "HF-01", "handlungsziel": "HZ-01", "titel": "Café"}
            ],
            **keys,
        }
    )


def written(folder: Path, document: dict[str, Any] | str | bytes, name: str = "aus.json") -> Path:
    """The document as a file."""
    path = folder / name
    if isinstance(document, dict):
        document = json.dumps(document, ensure_ascii=False)
    path.write_bytes(document.encode("utf-8") if isinstance(document, str) else document)
    return path


def read_in(
    folder: Path, document: dict[str, Any] | str | bytes, name: str = "neu.workshop"
) -> tuple[Path, ImportReport]:
    """The workshop file of a document, and what the reader says about it."""
    target = folder / name
    return target, read_workshop(written(folder, document), target)


def written_out(workshop_path: Path) -> bytes:
    """What the writer makes of a workshop file."""
    target = workshop_path.with_suffix(".json")
    with WorkshopFile.open(workshop_path) as workshop:
        write_json(workshop, target)
    return target.read_bytes()


def there_and_back(document: dict[str, Any] | str | bytes) -> dict[str, Any]:
    """The document after a way through a database, without the cost of a workshop file."""
    if isinstance(document, dict):
        document = json.dumps(document)
    return json.loads(dump(through_a_database(parse(document))))


@functools.cache
def _empty_tables() -> Engine:
    """To make the tables takes ten times as long as to copy them."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(engine)
    return engine


def through_a_database(document: Document) -> Document:
    """The document that the rows of another one make."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            driver_connection(_empty_tables().connect()).backup(driver_connection(connection))
        with JournalledSession(engine) as session:  # as the door has it: pictures shut its gate
            build(session, document)
            session.flush()
            open_gate(session.connection())
            session.commit()
        with Session(engine) as session:
            return to_schema(session)
    finally:
        engine.dispose()
