import os

import pytest

from workshop_app.whole_file import write_whole


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
