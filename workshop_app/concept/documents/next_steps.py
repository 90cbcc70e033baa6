"""Nächste Schritte: one sheet that says who does what by when, for the wall and the first week."""

from dataclasses import replace

from workshop_app.concept import chapters
from workshop_app.concept.document import Chapter, Document, Heading
from workshop_app.concept.documents.minutes_agreed import agreed_blocks
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _


def next_steps(snapshot: Snapshot) -> Document:
    """The planned measures by their date, the way of the decision, and the next meeting."""
    name = chapters.municipality_name(snapshot)
    blocks = tuple(
        replace(block, numbered=False) if isinstance(block, Heading) else block
        for block in agreed_blocks(snapshot)
    )
    days = chapters.workshop_days(snapshot)
    heading = _("Nach dem Workshop vom {days}") if days else _("Nach dem Workshop")
    return Document(
        title=_("Nächste Schritte"),
        author=name,
        subject=_("Was nach dem Workshop zu tun ist"),
        created=snapshot.as_of,
        chapters=(Chapter("schritte", None, heading.format(days=days), blocks, starts_page=False),),
        keywords=(_("Integrationskonzept"), _("Nächste Schritte"), name),
        contents_depth=0,
    )
