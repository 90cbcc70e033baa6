import pytest

from workshop_app.model.people import Consent, Sector
from workshop_app.model.stock import Effect
from workshop_app.phases.fields import (
    Choice,
    Field,
    FieldKind,
    InvalidValueError,
    choose,
    parse,
    to_text,
)


@pytest.mark.parametrize(
    ("kind", "text", "value", "shown"),
    [
        (FieldKind.TEXT, "  Haus der Vielfalt ", "Haus der Vielfalt", "Haus der Vielfalt"),
        (FieldKind.NUMBER, "1.234,5", 1234.5, "1.234,5"),
        (FieldKind.INTEGER, "87.412", 87412, "87.412"),
        (FieldKind.YEAR, "2032", 2032, "2032"),
        (FieldKind.EURO, "32.000 €", 32000.0, "32.000\u00a0€"),
        (FieldKind.DATE, "31.12.2025", "2025-12-31", "31.12.2025"),
        (FieldKind.DATE, "April 2027", "2027-04", "04/2027"),
        (FieldKind.DATE, "bald", "bald", "bald"),
        (FieldKind.TIME, "9.30", "09:30", "09:30"),
        (FieldKind.FLAG, "ja", True, "ja"),
        (FieldKind.TEXT_LIST, "IHK; Elternverein\nVHS", ("IHK", "Elternverein", "VHS"), None),
    ],
)
def test_typed_text_has_its_value_and_reads_well(kind, text, value, shown):
    field = Field("x", "X", kind)

    assert parse(field, text) == value
    assert to_text(field, value) == (shown or "IHK; Elternverein; VHS")


@pytest.mark.parametrize("kind", FieldKind)
def test_empty_text_is_a_value_that_reads_as_empty(kind):
    field = Field("x", "X", kind)

    assert to_text(field, parse(field, "  ")) == ""


def test_text_that_cannot_be_unknown_is_empty_instead():
    assert parse(Field("x", "X", is_optional=False), "") == ""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FieldKind.NUMBER, "viele"),
        (FieldKind.INTEGER, "1,5"),
        (FieldKind.TIME, "bald"),
        (FieldKind.FLAG, "Wohnen"),
        (FieldKind.LINK, "HF-01"),
        (FieldKind.PICTURE, "logo.png"),
    ],
)
def test_text_without_a_fitting_value_is_refused_in_german(kind, text):
    with pytest.raises(InvalidValueError, match=r"[Bb]itte|ganze Zahl|aus einer Datei"):
        parse(Field("x", "X", kind), text)


@pytest.mark.parametrize("text", ["hoch", "Hoch", "HOCH"])
def test_choice_is_found_by_its_label(text):
    field = Field("x", "X", FieldKind.CHOICE, choices=Effect)

    assert parse(field, text) is Effect.HIGH


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Politik", Sector.POLITICS),
        ("Migrantenorganisationen", Sector.MIGRANT_ORGANISATION),
        ("MO", Sector.MIGRANT_ORGANISATION),
        ("Zivilgesellschaft", Sector.CIVIL_SOCIETY),
        ("ja", Consent.GRANTED),
        ("Nein", Consent.REFUSED),
    ],
)
def test_choice_is_found_by_what_else_people_call_it(text, meant):
    assert parse(Field("x", "X", FieldKind.CHOICE, choices=type(meant)), text) is meant


CHOICES = tuple(Choice(text, text) for text in ("hoch", "sehr hoch", "HF-01 Wohnen", "HF-02 Hort"))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("hoch", "hoch"),
        ("Sehr hoch", "sehr hoch"),
        ("hf-01", "HF-01 Wohnen"),
        ("wohnen", "HF-01 Wohnen"),
        ("ort", "HF-02 Hort"),
    ],
)
def test_a_choice_is_known_by_a_part_that_only_it_has(text, chosen):
    assert choose(CHOICES, text).value == chosen


@pytest.mark.parametrize("text", ["HF", "Sport"])
def test_a_text_that_names_no_single_choice_is_refused(text):
    with pytest.raises(InvalidValueError, match=text):
        choose(CHOICES, text)
