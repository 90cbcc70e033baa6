"""Chapter 7: Handlungsfelder."""

from workshop_app.concept.chapters.chart_figures import (
    indicator_figures,
)
from workshop_app.concept.chapters.field_choice import (
    choice_blocks,
    field_title,
    points_of_field,
)
from workshop_app.concept.chapters.figures import figure_sentences
from workshop_app.concept.chapters.goals import goal_blocks
from workshop_app.concept.chapters.phrases import (
    body,
    cell,
    filled,
    gap,
    joined,
    labelled,
    origin_line,
    quoted,
)
from workshop_app.concept.chapters.project_sheets import project_sheet, projects_section
from workshop_app.concept.chapters.swot import cluster_items
from workshop_app.concept.document import (
    Block,
    Chapter,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Runs,
    plain,
    strong,
)
from workshop_app.concept.result_rows import ActionFieldRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _


def action_fields(snapshot: Snapshot) -> Chapter:
    """The choice of the fields, a section for each chosen one, and the others with the reason."""
    blocks: list[Block] = [*choice_blocks(snapshot)]
    for field in snapshot.selected_fields:
        blocks += _field_blocks(snapshot, field)
    blocks += _other_projects(snapshot)
    blocks += _rejected(snapshot)
    return Chapter("handlungsfelder", "7", _("Handlungsfelder"), tuple(blocks), starts_page=False)


def _field_blocks(snapshot: Snapshot, field: ActionFieldRow) -> list[Block]:
    blocks: list[Block] = [
        Heading(
            2,
            field_title(field),
            f"feld-{field.id}",
            shows=(field.id,),
            origin=_origin(snapshot, field),
        ),
        Heading(3, _("Ausgangslage"), f"feld-{field.id}-lage"),
        *_situation(snapshot, field),
    ]
    question = filled(field.guiding_question)
    blocks.append(
        Paragraph((plain(question),), ParagraphStyle.QUESTION)
        if question
        else gap(_("Die Leitfrage zu diesem Feld fehlt noch."), _("Leitfrage"))
    )
    if sponsors := filled(field.sponsors):
        blocks.append(Paragraph(labelled(_("Patinnen und Paten"), sponsors)))
    goals = snapshot.goals_of[field.id]
    if not goals:
        blocks += [
            Heading(3, _("Leitziel"), f"feld-{field.id}-ziel"),
            gap(_("Ein Leitziel ist noch nicht formuliert."), _("Leitziel")),
        ]
    for number, goal in enumerate(goals, start=1):
        title = _("Leitziel") if len(goals) == 1 else _("Leitziel {number}").format(number=number)
        blocks += goal_blocks(snapshot, goal, title)
    blocks += projects_section(snapshot, field)
    return blocks


def _origin(snapshot: Snapshot, field: ActionFieldRow) -> str | None:
    cards = sum(card.action_field_id == field.id for card in snapshot.cards)
    return origin_line(cards, points_of_field(snapshot, field))


def _situation(snapshot: Snapshot, field: ActionFieldRow) -> list[Block]:
    figures = [one for one in snapshot.indicator_values if one.action_field_id == field.id]
    blocks: list[Block] = []
    if figures:
        blocks.append(figure_sentences(snapshot, figures))
        caption = _("Kennzahlen zum Handlungsfeld {title}").format(title=quoted(field_title(field)))
        blocks += indicator_figures(snapshot, figures, caption)
    else:
        blocks.append(
            gap(
                _("Zu diesem Handlungsfeld liegen noch keine Zahlen vor."),
                _("Kennzahlen zur Ausgangslage"),
            )
        )
    existing = [
        _with(project.title, project.provider)
        for project in snapshot.existing_projects
        if project.action_field_id == field.id
    ]
    if existing:
        blocks.append(body(strong(_("Darauf lässt sich aufbauen: ")), f"{joined(existing)}."))
    practices = [
        _with(practice.title, practice.place)
        for practice in snapshot.good_practices
        if practice.action_field_id == field.id
    ]
    if practices:
        blocks.append(body(strong(_("Anregungen von anderswo: ")), f"{joined(practices)}."))
    blocks += _cards(snapshot, field)
    return blocks


def _with(title: str, second: str) -> str:
    name, below = filled(title) or _("ohne Titel"), filled(second)
    return f"{quoted(name)} ({below})" if below else quoted(name)


def _cards(snapshot: Snapshot, field: ActionFieldRow) -> list[Block]:
    """What the cards on strengths and weaknesses say about the field, if the room linked them."""
    clusters = [
        cluster
        for cluster in snapshot.clusters
        if cluster.action_field_id == field.id and cluster.question in {"F2", "F3"}
    ]
    items = cluster_items(snapshot, clusters)
    if not items:
        return []
    shows = tuple(cluster.id for cluster in clusters)
    return [body(_("Das sagen die Karten dazu:")), ItemList(items, shows=shows)]


def _other_projects(snapshot: Snapshot) -> list[Block]:
    """Projects of no field or of one that was not chosen: they are in the plan, so also here."""
    chosen = {field.id for field in snapshot.selected_fields}
    projects = [one for one in snapshot.ranked_projects if one.action_field_id not in chosen]
    if not projects:
        return []
    return [
        Heading(2, _("Weitere Projekte"), "weitere-projekte"),
        body(_("Diese Projekte gehören zu keinem der vertieften Handlungsfelder.")),
        *(block for project in projects for block in project_sheet(snapshot, project, level=3)),
    ]


def _rejected(snapshot: Snapshot) -> list[Block]:
    rejected = [field for field in snapshot.action_fields if not field.is_selected]
    if not rejected or not snapshot.selected_fields:
        return []
    return [
        Heading(2, _("Nicht vertiefte Handlungsfelder"), "nicht-vertieft"),
        body(_("Diese Felder bleiben wichtig. Der Workshop hat sie nicht vertieft:")),
        ItemList(
            tuple(_rejected_item(field) for field in rejected),
            shows=tuple(field.id for field in rejected),
        ),
    ]


def _rejected_item(field: ActionFieldRow) -> Runs:
    reason = cell(field.rejection_reason, _("Begründung"))
    return (strong(f"{field_title(field)}: "), *reason)
