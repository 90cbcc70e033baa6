"""The log of bugs: it shows the way to an error, stays small, and has nobody's words in it."""

import subprocess
import sys
from pathlib import Path

import pytest

from workshop_app import crash_log, error_log
from workshop_app.model import column_types

SECRET = "Frau Y. braucht eine Dolmetscherin"


def an_error() -> Exception:
    """An error with a cause, raised for real, whose messages, notes and locals quote a card."""
    card = SECRET
    try:
        try:
            raise KeyError(card)
        except KeyError as cause:
            error = ValueError(f"cannot place {card}")
            error.add_note(card)
            raise error from cause
    except ValueError as error:
        return error


def an_error_of_the_app() -> Exception:
    try:
        column_types._guarded(int)(SECRET)
    except column_types.UnreadableValueError as error:
        return error
    raise AssertionError


def content() -> str:
    return error_log.log_path().read_text("utf-8")


def test_the_log_shows_the_way_to_the_error_and_its_cause():
    error_log.write(an_error())

    assert "builtins.ValueError" in content()
    assert "builtins.KeyError" in content()
    assert ", in an_error\n" in content()


def test_the_log_names_the_files_of_the_app_from_its_own_folder_on():
    error_log.write(an_error_of_the_app())

    assert "workshop_app/model/column_types.py:" in content()
    assert str(Path(column_types.__file__).parent) not in content()


def test_the_log_keeps_no_word_of_messages_notes_and_values():
    error_log.write(an_error())
    error_log.write(an_error_of_the_app())
    error_log.write(ExceptionGroup(SECRET, [an_error()]))

    assert SECRET not in content()
    assert content().count("builtins.KeyError") == 2


def test_the_log_does_not_name_the_folders_of_other_programs():
    code = compile("def fail():\n    1 / 0", "/opt/Mira Tannert/Mira Tannert.py", "exec")
    names = {}
    exec(code, names)

    with pytest.raises(ZeroDivisionError) as caught:
        names["fail"]()
    error_log.write(caught.value)

    assert "Tannert" not in content()
    assert "in fail" in content()


def test_an_error_that_is_its_own_cause_is_written_once():
    error = ValueError()
    error.__cause__ = error

    error_log.write(error)

    assert content().count("ValueError") == 1


def test_errors_are_added_to_those_before():
    error_log.write(an_error())
    error_log.write(RuntimeError())

    assert content().count(f"Python {sys.version.split()[0]}") == 2


def test_a_full_log_is_put_aside_and_the_oldest_goes():
    folder = error_log.log_path().parent
    for letter in "abcd":
        error_log.write(RuntimeError())
        with error_log.log_path().open("a", encoding="utf-8") as stream:
            stream.write(letter * 300_000)
    error_log.write(RuntimeError())

    assert len(content()) < 1000
    assert len(list(folder.iterdir())) == 3
    assert not any("a" * 1000 in path.read_text("utf-8") for path in folder.iterdir())


def test_a_log_that_cannot_be_written_is_no_second_error(monkeypatch, tmp_path, capsys):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "file"))

    assert error_log.write(RuntimeError()) is None
    assert capsys.readouterr().err == ""


CRASH = f"""
import ctypes
from workshop_app import crash_log

def break_down(card):
    ctypes.string_at(0)

with crash_log.watching():
    break_down({SECRET!r})
"""


def test_a_hard_crash_is_in_the_log_after_the_next_start_without_names_of_folders():
    ended = subprocess.run([sys.executable, "-c", CRASH], capture_output=True, check=False)
    raw = crash_log.crash_path().read_text("utf-8")

    with crash_log.watching():
        assert crash_log.crash_path().read_text("utf-8") == ""

    assert ended.returncode != 0
    assert "break_down" in raw
    assert "Fatal Python error" in content() or "Windows fatal exception" in content()
    assert "in break_down" in content()
    assert SECRET not in raw + content()
    assert str(Path(crash_log.__file__).parent) not in content()


def test_a_session_that_ends_well_leaves_nothing_behind():
    with crash_log.watching():
        pass

    assert not crash_log.crash_path().exists()
    assert not error_log.log_path().exists()


def test_where_nothing_can_be_written_the_app_is_not_watched_and_runs(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "file"))

    with crash_log.watching():
        assert not crash_log.crash_path().exists()
