"""What the decision costs: Finanzielle Auswirkungen."""

from workshop_app import german
from workshop_app.concept.chapters.cost_table import cost_table, open_costs_sentences
from workshop_app.concept.chapters.phrases import body, gap, labelled
from workshop_app.concept.costs import cost_plan
from workshop_app.concept.document import Block, Paragraph, Run, placeholder, plain
from workshop_app.concept.documents.council_scope import CouncilScope
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _


def money_blocks(snapshot: Snapshot, scope: CouncilScope) -> tuple[Block, ...]:
    """The costs by year, the posts, and what the treasury still has to add."""
    projects = snapshot.project_ideas
    if not projects:
        return (gap(_("Projekte liegen noch nicht vor."), _("Kosten der Umsetzung")),)
    plan = cost_plan(projects)
    blocks: list[Block] = []
    if plan.years:
        blocks.append(cost_table(plan, most_rows=scope.cost_years))
    elif not plan.uncounted:
        blocks.append(body(_("Alle Projekte kommen ohne zusätzliches Geld aus.")))
    remarks: list[Run] = []
    if remark := open_costs_sentences(plan):
        remarks.append(plain(f"{remark} "))
    if posts := sum(project.full_time_equivalents or 0 for project in projects):
        amount = german.format_quantity(posts, "VZÄ")
        remarks.append(plain(_("Vorgesehen sind zusammen {posts}. ").format(posts=amount)))
    if plan.years:
        remarks.append(plain(_("Förderung ist nicht abgezogen. ")))
    covered = placeholder(_("Haushaltsansatz"))
    blocks.append(Paragraph((*remarks, *labelled(_("Deckung"), covered))))
    return tuple(blocks)
