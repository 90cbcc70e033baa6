"""The catalogue as data: action fields, climate statements and terms that a workshop adapts."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from workshop_app.model.climate import ClimateDimension
from workshop_app.phases.resource_tables import TableReader, open_tables, refuse_repeated_keys
from workshop_app.resource_files import resource_path
from workshop_app.translation import _


class SpatialLevel(StrEnum):
    """The area that a figure is published for."""

    DISTRICT_OF_TOWN = "stadtteil"
    MUNICIPALITY = "gemeinde"
    COUNTY = "kreis"
    STATE = "land"
    FEDERATION = "bund"

    @property
    def label(self) -> str:
        """The level as people read it."""
        return {
            SpatialLevel.DISTRICT_OF_TOWN: _("Stadtteil"),
            SpatialLevel.MUNICIPALITY: _("Gemeinde"),
            SpatialLevel.COUNTY: _("Kreis"),
            SpatialLevel.STATE: _("Land"),
            SpatialLevel.FEDERATION: _("Bund"),
        }[self]


@dataclass(frozen=True, slots=True)
class IndicatorTemplate:
    """Indikator: a figure worth having for a field, and where it comes from."""

    key: str
    label: str
    unit: str
    source: str
    level: SpatialLevel  # the smallest for which the figure usually exists
    note: str


@dataclass(frozen=True, slots=True)
class ActionFieldTemplate:
    """Handlungsfeld: a field with guiding questions, typical guiding goals and indicators."""

    key: str
    title: str
    cross_cutting: bool
    guiding_questions: tuple[str, ...]
    guiding_goals: tuple[str, ...]
    indicators: tuple[IndicatorTemplate, ...]


@dataclass(frozen=True, slots=True)
class ClimateStatement:
    """Klima-Aussage: a sentence that people place on the scale."""

    key: str
    dimension: ClimateDimension
    text: str


@dataclass(frozen=True, slots=True)
class ClimateTemplate:
    """The scale of the Klima-Barometer and its statements."""

    min: int
    max: int
    min_text: str
    max_text: str
    statements: tuple[ClimateStatement, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """Abkürzung: the short form and what it stands for."""

    short: str
    long: str


@dataclass(frozen=True, slots=True)
class Term:
    """Begriff: a word of the concept, explained in one or two sentences."""

    name: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Glossary:
    """Abbreviations and terms of the annex, in alphabetical order."""

    abbreviations: tuple[Abbreviation, ...]
    terms: tuple[Term, ...]


@cache
def load_action_field_templates(path: Path | None = None) -> tuple[ActionFieldTemplate, ...]:
    """The action fields of the catalogue, the cross-cutting one at the end.

    Raises:
        ResourceFileError: the file cannot be used; the text says where and why.
    """
    top = open_tables(path or resource_path("catalogue", "handlungsfelder.toml"))
    fields = tuple(_read_field(reader) for reader in top.tables("field"))
    top.finish()
    refuse_repeated_keys((field.key for field in fields), top, "field")
    indicators = [indicator.key for field in fields for indicator in field.indicators]
    refuse_repeated_keys(indicators, top, "field.indicator")
    return fields


@cache
def load_climate_template(path: Path | None = None) -> ClimateTemplate:
    """The scale and the statements of the Klima-Barometer.

    Raises:
        ResourceFileError: the file cannot be used; the text says where and why.
    """
    top = open_tables(path or resource_path("catalogue", "klima.toml"))
    scale = top.table("scale")
    if scale is None:
        raise top.error(_("diese Angabe fehlt"), "scale")
    template = ClimateTemplate(
        min=scale.number("min"),
        max=scale.number("max"),
        min_text=scale.text("min_text"),
        max_text=scale.text("max_text"),
        statements=tuple(_read_statement(reader) for reader in top.tables("statement")),
    )
    if template.min >= template.max:
        raise scale.error(_("max muss größer sein als min"))
    scale.finish()
    top.finish()
    refuse_repeated_keys((entry.key for entry in template.statements), top, "statement")
    return template


def load_climate_statements(path: Path | None = None) -> tuple[ClimateStatement, ...]:
    """The statements of the Klima-Barometer alone."""
    return load_climate_template(path).statements


@cache
def load_glossary(path: Path | None = None) -> Glossary:
    """The abbreviations and terms for the annex.

    Raises:
        ResourceFileError: the file cannot be used; the text says where and why.
    """
    top = open_tables(path or resource_path("catalogue", "begriffe.toml"))
    glossary = Glossary(
        abbreviations=tuple(_read_abbreviation(reader) for reader in top.tables("abbreviation")),
        terms=tuple(_read_term(reader) for reader in top.tables("term")),
    )
    top.finish()
    refuse_repeated_keys((entry.short for entry in glossary.abbreviations), top, "abbreviation")
    refuse_repeated_keys((entry.name for entry in glossary.terms), top, "term")
    return glossary


def _read_field(reader: TableReader) -> ActionFieldTemplate:
    field = ActionFieldTemplate(
        key=reader.text("key"),
        title=reader.text("title"),
        cross_cutting=reader.flag("cross_cutting"),
        guiding_questions=reader.texts("guiding_questions"),
        guiding_goals=reader.texts("guiding_goals"),
        indicators=tuple(_read_indicator(entry) for entry in reader.tables("indicator")),
    )
    reader.finish()
    return field


def _read_indicator(reader: TableReader) -> IndicatorTemplate:
    indicator = IndicatorTemplate(
        key=reader.text("key"),
        label=reader.text("label"),
        unit=reader.text("unit"),
        source=reader.text("source"),
        level=reader.choice("level", SpatialLevel),
        note=reader.text("note", default=""),
    )
    reader.finish()
    return indicator


def _read_statement(reader: TableReader) -> ClimateStatement:
    statement = ClimateStatement(
        key=reader.text("key"),
        dimension=reader.choice("dimension", ClimateDimension),
        text=reader.text("text"),
    )
    reader.finish()
    return statement


def _read_abbreviation(reader: TableReader) -> Abbreviation:
    entry = Abbreviation(short=reader.text("short"), long=reader.text("long"))
    reader.finish()
    return entry


def _read_term(reader: TableReader) -> Term:
    term = Term(name=reader.text("name"), explanation=reader.text("explanation"))
    reader.finish()
    return term
