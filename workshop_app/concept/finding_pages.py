"""On which page of the draft a finding shows."""

import uuid
from collections.abc import Sequence
from typing import Final

from workshop_app.concept.check import Finding
from workshop_app.concept.document import Figure, Heading, ItemList, Paragraph, Table
from workshop_app.concept.passages import Item, Passage
from workshop_app.concept.preview import PreviewPage

_CHAPTERS: Final = {
    "accepted_finding": "zusammenfassung",
    "action_field": "handlungsfelder",
    "card": "anhang-karten",
    "chapter_text": "vorwort",
    "climate_item": "ausgangslage",
    "cluster": "anhang-karten",
    "decision": "vorgehen",
    "decision_step": "beschlussweg",
    "event": "vorgehen",
    "existing_project": "ausgangslage",
    "good_practice": "ausgangslage",
    "guiding_goal": "handlungsfelder",
    "indicator_value": "ausgangslage",
    "objective": "handlungsfelder",
    "parked_topic": "anhang-themenspeicher",
    "participant": "vorgehen",
    "photo": "anhang-fotos",
    "planned_measure": "massnahmenplan",
    "project_idea": "handlungsfelder",
    "small_group": "vorgehen",
    "structure": "umsetzung",
    "swot_entry": "ausgangslage",
    "vision": "leitbild",
    "vote": "anhang-abstimmungen",
    "workshop": "vorgehen",
}
_OF_FIELDS: Final = {
    ("municipality", "integration_understanding"): "integrationsverständnis",
    ("municipality", "head_name"): "vorwort",
}
_DETAILED: Final = "handlungsfelder"  # goals and projects are looked for on its pages first


def page_of_finding(finding: Finding, pages: Sequence[PreviewPage]) -> str | None:
    """The key of the page where the finding's object stands; None: on none in particular."""
    ordered = sorted(pages, key=lambda page: (page.chapter != _DETAILED, -page.level))
    if finding.row_id is not None:
        for page in ordered:
            if any(finding.row_id in _shown(item) for item in page.items):
                return page.key
    table, field = finding.table or "", finding.field or ""
    key = _OF_FIELDS.get((table, field)) or _CHAPTERS.get(table)
    key = key or ("ausgangslage" if table == "municipality" else None)
    return key if any(page.key == key for page in pages) else None


def _shown(item: Item) -> tuple[uuid.UUID, ...]:
    match item:
        case Passage():
            own = (item.edit.id,) if item.edit else ()
            return (*own, *(row for paragraph in item.paragraphs() for row in paragraph.shows))
        case Heading() | Paragraph() | ItemList() | Table() | Figure():
            return item.shows
