"""The handbook speaks of what there is: keys that work, and names that can be read in the app."""

import ast
import importlib
import pkgutil
import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from workshop_app import views
from workshop_app.resource_files import resource_path
from workshop_app.views.board.actions import CARD_ACTIONS

ROOT = Path(__file__).resolve().parent.parent
HANDBOOK = (ROOT / "docs" / "handbuch.md").read_text(encoding="utf-8")
SECTION = "## Was passiert, wenn …"

_ENGLISH = {
    "Strg": "Ctrl", "Umschalt": "Shift", "Rechts": "Right", "Links": "Left", "Entf": "Del",
    "Bild↓": "PgDown", "Bild↑": "PgUp", "Enter": "Return",
}  # fmt: skip
# In no constant: a line of text, a table and a sheet know them by their codes.
_PLAIN_KEYS = {"Return", "Ctrl+Return", "Shift+Return", "Ctrl+N", "Ctrl+PgDown", "Ctrl+PgUp"}
_NO_KEYS = {".workshop", "-wal", "-shm", "so", "#2", "#Kultur", "*", "!"}  # typed, or names


def in_qt(keys):
    """„Strg+Umschalt+Rechts“ as Qt spells it."""
    parts = re.split(r"(?<=.)\+(?=.)", keys)
    return QKeySequence("+".join(_ENGLISH.get(part, part) for part in parts)).toString()


def keys_in_the_handbook():
    return sorted(set(re.findall(r"`([^`\n]+)`", HANDBOOK)) - _NO_KEYS)


def strings_in(value):
    if isinstance(value, str):
        return [value]
    if isinstance(value, QKeySequence):
        return [value.toString()]
    parts = value if hasattr(value, "__iter__") else ()
    return [text for part in parts for text in strings_in(part)]


@pytest.fixture(scope="module")
def keys_of_the_app():
    """All that a constant of the views or an action of a card is made of."""
    found = set(_PLAIN_KEYS)
    for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
        names = vars(importlib.import_module(module.name))
        for name in names:
            if name.endswith(("_KEYS", "_KEYS_IN_TEXT")):
                found.update(in_qt(keys) for keys in strings_in(names[name]))
    found.update(QKeySequence(text.key).toString() for text in CARD_ACTIONS.values() if text.key)
    return found


def missing_in_the_app(texts):
    """Those that are neither the source of a text that people see nor the title of a step."""
    method = resource_path("method", "integrationsworkshop.toml").read_text(encoding="utf-8")
    missing = texts - {step["title"] for step in tomllib.loads(method)["step"]}
    sources = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "workshop_app").rglob("*.py"))
    ]
    # To take a source apart takes long: first those with a text as it is, then, if need be, all.
    likely = [source for source in sources if any(f'"{text}"' in source for text in missing)]
    for source in likely + sources:
        if missing:
            missing -= strings_of(source)
    return missing


def strings_of(source):
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_key_of_the_handbook_is_one_of_the_app(keys_of_the_app):
    named = keys_in_the_handbook()

    assert len(named) > 30
    assert [keys for keys in named if in_qt(keys) not in keys_of_the_app] == []


def test_what_is_printed_bold_can_be_read_in_the_app():
    own_words = {"Fett", "eine Datei", "Eingabezeile", "Fotos"}
    bold = {" ".join(text.split()).rstrip(":") for text in re.findall(r"\*\*([^*]+)\*\*", HANDBOOK)}

    assert missing_in_the_app(bold - own_words) == set()


def test_the_handbook_tells_what_happens_when_something_goes_wrong():
    headings = re.findall(r"^### … (.+)", HANDBOOK.partition(SECTION)[2], re.M)

    assert len(headings) > 10
    assert all(heading.endswith("?") for heading in headings)


def test_the_readme_leads_to_the_handbook():
    assert "docs/handbuch.md" in (ROOT / "README.md").read_text(encoding="utf-8")
