"""The command „export“: which documents go where."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

from workshop_app import german
from workshop_app.command_line import UsageError
from workshop_app.concept.documents.folder import write_all
from workshop_app.concept.documents.kinds import DocumentKind
from workshop_app.concept.documents.writing import file_name, write_document
from workshop_app.phases.file_names import free_path
from workshop_app.storage.errors import WorkshopError
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.translation import _


class UnknownDocumentError(WorkshopError):
    """There is no document of this name."""

    def __init__(self, name: str) -> None:
        names = german.join_list([kind.value for kind in DocumentKind], _("oder"))
        super().__init__(
            _("„{name}“ ist keine Unterlage. Möglich sind {names}.").format(name=name, names=names)
        )


def export(call: argparse.Namespace, *, warn: Callable[[str], None]) -> Iterator[str]:
    """Write all that the call names; a line for people of each file that is there.

    Args:
        call: what was asked for.
        warn: hears that something else changed the content of the file.

    Raises:
        UsageError: it names nothing.
        UnknownDocumentError: it names a document that does not exist.
        TemplateError: the template cannot be used.
    """
    if not (call.what or call.docx or call.pdf or call.xlsx or call.json or call.all):
        raise UsageError
    kind = _kind(call.what)
    template = _template(call.template)
    with WorkshopFile.look_into(call.file) as workshop:
        if warning := workshop.damage_warning():
            warn(warning)
        for what, target in _wanted(call, kind, workshop):
            write_document(workshop, what, target, template=template)
            yield _line(_("Konzept") if what is DocumentKind.CONCEPT else what.about.title, target)
        if call.json:
            from workshop_app.exchange.writer import write_json

            write_json(workshop, call.json)
            yield _line(_("Austauschdatei"), call.json)
        if call.all:
            made = write_all(workshop, call.all, template=template)
            yield from (_line(_("Unterlage"), path) for path in made.files)
            if made.pdf_problem:
                yield _("Hinweis:       {hint}").format(hint=made.pdf_problem)


def _template(path: Path | None) -> bytes | None:
    """The municipality's own template, looked at before anything is written."""
    if path is None:
        return None
    from workshop_app.concept.template.file import read_template  # with python-docx

    return read_template(path)


def _line(name: str, path: Path) -> str:
    return f"{name + ':':14} {path}"


def _kind(name: str | None) -> DocumentKind:
    if name is None:
        return DocumentKind.CONCEPT
    try:
        return DocumentKind(name.casefold())
    except ValueError:
        raise UnknownDocumentError(name) from None


def _wanted(
    call: argparse.Namespace, kind: DocumentKind, workshop: WorkshopFile
) -> list[tuple[DocumentKind, Path]]:
    wanted = [(kind, target) for target in (call.docx, call.pdf) if target]
    if call.xlsx:
        wanted.append((DocumentKind.MEASURES, call.xlsx))
    if not wanted and call.what:
        # Nobody has chosen this name, so it takes the place of nothing.
        wanted.append((kind, free_path(call.file.parent / file_name(workshop, kind))))
    return wanted
