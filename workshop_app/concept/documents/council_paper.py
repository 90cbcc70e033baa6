"""Beschlussvorlage: what a council needs to decide on the concept, on two pages at most."""

from typing import Final

from workshop_app.concept import chapters
from workshop_app.concept.chapters.field_choice import field_title
from workshop_app.concept.chapters.figures import value_runs
from workshop_app.concept.chapters.front import head_of_municipality, stand
from workshop_app.concept.chapters.phrases import (
    body,
    capitalised,
    cell,
    date_text,
    filled,
    gap,
    labelled,
    number_word,
    quoted,
    shortened,
)
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Block,
    Chapter,
    Column,
    Document,
    Heading,
    ItemList,
    Paragraph,
    ParagraphStyle,
    Run,
    placeholder,
    plain,
)
from workshop_app.concept.documents.council_money import money_blocks
from workshop_app.concept.documents.council_resolution import resolution_items
from workshop_app.concept.documents.council_scope import SCOPES, CouncilScope
from workshop_app.concept.documents.page_budget import fitting_document
from workshop_app.concept.documents.shared import (
    concept_title,
    council_name,
    deciding_step,
    key_figures,
    meeting_sentence,
    results_sentence,
    with_article,
)
from workshop_app.concept.result_rows import ActionFieldRow
from workshop_app.concept.rows import IndicatorValueRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.phases.labels import label
from workshop_app.translation import _, ngettext

MOST_PAGES: Final = 2
_LINE_LENGTH: Final = 90
_TITLE_LENGTH: Final = 60
_QUESTION_LENGTH: Final = 160


def council_paper(snapshot: Snapshot, template: bytes | None = None) -> Document:
    """The paper for the council, with as much as finds room on its pages in the template."""
    return fitting_document(
        lambda scope: scoped_council_paper(snapshot, scope),
        SCOPES,
        most_pages=MOST_PAGES,
        template=template,
    )


def scoped_council_paper(snapshot: Snapshot, scope: CouncilScope) -> Document:
    """The paper for the council with so much of each thing."""
    name = shortened(chapters.municipality_name(snapshot), _LINE_LENGTH)
    sections = (
        ("vorlage-beschluss", _("Beschlussvorschlag"), _resolution(snapshot, scope)),
        ("vorlage-sachverhalt", _("Sachverhalt"), _facts(snapshot)),
        ("vorlage-begründung", _("Begründung"), _reasons(snapshot, scope)),
        ("vorlage-kosten", _("Finanzielle Auswirkungen"), money_blocks(snapshot, scope)),
        ("vorlage-anlagen", _("Anlagen"), _enclosures()),
    )
    blocks: list[Block] = [_head(snapshot), *_bodies(snapshot, scope)]
    for key, title, section in sections:
        blocks += [Heading(2, title, key, numbered=False), *section]
    return Document(
        title=_("Beschlussvorlage"),
        author=name,
        subject=_("Beschluss über das Integrationskonzept"),
        created=snapshot.as_of,
        chapters=(
            Chapter(
                "vorlage",
                None,
                concept_title(snapshot),
                tuple(blocks),
                starts_page=False,
            ),
        ),
        keywords=(_("Integrationskonzept"), _("Beschlussvorlage"), name),
        contents_depth=0,
    )


def _head(snapshot: Snapshot) -> Paragraph:
    runs: list[Run] = [
        *labelled(_("Vorlage Nr."), placeholder(_("Nummer"))),
        plain(" · "),
        *labelled(_("Öffentlichkeit"), _("öffentlich")),
        plain(" · "),
        *labelled(_("Stand"), stand(snapshot)),
        plain("\n"),
        *labelled(_("Vorgelegt von"), shortened(head_of_municipality(snapshot), _LINE_LENGTH)),
    ]
    if not head_of_municipality(snapshot):
        runs[-1] = placeholder(_("Name und Amt"))
    client = shortened(snapshot.workshop.client if snapshot.workshop else "", _LINE_LENGTH)
    runs += [plain("\n"), *labelled(_("Federführend"), *cell(client, _("Amt oder Dezernat")))]
    return Paragraph(tuple(runs))


def _bodies(snapshot: Snapshot, scope: CouncilScope) -> tuple[Block, ...]:
    steps = snapshot.decision_steps
    heading = Heading(2, _("Beratungsfolge"), "vorlage-beratungsfolge", numbered=False)
    if not steps:
        return heading, gap(
            _("Welche Gremien beraten und beschließen, ist noch offen."),
            _("Gremien und Sitzungstermine"),
        )
    table = fitted_table(
        (
            Column(_("Gremium"), 4.6),
            Column(_("Sitzung am"), 1.8),
            Column(_("Zuständigkeit"), 2.2),
        ),
        tuple(
            (
                cell(shortened(step.body, _TITLE_LENGTH), _("Gremium")),
                cell(shortened(date_text(step.date), _TITLE_LENGTH), _("Datum")),
                cell(
                    shortened(label(step.kind) if step.kind else "", _TITLE_LENGTH),
                    _("Zuständigkeit"),
                ),
            )
            for step in steps[-scope.bodies :]
        ),
        summary=_("Gremien mit Sitzungstermin und Zuständigkeit"),
        header_column=True,
        shows=tuple(step.id for step in steps[-scope.bodies :]),
    )
    return heading, table


def _resolution(snapshot: Snapshot, scope: CouncilScope) -> tuple[Block, ...]:
    council = council_name(snapshot)
    opening = (
        body(_("{council} beschließt:").format(council=with_article(council)))
        if council
        else body(placeholder(_("Gremium")), _(" beschließt:"))
    )
    blocks: list[Block] = [
        opening,
        ItemList(tuple(resolution_items(snapshot, scope)), ordered=True),
    ]
    if snapshot.decision_steps and deciding_step(snapshot) is None:
        blocks.append(
            gap(
                _("In der Beratungsfolge fehlt noch ein Beschluss."),
                _("Gremium und Termin des Beschlusses"),
            )
        )
    return tuple(blocks)


def _facts(snapshot: Snapshot) -> tuple[Block, ...]:
    workshop = snapshot.workshop
    question = shortened(workshop.guiding_question if workshop else "", _QUESTION_LENGTH)
    asked = _("Die Leitfrage war: {question}").format(question=quoted(question)) if question else ""
    cards = sum(not card.is_set_aside for card in snapshot.cards)
    counted = (
        ngettext(
            "Eine Karte aus dem Raum ist eingeflossen.",
            "{count} Karten aus dem Raum sind eingeflossen.",
            cards,
        ).format(count=capitalised(number_word(cards)))
        if cards
        else ""
    )
    voted = _chosen(snapshot)
    sentences = (
        _("Der Entwurf eines Integrationskonzepts liegt vor."),
        *(meeting_sentence(snapshot), asked, counted, voted, results_sentence(snapshot)),
    )
    return (body(" ".join(filter(None, map(_ended, sentences)))),)


def _ended(sentence: str) -> str:
    return sentence if not sentence or sentence.rstrip("“")[-1:] in ".?!" else f"{sentence}."


def _chosen(snapshot: Snapshot) -> str:
    fields, chosen = len(snapshot.action_fields), len(snapshot.selected_fields)
    if not chosen:
        return ""
    return ngettext(
        "Von {fields} vorgeschlagenen Handlungsfeldern wurde eines vertieft.",
        "Von {fields} vorgeschlagenen Handlungsfeldern wurden {count} vertieft.",
        chosen,
    ).format(fields=number_word(fields), count=number_word(chosen))


def _reasons(snapshot: Snapshot, scope: CouncilScope) -> tuple[Block, ...]:
    """The need, what shall be reached, and who sees it otherwise."""
    figures = key_figures(snapshot, scope.figures)
    blocks: list[Block] = []
    if figures:
        shown = ngettext("zeigt diese Zahl", "zeigen diese Zahlen", len(figures))
        blocks += [
            body(_("Den Handlungsbedarf {shown}:").format(shown=shown)),
            ItemList(tuple(_figure(one) for one in figures)),
        ]
    else:
        blocks.append(gap(_("Zahlen zum Bedarf liegen noch nicht vor."), _("Kennzahlen")))
    blocks += _goals(snapshot, scope)
    minorities = [
        filled(goal.minority_vote)
        for field in snapshot.selected_fields
        for goal in snapshot.goals_of[field.id]
        if filled(goal.minority_vote)
    ]
    others = [filled(one.counter_position) for one in snapshot.decisions]
    different = [*minorities, *filter(None, others)]
    blocks += [
        Paragraph(
            labelled(_("Abweichende Sicht"), shortened(text, scope.minority_text)),
            ParagraphStyle.QUOTE,
        )
        for text in different[: scope.minorities]
    ]
    return tuple(blocks)


def _figure(figure: IndicatorValueRow) -> tuple[Run, ...]:
    known = [shortened(figure.area, _TITLE_LENGTH), shortened(date_text(figure.as_of), 20)]
    known.append(shortened(figure.source, _TITLE_LENGTH))
    name = shortened(figure.indicator, _LINE_LENGTH)
    return (*labelled(name), *value_runs(figure), plain(f" ({'; '.join(filter(None, known))})"))


def _goals(snapshot: Snapshot, scope: CouncilScope) -> tuple[Block, ...]:
    fields = snapshot.selected_fields
    if not fields:
        return (gap(_("Handlungsfelder sind noch nicht ausgewählt."), _("Ziele")),)
    shown = fields[: scope.fields]
    where = ngettext("Im Handlungsfeld", "In den Handlungsfeldern", len(fields))
    blocks: list[Block] = [
        body(_("{where} soll erreicht sein:").format(where=where)),
        fitted_table(
            (Column(_("Handlungsfeld"), 1.4), Column(_("Leitziel"), 2.6)),
            tuple(
                (
                    (plain(shortened(field_title(field), _TITLE_LENGTH)),),
                    cell(_goal(snapshot, field, scope), _("Leitziel")),
                )
                for field in shown
            ),
            summary=_("Handlungsfelder mit ihren Leitzielen"),
            header_column=True,
            shows=tuple(field.id for field in shown),
        ),
    ]
    if left := len(fields) - len(shown):
        sentence = ngettext(
            "Ein weiteres Feld steht im Konzept.",
            "{count} weitere Felder stehen im Konzept.",
            left,
        )
        blocks.append(body(sentence.format(count=capitalised(number_word(left)))))
    return tuple(blocks)


def _goal(snapshot: Snapshot, field: ActionFieldRow, scope: CouncilScope) -> str:
    texts = [filled(goal.text) for goal in snapshot.goals_of[field.id]]
    return shortened(" ".join(filter(None, texts)), scope.goal_text)


def _enclosures() -> tuple[Block, ...]:
    names = (
        _("Integrationskonzept (Entwurf)"),
        _("Kurzfassung"),
        _("Maßnahmenplan"),
        _("Ergebnisprotokoll"),
    )
    numbered = (f"{number}\u00a0{name}" for number, name in enumerate(names, start=1))
    return (body(f"{'; '.join(numbered)}."),)
