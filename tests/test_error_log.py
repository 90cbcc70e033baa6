import sys
from pathlib import Path

from workshop_app import error_log

SECRET = "Frau Y. braucht eine Dolmetscherin"


def an_error() -> Exception:
    """An error with a cause, raised for real, whose messages quote a card."""
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(f"cannot place {SECRET}") from cause
    except ValueError as error:
        return error


def test_the_log_shows_the_way_to_the_error_and_its_cause():
    text = error_log.write(an_error()).read_text("utf-8")

    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert f'{Path(__file__).name}", line' in text


def test_the_log_keeps_no_word_of_the_messages():
    assert SECRET not in error_log.write(an_error()).read_text("utf-8")


def test_errors_are_added_to_those_before():
    error_log.write(an_error())
    path = error_log.write(RuntimeError())

    assert path.read_text("utf-8").count(f"Python {sys.version.split()[0]}") == 2


def test_a_full_log_is_begun_anew():
    path = error_log.write(an_error())
    path.write_text("x" * 1_000_001, encoding="utf-8")

    error_log.write(RuntimeError())

    assert len(path.read_text("utf-8")) < 1000


def test_a_log_that_cannot_be_written_is_no_second_error(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("HOME", str(tmp_path / "file"))

    assert error_log.write(RuntimeError()) is None
