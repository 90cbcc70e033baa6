"""Where the shipped data lies: method texts, catalogues, theme, fonts, Word template, sample."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
# In the wheel the folder is inside the package; in a checkout it stands at the top.
_SHIPPED = _PACKAGE / "_resources"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent / "resources"


def resource_path(*parts: str) -> Path:
    """The path of a shipped file, for example ``resource_path("catalogue", "klima.toml")``."""
    return _ROOT.joinpath(*parts)
