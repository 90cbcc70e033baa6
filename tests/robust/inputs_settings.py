"""The file with the settings, after a crash of the machine or a curious hand."""

import json
from dataclasses import fields

from tests.robust.entrance import Entrance, damaged
from workshop_app.views.settings import RecentWorkshop, Settings

_ODD = (
    *(
        None,
        True,
        0,
        -1,
        10**400,
        1.5,
        "",
        "x",
        "\ud800",
        "\x00",
        "T1-07:1 T1-08:x",
        "ff",
        "zz",
        [],
        {},
    ),
    *([[]], ["x"], [{"path": "a"}] * 50, [{"path": "\ud800", "steps": -3}], {"path": "a"}),
)
_NAMES = (
    *("recent", "workshop_folder", "export_folder", "window", "shows_agenda", "look", "zoom"),
    *("card_size", "letter_keys", "motion", "panes", "projector_screen", "projector_at_zero", "?"),
)


def _make(dice, folder):
    path = folder / "einstellungen.json"
    tree = {dice.choice(_NAMES): dice.choice(_ODD) for _value in range(dice.randrange(6))}
    content = json.dumps(tree).encode()
    if dice.random() < 0.4:
        content = dice.choice(
            (damaged(content, dice), b"[" * 100_000, content.decode().encode("utf-16"))
        )
    path.write_bytes(content)
    return path


def _feed(path, _folder):
    settings = Settings(path)
    for name, value in vars(type(settings)).items():
        if isinstance(value, property):
            getattr(settings, name)
    for recent in settings.recent:
        assert all(isinstance(getattr(recent, field.name), str | int) for field in fields(recent))
    settings.remember(RecentWorkshop("/a.workshop"))
    settings.zoom = 120
    settings.remember_pane("T1-07", 1)


SETTINGS = Entrance("Einstellungen", _make, _feed)
