"""What the app remembers survives it, and a spoilt file does not stop it."""

import pytest

from workshop_app.views.settings import RecentWorkshop, Settings

AUENTAL = RecentWorkshop("/w/Auental.workshop", "Stadt Auental", "Integrationskonzept", steps=32)
LINDENAU = RecentWorkshop("/w/Lindenau.workshop", "Gemeinde Lindenau", steps_done=3, steps=32)


def test_recent_workshops_are_there_after_a_restart_with_the_newest_first():
    settings = Settings()
    settings.remember(AUENTAL)
    settings.remember(LINDENAU)

    assert Settings().recent == (LINDENAU, AUENTAL)


def test_a_workshop_opened_again_moves_to_the_top_with_what_is_new():
    settings = Settings()
    for workshop in (AUENTAL, LINDENAU):
        settings.remember(workshop)
    later = RecentWorkshop(AUENTAL.path, AUENTAL.municipality, AUENTAL.title, steps_done=9)

    settings.remember(later)

    assert settings.recent == (later, LINDENAU)


def test_the_list_of_recent_workshops_does_not_grow_without_end():
    settings = Settings()
    for number in range(40):
        settings.remember(RecentWorkshop(f"/w/{number}.workshop"))

    assert len(settings.recent) == 12
    assert settings.recent[0].path == "/w/39.workshop"


def test_a_forgotten_workshop_is_gone():
    settings = Settings()
    settings.remember(AUENTAL)

    settings.forget(AUENTAL.path)

    assert Settings().recent == ()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"recent": 3}',
        '{"recent": [{"title": "ohne Pfad"}, 7]}',
        '{"window": "kein Hex"}',
        '{"shows_agenda": "ja", "recent": [{"path": 1}]}',
    ],
)
def test_a_file_that_nobody_can_read_counts_as_empty(tmp_path, content):
    file = tmp_path / "einstellungen.json"
    file.write_text(content, encoding="utf-8")

    settings = Settings(file)

    assert settings.recent == ()
    assert settings.window == b""
    assert settings.shows_agenda is True


@pytest.mark.parametrize(
    ("content", "usual"),
    [
        ("[" * 100_000, 100),
        ('{"zoom": 90, "filler": "' + "x" * 1_000_000 + '"}', 100),
        ('{"zoom": 1' + "0" * 400 + "}", 100),
        ('{"zoom": 90, "panes": "T1-07:' + "9" * 5_000 + ' T1-08:1"}', 90),
    ],
    ids=["deep", "long", "number", "pane"],
)
def test_values_that_nobody_chose_count_as_none(tmp_path, content, usual):
    path = tmp_path / "einstellungen.json"
    path.write_text(content, encoding="utf-8")

    settings = Settings(path)

    assert settings.zoom == usual
    assert settings.panes in ({}, {"T1-08": 1})


def test_half_a_sign_in_the_file_does_not_stop_the_next_choice(tmp_path):
    path = tmp_path / "einstellungen.json"
    path.write_text('{"workshop_folder": "\\ud800"}', encoding="utf-8")

    settings = Settings(path)
    settings.zoom = 120

    assert settings.zoom == 120


def test_a_folder_that_is_gone_gives_way_to_one_that_exists(tmp_path):
    settings = Settings()
    settings.export_folder = tmp_path / "fort"
    settings.workshop_folder = tmp_path / "fort"

    assert settings.export_folder is None
    assert settings.workshop_folder.is_dir()


def test_window_and_panels_are_remembered(tmp_path):
    settings = Settings(tmp_path / "e.json")
    settings.window = b"\x00\xff"
    settings.shows_regie = False

    again = Settings(tmp_path / "e.json")

    assert again.window == b"\x00\xff"
    assert again.shows_regie is False
    assert again.shows_agenda is True


def test_a_folder_that_takes_no_file_is_no_reason_to_stop(tmp_path):
    blocked = tmp_path / "eine Datei"
    blocked.write_text("x")
    settings = Settings(blocked / "einstellungen.json")

    settings.remember(AUENTAL)

    assert settings.recent == (AUENTAL,)
