"""Chapter 7: Handlungsfelder."""

from workshop_app import german
from workshop_app.concept.chapters.figures import figure_sentences
from workshop_app.concept.chapters.goals import goal_blocks
from workshop_app.concept.chapters.phrases import (
    body,
    capitalised,
    cell,
    filled,
    gap,
    joined,
    labelled,
    number_word,
    origin_line,
    quoted,
)
from workshop_app.concept.chapters.project_sheets import project_sheet, projects_section
from workshop_app.concept.chapters.swot import cluster_items
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Runs,
    Table,
    plain,
    strong,
)
from workshop_app.concept.result_rows import ActionFieldRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _, ngettext


def action_fields(snapshot: Snapshot) -> Chapter:
    """The choice of the fields, a section for each chosen one, and the others with the reason."""
    blocks: list[Block] = [*_choice(snapshot)]
    for field in snapshot.selected_fields:
        blocks += _field_blocks(snapshot, field)
    blocks += _other_projects(snapshot)
    blocks += _rejected(snapshot)
    return Chapter("handlungsfelder", "7", _("Handlungsfelder"), tuple(blocks), starts_page=False)


def field_number(snapshot: Snapshot, field: ActionFieldRow) -> str:
    """The number of the section about a chosen field: „7.2“."""
    return f"7.{snapshot.selected_fields.index(field) + 1}"


def field_title(field: ActionFieldRow) -> str:
    """The field's title, or words that stand in for it."""
    return filled(field.title) or _("Handlungsfeld ohne Titel")


def points_of_field(snapshot: Snapshot, field: ActionFieldRow) -> int | None:
    """The points of the vote, or those that the field itself was given."""
    points = snapshot.points_of(field.code)
    return field.points if points is None else points


def _choice(snapshot: Snapshot) -> tuple[Block, ...]:
    if not snapshot.action_fields:
        return (
            gap(
                _("Handlungsfelder sind noch nicht vorgeschlagen."),
                _("Auswahl der Handlungsfelder"),
            ),
        )
    selected = snapshot.selected_fields
    if not selected:
        return (
            gap(_("Handlungsfelder sind noch nicht ausgewählt."), _("Auswahl der Handlungsfelder")),
        )
    sentence = ngettext(
        "Ein Handlungsfeld stand zur Wahl.",
        "{count} Handlungsfelder standen zur Wahl.",
        len(snapshot.action_fields),
    ).format(count=capitalised(number_word(len(snapshot.action_fields))))
    chosen = ngettext(
        "Eines hat der Workshop vertieft.",
        "{count} davon hat der Workshop vertieft.",
        len(selected),
    ).format(count=capitalised(number_word(len(selected))))
    blocks: list[Block] = [body(" ".join(filter(None, (sentence, chosen, _ideas(snapshot)))))]
    if any(points_of_field(snapshot, field) is not None for field in snapshot.action_fields):
        blocks.append(_choice_table(snapshot))
    return tuple(blocks)


def _ideas(snapshot: Snapshot) -> str:
    """How many projects the cards with ideas have become."""
    cards = sum(card.question == "F6" and not card.is_set_aside for card in snapshot.cards)
    projects = len(snapshot.project_ideas)
    if not cards or not projects:
        return ""
    ideas = ngettext("Aus einer Idee auf einer Karte", "Aus {count} Ideen auf Karten", cards)
    became = ngettext("ist ein Projekt entstanden.", "sind {count} Projekte entstanden.", projects)
    return " ".join(
        (
            ideas.format(count=number_word(cards)),
            became.format(count=number_word(projects)),
        )
    )


def _choice_table(snapshot: Snapshot) -> Table:
    def place(field: ActionFieldRow) -> tuple[bool, int]:
        return not field.is_selected, -(points_of_field(snapshot, field) or 0)

    ordered = sorted(snapshot.action_fields, key=place)
    return fitted_table(
        (
            Column(_("Handlungsfeld"), 4.0),
            Column(_("Punkte"), 1.0, numeric=True),
            Column(_("Ergebnis"), 2.4),
        ),
        tuple(
            (
                (plain(field_title(field)),),
                (plain(_number(points_of_field(snapshot, field))),),
                (
                    plain(
                        _("vertieft, Kapitel {number}").format(number=field_number(snapshot, field))
                        if field.is_selected
                        else _("nicht vertieft")
                    ),
                ),
            )
            for field in ordered
        ),
        summary=_("Handlungsfelder mit Punkten und Ergebnis der Wahl"),
        header_column=True,
        shows=tuple(field.id for field in ordered),
    )


def _number(points: int | None) -> str:
    return "" if points is None else german.format_number(points)


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
