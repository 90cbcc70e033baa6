"""Pack the folder ``template`` into ``integrationskonzept.docx``, the same bytes each time.

Run ``python resources/word/build.py`` after a change of the parts; a test compares the two.
"""

import zipfile
from pathlib import Path

PARTS = Path(__file__).parent / "template"
TEMPLATE = Path(__file__).parent / "integrationskonzept.docx"


def build(target: Path = TEMPLATE) -> None:
    """Write the template."""
    # Content types first, as Word has it; stored, for zlib's bytes differ between versions.
    names = sorted(
        path.relative_to(PARTS).as_posix() for path in PARTS.rglob("*") if path.is_file()
    )
    names.sort(key=lambda name: name != "[Content_Types].xml")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name in names:
            package.writestr(zipfile.ZipInfo(name), (PARTS / name).read_bytes())


if __name__ == "__main__":
    build()
