"""Where the shipped data lies: method texts, catalogues, theme, icons, fonts, Word template, sample."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
# In the wheel the folder is inside the package; in a checkout it stands at the top.
_ROOT = _PACKAGE / "_resources" if (_PACKAGE / "_resources").is_dir() else _PACKAGE.parent / "resources"


def resource_path(*parts: str) -> Path:
    """The path of a shipped file, for example ``resource_path("method", "integrationsworkshop.toml")``."""
    return _ROOT.joinpath(*parts)
