"""Writing a file: whole or not at all."""

import os

import pytest
from exchange_files import a_card, a_file, read_in

from workshop_app.exchange.writer import write_json
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.workshop_file import WorkshopFile


@pytest.fixture
def workshop(tmp_path):
    path, _ = read_in(tmp_path, a_file(karten=[a_card(1, text="Bücher für Alle")]))
    with WorkshopFile.open(path) as opened:
        yield opened


def test_the_text_is_indented_and_its_letters_are_readable(tmp_path, workshop):
    write_json(workshop, tmp_path / "zurueck.json")

    lines = (tmp_path / "zurueck.json").read_bytes().decode("utf-8").split("\n")
    assert lines[:2] == ["{", ' "schema": "integrationsworkshop/1",']
    assert '   "text": "Bücher für Alle",' in lines
    assert lines[-2:] == ["}", ""]


def test_a_file_that_is_there_is_replaced(tmp_path, workshop):
    target = tmp_path / "zurueck.json"
    target.write_text("von gestern")

    write_json(workshop, target)

    assert target.read_text("utf-8").startswith("{")


def test_nothing_else_is_left_in_the_folder(tmp_path, workshop):
    folder = tmp_path / "ausgabe"
    folder.mkdir()

    write_json(workshop, folder / "zurueck.json")

    assert [path.name for path in folder.iterdir()] == ["zurueck.json"]


def test_a_missing_folder_is_named(tmp_path, workshop):
    target = tmp_path / "fehlt" / "zurueck.json"

    with pytest.raises(UnusablePathError) as caught:
        write_json(workshop, target)

    assert str(target) in str(caught.value)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path, workshop):
    target = tmp_path / "ordner"
    target.mkdir()

    with pytest.raises(UnusablePathError):
        write_json(workshop, target)

    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".ordner")]


def test_a_full_disk_leaves_the_old_file(tmp_path, workshop, monkeypatch):
    target = tmp_path / "zurueck.json"
    target.write_text("von gestern")
    monkeypatch.setattr(os, "fsync", a_full_disk)

    with pytest.raises(UnusablePathError):
        write_json(workshop, target)

    assert target.read_text() == "von gestern"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".zurueck")]


def a_full_disk(_):
    raise OSError(28, "No space left on device")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights another way")
def test_others_may_read_the_file_as_any_new_file(tmp_path, workshop):
    before = os.umask(0o022)
    try:
        write_json(workshop, tmp_path / "zurueck.json")
    finally:
        os.umask(before)

    assert (tmp_path / "zurueck.json").stat().st_mode & 0o777 == 0o644
