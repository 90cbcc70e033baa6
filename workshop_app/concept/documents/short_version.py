"""Kurzfassung: what everybody in town should know, on eight pages at most."""

from dataclasses import replace
from typing import Final

from workshop_app.concept import chapters
from workshop_app.concept.chapters.climate import climate_in_words
from workshop_app.concept.chapters.climate_results import ClimateResult, climate_results
from workshop_app.concept.chapters.figures import figures_table
from workshop_app.concept.chapters.phrases import body, filled, gap, shortened
from workshop_app.concept.document import (
    Block,
    Chapter,
    Document,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    plain,
)
from workshop_app.concept.documents.page_budget import first_sentences, fitting_document
from workshop_app.concept.documents.scope import SCOPES, Scope
from workshop_app.concept.documents.shared import (
    key_figures,
    meeting_sentence,
    results_sentence,
)
from workshop_app.concept.documents.short_goals import fields_blocks
from workshop_app.concept.documents.short_way import projects_blocks, way_blocks
from workshop_app.concept.snapshot import Snapshot
from workshop_app.model.board import SwotKind
from workshop_app.translation import _

MOST_PAGES: Final = 8
_TITLE_LENGTH: Final = 90
_LINE_LENGTH: Final = 120
_QUESTION_LENGTH: Final = 220


def short_version(snapshot: Snapshot, template: bytes | None = None) -> Document:
    """The short version, with as much as finds room on its pages in the template."""
    return fitting_document(
        lambda scope: scoped_short_version(snapshot, scope),
        SCOPES,
        most_pages=MOST_PAGES,
        template=template,
    )


def scoped_short_version(snapshot: Snapshot, scope: Scope) -> Document:
    """The short version with so much of each thing."""
    name = shortened(chapters.municipality_name(snapshot), _TITLE_LENGTH)
    cover = chapters.cover(snapshot)
    parts = (
        ("kurz-anlass", _("Worum es geht"), _occasion(snapshot, scope)),
        ("kurz-lage", _("Wo wir stehen"), _situation(snapshot, scope)),
        ("kurz-leitbild", _("Unser Leitbild"), _vision(snapshot, scope)),
        ("kurz-felder", _("Was wir erreichen wollen"), fields_blocks(snapshot, scope)),
        ("kurz-anfang", _("Womit wir beginnen"), projects_blocks(snapshot, scope)),
        ("kurz-weg", _("Wie es weitergeht"), way_blocks(snapshot, scope)),
    )
    return Document(
        title=_("Integrationskonzept {name}, Kurzfassung").format(name=name),
        author=name,
        subject=_("Kurzfassung des Entwurfs"),
        created=snapshot.as_of,
        chapters=tuple(
            Chapter(key, str(number), title, blocks, starts_page=number == 1)
            for number, (key, title, blocks) in enumerate(parts, start=1)
        ),
        cover=replace(
            cover,
            subtitle=_subtitle(cover.subtitle),
            municipality=shortened(cover.municipality, _TITLE_LENGTH),
            lines=tuple(shortened(line, _LINE_LENGTH) for line in cover.lines),
        ),
        keywords=(_("Integrationskonzept"), _("Kurzfassung"), name),
        contents_depth=0,
    )


def _subtitle(vision: str) -> str:
    title = shortened(vision, _TITLE_LENGTH)
    return _("Kurzfassung · {title}").format(title=title) if title else _("Kurzfassung")


def _occasion(snapshot: Snapshot, scope: Scope) -> tuple[Block, ...]:
    workshop, town = snapshot.workshop, snapshot.municipality
    blocks: list[Block] = []
    if question := shortened(workshop.guiding_question if workshop else "", _QUESTION_LENGTH):
        blocks.append(Paragraph((plain(question),), ParagraphStyle.QUESTION))
    sentences = (meeting_sentence(snapshot), results_sentence(snapshot))
    blocks.append(body(" ".join(filter(None, sentences))))
    meaning = first_sentences(town.integration_understanding if town else "", scope.text)
    blocks.append(Heading(2, _("So verstehen wir Integration"), "kurz-verständnis", numbered=False))
    if meaning:
        blocks.append(body(meaning))
    else:
        blocks.append(
            gap(
                _("Ein gemeinsames Verständnis ist noch nicht beschrieben."),
                _("Integrationsverständnis"),
            )
        )
    return tuple(blocks)


def _situation(snapshot: Snapshot, scope: Scope) -> tuple[Block, ...]:
    figures = key_figures(snapshot, scope.figures)
    blocks: list[Block] = []
    if figures:
        blocks.append(figures_table(figures, _("Ausgewählte Kennzahlen")))
    else:
        blocks.append(gap(_("Zahlen liegen noch nicht vor."), _("Kennzahlen")))
    if climate := _climate(snapshot):
        blocks += [
            Heading(2, _("Wie der Workshop das Klima einschätzt"), "kurz-klima", numbered=False),
            body(climate),
        ]
    for kind, title in (
        (SwotKind.STRENGTH, _("Darauf bauen wir")),
        (SwotKind.WEAKNESS, _("Hier hakt es")),
    ):
        texts = [filled(entry.text) for entry in snapshot.swot_entries if entry.kind == kind]
        items = [shortened(text, _LINE_LENGTH) for text in texts if text][: scope.strengths]
        if items:
            blocks += [
                Heading(2, title, f"kurz-{kind}", numbered=False),
                ItemList(tuple((plain(item),) for item in items)),
            ]
    return tuple(blocks)


def _climate(snapshot: Snapshot) -> str:
    """The most and the least agreement, and the widest gap."""
    results = tuple(_short_result(result) for result in climate_results(snapshot))
    return climate_in_words(results) if results else ""


def _short_result(result: ClimateResult) -> ClimateResult:
    statement = shortened(result.item.statement, _LINE_LENGTH)
    return replace(result, item=replace(result.item, statement=statement))


def _vision(snapshot: Snapshot, scope: Scope) -> tuple[Block, ...]:
    picture = snapshot.vision
    text = first_sentences(picture.text if picture else "", scope.text)
    if picture is None or not text:
        return (gap(_("Das Leitbild ist noch nicht formuliert."), _("Text des Leitbilds")),)
    blocks: list[Block] = []
    if title := shortened(picture.title, _TITLE_LENGTH):
        blocks.append(Heading(2, title, "kurz-leitbild-titel", numbered=False))
    blocks.append(Paragraph((plain(text),), ParagraphStyle.STATEMENT))
    return tuple(blocks)
