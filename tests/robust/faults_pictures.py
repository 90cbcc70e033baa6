"""Pictures that come with the file of a group or with an exchange file, and are a burden."""

import base64
import json
import struct
from pathlib import Path

from sqlalchemy import select

from tests import builders
from tests.pictures import A_JPEG, A_PNG, a_chunk
from tests.robust.desk import Desk, a_desk, wait_until
from tests.robust.faultmaking import Fault, a_file, call, demand_sentence
from workshop_app.merging.group_copy import CopyWish, make_group_copy
from workshop_app.model.people import Photo
from workshop_app.storage.picture_store import keep_picture, read_picture
from workshop_app.storage.workshop_file import WorkshopFile

_WIDE = struct.pack(">II", 65_500, 65_500)
_BAD = {
    "sprengt den Speicher": A_PNG[:16] + _WIDE + A_PNG[24:],
    "abgeschnittenes PNG": A_PNG[:-30],
    "abgeschnittenes JPEG": A_JPEG[:-2],
    "kein Bild": b"%PDF-1.7",
    "zu groß": A_PNG[:-12] + a_chunk(b"IDAT", bytes(10_000_000)) + A_PNG[-12:],
}


def pictures_of_a_group(folder: Path) -> None:
    path, group = a_file(folder / "a.workshop", "gesichert"), folder / "Gruppe.workshop"
    with WorkshopFile.open(path) as workshop:
        make_group_copy(workshop, group, CopyWish("Sprache", None))
    with WorkshopFile.open(group) as copy, copy.change("Fotos") as session:
        builders.a_card(session, text="von der Gruppe")
        for name, content in {**_BAD, "gut": A_PNG}.items():
            builders.a_photo(session, alt_text=name, picture_hash=keep_picture(session, content))
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        copies = desk.window.cockpit.copies
        copies.look_at(group)
        wait_until(lambda: copies.dialog is not None)
        copies.dialog.accept()
        wait_until(lambda: copies.dialog is None)
        demand_sentence(desk.sentence(), "Hinweisen")
        assert desk.cards() == ["gesichert", "von der Gruppe"]
        assert _with_pictures(desk) == {name: name == "gut" for name in (*_BAD, "gut")}
        desk.write_card("danach")
        assert desk.told == []


def pictures_of_an_exchange_file(folder: Path) -> None:
    photos = [
        {"id": f"F-{number:03}", "alt_text": name, "bild": base64.b64encode(content).decode()}
        for number, (name, content) in enumerate({**_BAD, "gut": A_JPEG}.items(), start=1)
    ]
    document = {"schema": "integrationsworkshop/1", "kommune": {"name": "A"}, "fotos": photos}
    source, path = folder / "a.json", folder / "a.workshop"
    source.write_text(json.dumps(document), encoding="utf-8")
    status, said = call("import", source, path)
    assert status == 0, said
    demand_sentence(said, "nicht übernommen", "Bitte fügen Sie", "100 Megapixel", "größer als")
    with a_desk(folder / "einstellungen.json") as desk:
        desk.open(path)
        assert _with_pictures(desk) == {name: name == "gut" for name in (*_BAD, "gut")}
        assert desk.told == []


def _with_pictures(desk: Desk) -> dict[str, bool]:
    with desk.window.cockpit.workshop.read() as session:
        photos = session.execute(select(Photo.alt_text, Photo.picture_hash)).all()
        return {text: read_picture(session, name) is not None for text, name in photos}


PICTURES = (
    Fault("unbrauchbare Bilder in der Datei einer Gruppe", pictures_of_a_group, is_slow=True),
    Fault(
        "unbrauchbare Bilder in einer Austauschdatei", pictures_of_an_exchange_file, is_slow=True
    ),
)
