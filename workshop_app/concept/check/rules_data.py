"""Rules about what there is already: existing projects and figures."""

from collections.abc import Iterator

from workshop_app.concept.check.findings import Severity
from workshop_app.concept.check.room_rows import IndicatorValueRow
from workshop_app.concept.check.rule import Flaw, Rule, at, missing_in
from workshop_app.concept.check.snapshot import Snapshot
from workshop_app.concept.check.texts import dated, lacking, named
from workshop_app.model.stock import ExistingProject, IndicatorValue
from workshop_app.phases.answers import is_missing, is_unit_missing
from workshop_app.phases.spans import span_of, years_later
from workshop_app.translation import _

_FRESH_YEARS = 5


def stock_is_empty(snapshot: Snapshot) -> Iterator[Flaw]:
    """No Bestandsprojekt, or no Statistik at all (domain.md section 5, K03)."""
    if snapshot.existing_projects and snapshot.indicator_values:
        return
    table: type[ExistingProject | IndicatorValue] = ExistingProject
    if snapshot.existing_projects:
        table = IndicatorValue
        message = _("Es ist noch keine Kennzahl erfasst: Welche Zahlen zeigen, wo wir stehen?")
    elif snapshot.indicator_values:
        message = _("Es ist noch kein Bestandsprojekt erfasst: Was gibt es schon?")
    else:
        message = _(
            "Es sind weder Bestandsprojekte noch Kennzahlen erfasst: "
            "Was gibt es schon, und welche Zahlen zeigen, wo wir stehen?"
        )
    yield Flaw(Severity.ERROR, missing_in(table), message)


def figure_is_incomplete(snapshot: Snapshot) -> Iterator[Flaw]:
    """Statistik without source, Stichtag, unit or Raumbezug (domain.md section 5, K07).

    The value itself may be missing: it can be suppressed.
    """
    for figure in snapshot.indicator_values:
        gaps = _figure_gaps(figure)
        if gaps:
            message = _("Bei {figure} {lacking}: Wer kann das ergänzen?").format(
                figure=named(figure.code, figure.indicator),
                lacking=lacking([part for _field, part in gaps]),
            )
            yield Flaw(Severity.ERROR, at(figure, gaps[0][0]), message)


def _figure_gaps(figure: IndicatorValueRow) -> list[tuple[str, str]]:
    """Field, and its name with article."""
    gaps = []
    if is_missing(figure.source):
        gaps.append(("source", _("die Quelle")))
    if _is_no_day(figure.as_of):
        gaps.append(("as_of", _("der Stichtag")))
    if is_unit_missing(figure.unit):
        gaps.append(("unit", _("die Einheit")))
    if is_missing(figure.area):
        gaps.append(("area", _("der Raumbezug")))
    return gaps


def _is_no_day(text: str | None) -> bool:
    # „aktuell“ dates nothing; „WS 25/26“ does, for those who know.
    return is_missing(text) or not any(map(str.isdigit, text or ""))


def figure_is_old(snapshot: Snapshot) -> Iterator[Flaw]:
    """Stichtag more than five years before the workshop (domain.md section 5, K08)."""
    if snapshot.first_day is None:
        return
    oldest = years_later(snapshot.first_day, -_FRESH_YEARS)
    for figure in snapshot.indicator_values:
        span = span_of(figure.as_of)
        if span and span[1] < oldest:
            message = _(
                "{figure} hat den Stichtag {day} und ist damit älter als fünf Jahre: "
                "Gibt es eine neuere Zahl?"
            ).format(
                figure=named(figure.code, figure.indicator),
                day=dated(figure.as_of or ""),
            )
            yield Flaw(Severity.WARNING, at(figure, "as_of"), message)


RULES = (
    Rule("K03", stock_is_empty, (Severity.ERROR,), _("Es gibt Bestandsprojekte und Kennzahlen.")),
    Rule(
        "K07",
        figure_is_incomplete,
        (Severity.ERROR,),
        _("Jede Kennzahl hat Quelle, Stichtag, Einheit und Raumbezug."),
    ),
    Rule(
        "K08",
        figure_is_old,
        (Severity.WARNING,),
        _("Keine Kennzahl ist beim Workshop älter als fünf Jahre."),
    ),
)
