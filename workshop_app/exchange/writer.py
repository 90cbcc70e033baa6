"""A workshop → a file of the interchange format."""

from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.orm import Session

from workshop_app import error_log
from workshop_app.exchange.document import Document
from workshop_app.exchange.dumping import dump
from workshop_app.exchange.links import link_parts, swot_tree
from workshop_app.exchange.list_forms import LISTS
from workshop_app.exchange.polls import climate_tree, feedback_tree, vote_trees
from workshop_app.exchange.schema import SCHEMA
from workshop_app.exchange.setting import setting_tree, step_parts, vision_tree
from workshop_app.exchange.structures import structures_tree
from workshop_app.exchange.transfer import Tree, Writing
from workshop_app.model.column_types import UnreadableValueError
from workshop_app.storage.errors import UnusablePathError
from workshop_app.storage.reasons import reason_of_system
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.whole_file import write_whole


def write_json(workshop: WorkshopFile, target: Path) -> None:
    """Write a workshop with everything in it; an unchanged one gives the same bytes each time.

    Raises:
        UnusablePathError: the folder or the disk does not take it; a file there is as it was.
    """
    with workshop.read() as session:
        text = dump(to_schema(session))
    _replace(target, text.encode("utf-8"))


def to_schema(session: Session) -> Document:
    """The document of a workshop."""
    writing = Writing(session)
    parts = link_parts(writing)
    tree: Tree = {
        "schema": SCHEMA,
        **setting_tree(writing),
        **{key: _joined(writing.list_trees(key), parts.get(key)) for key in LISTS},
    }
    tree |= {
        "klima": climate_tree(writing),
        "swot": swot_tree(writing),
        "leitbild": vision_tree(writing),
        "abstimmungen": vote_trees(writing),
        "strukturen": structures_tree(writing),
        "zeitprotokoll": _joined(writing.list_trees("zeitprotokoll"), step_parts(writing)),
        "feedback": feedback_tree(writing),
    }
    try:
        return Document.model_validate(tree)
    except ValidationError as error:  # a value that no input takes: its bytes were changed
        error_log.write(error)
        raise UnreadableValueError(type(error).__name__) from None


def _joined(trees: list[Tree], parts: list[Tree] | None) -> list[Tree]:
    if parts is None:
        return trees
    return [{**tree, **part} for tree, part in zip(trees, parts, strict=True)]


def _replace(target: Path, content: bytes) -> None:
    try:
        write_whole(target, content)
    except OSError as error:
        raise UnusablePathError(target, reason_of_system(error)) from error
