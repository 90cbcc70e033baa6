"""Coverage-guided fuzzing of the readers that are Python alone. Optional: not a part of the suite.

``pip install atheris`` (Linux and macOS), then
``python -m tests.robust.atheris_readers -max_total_time=600 [FOLDER WITH INPUTS]``.
Readers that are C inside (Qt, SQLite, lxml, pydantic) it cannot look into.
"""

import contextlib
import sys

import atheris

with atheris.instrument_imports(include=["workshop_app"]):
    from workshop_app.exchange.loading import load_tree
    from workshop_app.phases.board.board_entry import lines_of, read_entry
    from workshop_app.phases.tables.table_rows import split_clipboard
    from workshop_app.pictures import is_cut_off, picture_size, taken_at, without_notes
    from workshop_app.storage.errors import WorkshopError


def feed(content: bytes) -> None:
    """The first byte chooses the reader; whatever but a refusal comes out is a find."""
    kind, content = content[:1], content[1:]
    with contextlib.suppress(WorkshopError):
        if kind < b"\x40":
            load_tree(content)
        elif kind < b"\x80":
            split_clipboard(content.decode("utf-8", "replace"))
        elif kind < b"\xc0":
            for line in lines_of(content.decode("utf-8", "replace")):
                read_entry(line, ())
        elif picture_size(content) is not None:
            assert picture_size(without_notes(content)) is not None
            taken_at(content)
            if content.startswith(b"\xff\xd8"):
                is_cut_off(content)


if __name__ == "__main__":
    atheris.Setup(sys.argv, feed)
    atheris.Fuzz()
