"""Annexes: Themenspeicher, sources of the figures, abbreviations."""

import re
from collections.abc import Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.chapters.annex_people import step_title
from workshop_app.concept.chapters.phrases import body, cell, date_text, filled, gap, in_a_row, note
from workshop_app.concept.chapters.tables import fitted_table
from workshop_app.concept.document import (
    Cell,
    Chapter,
    Column,
    plain,
)
from workshop_app.concept.rows import IndicatorValueRow
from workshop_app.concept.snapshot import Snapshot, grouped
from workshop_app.phases.catalogue import load_glossary
from workshop_app.translation import _, ngettext

# K10 (domain.md, section 5): the register of foreigners and the population statistics count
# different people.
_REGISTER_OF_FOREIGNERS: Final = re.compile(r"\bAZR\b|Ausländerzentralregister", re.IGNORECASE)
_POPULATION: Final = re.compile(
    r"\b(?:BVF|MR)\b|Bevölkerungsfortschreibung|Melderegister", re.IGNORECASE
)


def parked_topics(snapshot: Snapshot, letter: str) -> Chapter:
    """What must not be lost, and what becomes of it; who raised it stays in the room."""
    topics = snapshot.parked_topics
    title = _("Themenspeicher")
    if not topics:
        block = body(_("Im Themenspeicher ist nichts offengeblieben."))
        return Chapter("anhang-themenspeicher", letter, title, (block,), starts_page=False)
    return Chapter(
        "anhang-themenspeicher",
        letter,
        title,
        (
            body(
                ngettext(
                    "Dieses Thema hatte im Workshop keinen Platz. Es geht an anderer Stelle "
                    "weiter:",
                    "Diese Themen hatten im Workshop keinen Platz. Sie gehen an anderer Stelle "
                    "weiter:",
                    len(topics),
                )
            ),
            fitted_table(
                (Column(_("Thema"), 4.0), Column(_("Schritt"), 2.2), Column(_("Verbleib"), 3.4)),
                tuple(
                    (
                        cell(topic.text),
                        (plain(step_title(snapshot, topic.step)),),
                        cell(topic.whereabouts, _("Verbleib")),
                    )
                    for topic in topics
                ),
                summary=_("Themen mit Schritt und Verbleib"),
                header_column=True,
                shows=tuple(topic.id for topic in topics),
            ),
        ),
        starts_page=False,
    )


def sources(snapshot: Snapshot, letter: str) -> Chapter:
    """Where the figures come from, each source with what it says, for when and where."""
    figures = snapshot.indicator_values
    key, title = "anhang-quellen", _("Quellen der Daten")
    if not figures:
        missing = gap(_("Zahlen liegen noch nicht vor."), _("Kennzahlen und ihre Quellen"))
        return Chapter(key, letter, title, (missing,), starts_page=False)
    by_source = grouped((filled(figure.source), figure) for figure in figures)
    named = sorted(by_source, key=lambda source: (not source, german.sort_key(source)))
    table = fitted_table(
        (Column(_("Quelle"), 3.4), Column(_("Kennzahlen mit Raumbezug und Stichtag"), 5.6)),
        tuple((cell(source, _("Quelle")), _contents(by_source[source])) for source in named),
        summary=_("Quellen mit ihren Kennzahlen"),
        header_column=True,
        shows=tuple(figure.id for figure in figures),
    )
    remark = _register_remark(figures)
    blocks = (table, note(remark)) if remark else (table,)
    return Chapter(key, letter, title, blocks, starts_page=False)


def _contents(figures: Sequence[IndicatorValueRow]) -> Cell:
    return (plain("\n".join(map(_content, figures))),)


def _content(figure: IndicatorValueRow) -> str:
    details = [
        figure.area,
        date_text(figure.as_of),
        _("Zeitraum {period}").format(period=period) if (period := filled(figure.period)) else "",
        _quota(figure),
        _("gerundet") if figure.is_rounded else "",
        _("Tabelle {code}").format(code=code) if (code := filled(figure.source_table)) else "",
        _("abgerufen {day}").format(day=day) if (day := date_text(figure.retrieved_on)) else "",
        _("Lizenz {name}").format(name=licence) if (licence := filled(figure.licence)) else "",
    ]
    name = filled(figure.indicator) or _("ohne Bezeichnung")
    known = in_a_row(*details)
    return f"{name} ({known})" if known else name


def _quota(figure: IndicatorValueRow) -> str:
    """„3 von 40“; a suppressed value must not follow from it."""
    if figure.is_suppressed or figure.numerator is None or figure.denominator is None:
        return ""
    return _("{numerator} von {denominator}").format(
        numerator=german.format_number(figure.numerator),
        denominator=german.format_number(figure.denominator),
    )


def _register_remark(figures: Sequence[IndicatorValueRow]) -> str:
    texts = [f"{figure.source} {figure.remark or ''}" for figure in figures]
    both = all(
        any(pattern.search(text) for text in texts)
        for pattern in (_REGISTER_OF_FOREIGNERS, _POPULATION)
    )
    if not both:
        return ""
    return _(
        "Zum Vergleichen: Das Ausländerzentralregister zählt anders als Bevölkerungsfortschreibung "
        "und Melderegister, zum Beispiel ohne kurze Aufenthalte. Werte aus beiden Quellen stehen "
        "deshalb nicht in derselben Quote."
    )


def abbreviations(text: str, letter: str) -> Chapter | None:
    """The abbreviations that occur in the text; None if there are none."""
    found = [entry for entry in load_glossary().abbreviations if _occurs(entry.short, text)]
    if not found:
        return None
    table = fitted_table(
        (Column(_("Abkürzung"), 1.0), Column(_("Bedeutung"), 4.0)),
        tuple((cell(entry.short), cell(entry.long)) for entry in found),
        summary=_("Abkürzungen mit Bedeutung"),
        header_column=True,
    )
    return Chapter("anhang-abkürzungen", letter, _("Abkürzungen"), (table,), starts_page=False)


def _occurs(short: str, text: str) -> bool:
    """The abbreviation by itself or in a compound; „SGB II“ is also „SGB-II-Quote“."""
    parts = short.split()
    if parts[0] not in text:  # fifty times as fast, and so it is with most
        return False
    words = "[- \u00a0]".join(map(re.escape, parts))
    return re.search(rf"(?<!\w){words}(?!\w)", text) is not None
