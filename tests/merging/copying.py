"""Helpers of the tests of merging: copies of a file, and reading them in."""

from pathlib import Path

from workshop_app.merging.group_copy import CopyWish, make_group_copy
from workshop_app.merging.plan import Decide, Side, by_default
from workshop_app.merging.reading_in import Comparison, compare_with, read_in
from workshop_app.storage.workshop_file import WorkshopFile


def a_copy(workshop: WorkshopFile, name: str = "Sprache", field_id=None) -> Path:
    """A copy for a group beside the file."""
    path = workshop.path.with_name(f"{name}.workshop")
    make_group_copy(workshop, path, CopyWish(name, field_id))
    return path


def read(workshop: WorkshopFile, path: Path, decide: Decide = by_default) -> Comparison:
    """Read a copy in."""
    comparison = compare_with(workshop, path)
    read_in(workshop, comparison, decide)
    return comparison


def ours(_conflict) -> Side:
    return Side.OURS


def theirs(_conflict) -> Side:
    return Side.THEIRS
