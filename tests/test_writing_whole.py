import os

import pytest

from workshop_app.whole_file import remove_left_behind, write_whole


def test_content_takes_the_place_of_an_earlier_file(tmp_path):
    target = tmp_path / "Konzept für Auental.docx"
    target.write_bytes(b"alt")

    write_whole(target, b"neu")

    assert target.read_bytes() == b"neu"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_file_has_the_rights_that_new_files_have(tmp_path):
    usual = tmp_path / "usual"
    usual.touch()

    write_whole(tmp_path / "x", b"neu")

    assert (tmp_path / "x").stat().st_mode == usual.stat().st_mode


def test_nothing_is_left_behind_where_the_target_cannot_be_replaced(tmp_path):
    target = tmp_path / "folder"
    target.mkdir()

    with pytest.raises(OSError, match="folder"):
        write_whole(target, b"neu")

    assert list(tmp_path.iterdir()) == [target]


def test_what_killed_apps_had_begun_goes_with_the_next_file(tmp_path):
    names = (".Sprache.workshop.77.new", ".Sprache.workshop.77.new-wal", ".Protokoll.docx.8.new")
    for name in (*names, ".jung.docx.9.new", ".Eigenes.new", "Brief.1.new"):
        (tmp_path / name).write_bytes(b"halb")
        if "jung" not in name:
            os.utime(tmp_path / name, (0, 0))

    write_whole(tmp_path / "Neu.docx", b"neu")

    left = {path.name for path in tmp_path.iterdir()}
    assert left == {"Neu.docx", ".jung.docx.9.new", ".Eigenes.new", "Brief.1.new"}


def test_folders_that_killed_apps_had_begun_go_by_their_name(tmp_path):
    for name in (".unterlagen-alt", ".unterlagen-jung", "unterlagen"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Protokoll.docx").write_bytes(b"halb")
    os.utime(tmp_path / ".unterlagen-alt", (0, 0))

    remove_left_behind(tmp_path, r"\.unterlagen-.*")

    assert {path.name for path in tmp_path.iterdir()} == {".unterlagen-jung", "unterlagen"}
