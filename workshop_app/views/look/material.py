"""The ground of the theme: qt-material's style sheet and the pictures of ours, kept in a cache."""

import dataclasses
import hashlib
import importlib.util
import os
import re
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QDir

from workshop_app.resource_files import resource_path
from workshop_app.views.look.palettes import LIGHT, Palette

_GROUND_FILE = "ground.qss"
_PICTURES = "pictures"
# The colours that the pictures of resources/theme are drawn in, by what they are for.
_PICTURE_ROLES = ("text_muted", "on_primary", "primary")
_PICTURE_DISABLED = "#b9c4c7"

# The colour of all items: a style sheet's own wins over what a model says of one of them.
_ITEMS = re.compile(r"(QListView::item \{[^}]*?)\n\s*color: [^;]*;")


def material_ground(palette: Palette, cache_dir: Path) -> str:
    """qt-material's style sheet in our colours, made once and then read from the cache.

    Where the cache cannot be written, the app's own style sheet has to do alone.
    """
    folder = cache_dir / f"theme-{_key(palette)}"
    own = resource_path("theme")
    try:
        if not (folder / _GROUND_FILE).is_file():
            _generate(palette, folder)
        sheet = (folder / _GROUND_FILE).read_text(encoding="utf-8")
    except OSError:
        QDir.setSearchPaths("theme", [str(own)])
        return ""
    QDir.setSearchPaths("icon", [str(folder)])
    QDir.setSearchPaths("theme", [str(folder / _PICTURES), str(own)])
    return sheet


def material_colours(palette: Palette) -> dict[str, str]:
    """What qt-material calls our colours."""
    return {
        "primaryColor": palette.primary,
        "primaryLightColor": palette.primary_light,
        "secondaryColor": palette.surface,
        "secondaryLightColor": palette.line,
        "secondaryDarkColor": palette.canvas,
        "primaryTextColor": palette.text,
        "secondaryTextColor": palette.text,
    }


def _key(palette: Palette) -> str:
    """Other colours or another qt-material give another key; it is not imported for that."""
    spec = importlib.util.find_spec("qt_material")
    origin = Path(spec.origin) if spec and spec.origin else Path()
    stamp = f"{origin}:{origin.stat().st_mtime_ns}:{dataclasses.astuple(palette)}:{_ITEMS.pattern}"
    return hashlib.sha256(stamp.encode()).hexdigest()[:16]


def _generate(palette: Palette, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    # Beside the target and renamed at the end: two apps may start at the same moment.
    draft = Path(tempfile.mkdtemp(prefix="theme-draft-", dir=folder.parent))
    environment = dict(os.environ)
    try:
        # After PySide6, which qt-material looks for, and only where there is nothing in the cache.
        from qt_material import build_stylesheet  # type: ignore[import-untyped]

        theme = draft / "colours.xml"
        theme.write_text(_as_xml(material_colours(palette)), encoding="utf-8")
        # export=True leaves out its fonts; an absolute parent keeps it out of the home folder.
        sheet = build_stylesheet(str(theme), parent=str(draft.resolve()), export=True)
        _draw_pictures(palette, draft / _PICTURES)
        sheet = _ITEMS.sub(r"\1", sheet)
        (draft / _GROUND_FILE).write_text(sheet, encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)  # half a folder, if there is one
        draft.rename(folder)
    except OSError:
        if not (folder / _GROUND_FILE).is_file():  # the other app was not faster
            raise
    finally:
        # It writes its colours into the environment of the process.
        for name in os.environ.keys() - environment.keys():
            del os.environ[name]
        shutil.rmtree(draft, ignore_errors=True)


def _as_xml(colours: dict[str, str]) -> str:
    lines = [f'<color name="{name}">{value}</color>' for name, value in colours.items()]
    return f"<resources>{''.join(lines)}</resources>"


def _draw_pictures(palette: Palette, folder: Path) -> None:
    """The arrows and ticks of the style sheet in the colours of this palette."""
    folder.mkdir()
    for source in sorted(resource_path("theme").glob("*.svg")):
        text = source.read_text(encoding="utf-8")
        for role in _PICTURE_ROLES:
            before = f'fill="{getattr(LIGHT.palette, role)}"'
            text = text.replace(before, f'fill="{getattr(palette, role)}"')
        text = text.replace(f'fill="{_PICTURE_DISABLED}"', f'fill="{palette.disabled}"')
        (folder / source.name).write_text(text, encoding="utf-8")
