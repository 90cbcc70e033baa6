"""Chapter 4: Integrationsverständnis and the terms that the concept uses."""

import re
from collections.abc import Iterable

from workshop_app.concept.chapters.phrases import body, filled, gap, labelled
from workshop_app.concept.document import (
    Block,
    Chapter,
    Heading,
    ItemList,
    ParagraphStyle,
    paragraphs,
)
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.catalogue import Term, load_glossary
from workshop_app.translation import _


def understanding(snapshot: Snapshot, text: str) -> Chapter:
    """What integration means here; ``text`` is that of the other chapters."""
    town = snapshot.municipality
    written = filled(town.integration_understanding) if town else ""
    blocks: list[Block] = [Heading(2, _("Was wir unter Integration verstehen"), "verständnis")]
    if written:
        blocks += paragraphs(written, ParagraphStyle.STATEMENT)
    else:
        blocks.append(
            gap(
                _("Ein eigenes Verständnis von Integration ist noch nicht beschrieben."),
                _("Integrationsverständnis"),
            )
        )
    terms = tuple(_terms_in(f"{written}\n{text}"))
    if terms:
        blocks += [
            Heading(2, _("Begriffe"), "begriffe"),
            body(_("So sind Begriffe gemeint, die in diesem Konzept vorkommen:")),
            ItemList(tuple(labelled(term.name, term.explanation) for term in terms)),
        ]
    return Chapter(
        "integrationsverständnis",
        "4",
        _("Integrationsverständnis"),
        tuple(blocks),
        starts_page=False,
    )


def _terms_in(text: str) -> Iterable[Term]:
    """The terms of the glossary that occur, also in the plural or the genitive."""
    for term in load_glossary().terms:
        if re.search(rf"(?<!\w){re.escape(term.name[:-1])}\w{{0,4}}(?!\w)", text, re.IGNORECASE):
            yield term
