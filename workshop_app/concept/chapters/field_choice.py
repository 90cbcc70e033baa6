"""The choice of the action fields: which the workshop went into, and with how many points."""

from workshop_app import german
from workshop_app.concept.chapters.chart_figures import chart_figures, workshop_source
from workshop_app.concept.chapters.phrases import body, capitalised, filled, gap, number_word
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.charts.kinds import VoteBar, VoteChart
from workshop_app.concept.charts.sizes import MOST_BARS, in_parts
from workshop_app.concept.document import Block, Column, Figure, Table, plain
from workshop_app.concept.result_rows import ActionFieldRow
from workshop_app.concept.snapshot import Snapshot
from workshop_app.translation import _, ngettext


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


def choice_blocks(snapshot: Snapshot) -> tuple[Block, ...]:
    """How many fields there were and are, with the points of the vote."""
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
        blocks += _choice_figures(snapshot) or [_choice_table(snapshot)]
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


def _in_order(snapshot: Snapshot) -> list[ActionFieldRow]:
    """The chosen fields first, each half by points."""
    return sorted(
        snapshot.action_fields,
        key=lambda field: (not field.is_selected, -(points_of_field(snapshot, field) or 0)),
    )


def _choice_figures(snapshot: Snapshot) -> list[Figure]:
    """The points as bars, if each field has some to show."""
    ordered = _in_order(snapshot)
    bars = [
        VoteBar(_bar_label(snapshot, field), points, field.is_selected)
        for field in ordered
        if (points := points_of_field(snapshot, field)) is not None
    ]
    if len(bars) < max(2, len(ordered)):
        return []
    return chart_figures(
        [VoteChart(_("Punkte"), tuple(part)) for part in in_parts(bars, MOST_BARS)],
        _("Welche Handlungsfelder der Workshop vertieft hat"),
        source=workshop_source(snapshot),
        shows=tuple(field.id for field in ordered),
    )


def _bar_label(snapshot: Snapshot, field: ActionFieldRow) -> str:
    title = field_title(field)
    if not field.is_selected:
        return title
    number = field_number(snapshot, field)
    return _("{title} (Kapitel\u00a0{number})").format(title=title, number=number)


def _choice_table(snapshot: Snapshot) -> Table:
    ordered = _in_order(snapshot)
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
