from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop_app import german


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (87412, "87.412"),
        (Decimal("38.1"), "38,1"),
        (38.1, "38,1"),
        (0.1 + 0.2, "0,30000000000000004"),
        (Decimal("81.0"), "81,0"),
        (81.0, "81"),
        (Decimal("1234567.125"), "1.234.567,125"),
        (Decimal("1E+3"), "1.000"),
        (0, "0"),
        (-5, "−5"),
    ],
)
def test_number_keeps_the_decimals_that_are_given(value, text):
    assert german.format_number(value) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(2.345, 2, "2,35"), (2.5, 0, "3"), (Decimal("3.2"), 2, "3,20"), (-0.04, 1, "0,0")],
)
def test_number_is_rounded_half_up_to_the_decimals_asked_for(value, decimals, text):
    assert german.format_number(value, decimals=decimals) == text


def test_number_that_is_infinite_is_an_error():
    with pytest.raises(ValueError, match="finite"):
        german.format_number(Decimal("Infinity"))


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("38.1"), "Prozent", "38,1 %"),
        (Decimal("61.0"), "Prozent", "61,0 %"),
        (32000, "Euro", "32.000 €"),
        (Decimal("12.5"), "Euro", "12,50 €"),
        (Decimal("12.345"), "Euro", "12,345 €"),
        (Decimal("1.5"), "VZÄ", "1,5 VZÄ"),
        (14, "Monate", "14 Monate"),
        (19.0, "Monate", "19 Monate"),
        (Decimal("19.0"), "Monate", "19 Monate"),
        (1, "Monate", "1 Monat"),
        (1, "Personen", "1 Person"),
        (87412, "Personen", "87.412 Personen"),
        (Decimal("-2.3"), "Prozentpunkte", "−2,3 Prozentpunkte"),
        (Decimal("12.4"), "Quote je 1.000", "12,4 je 1.000"),
        (118, "Fälle/Jahr", "118 Fälle/Jahr"),
        (47, "Gebäude", "47 Gebäude"),
        (3, None, "3"),
        (3, " ", "3"),
    ],
)
def test_quantity_carries_its_unit_behind_a_non_breaking_space(value, unit, text):
    expected = text if unit == "Quote je 1.000" else text.replace(" ", german.NBSP)

    assert german.format_quantity(value, unit).replace(f"{german.NBSP}je", " je") == expected


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (19, "Monate", "19 Monaten"),
        (240, "Kinder", "240 Kindern"),
        (118, "Fälle/Jahr", "118 Fällen/Jahr"),
        (1, "Monate", "1 Monat"),
        (1, "Gebäude", "1 Gebäude"),
        (6, "Personen", "6 Personen"),
        (38.1, "Prozent", "38,1 %"),
        (3, None, "3"),
    ],
)
def test_quantity_behind_a_preposition_stands_in_the_dative(value, unit, text):
    quantity = german.format_quantity(value, unit)

    assert german.in_dative(quantity) == text.replace(" ", german.NBSP)


def test_share_is_shown_as_percent():
    assert german.format_percent(0.3814) == f"38{german.NBSP}%"
    assert german.format_percent(Decimal(1) / 3, decimals=1) == f"33,3{german.NBSP}%"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("32.000 €", "32000"),
        ("32.000\u00a0€", "32000"),
        ("32 000,50 EUR", "32000.50"),
        ("12,5 %", "12.5"),
        ("12,5%", "12.5"),
        ("38.1", "38.1"),
        ("1.234", "1234"),
        ("0.123", "0.123"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1'234'567", "1234567"),
        ("007", "7"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("+3", "3"),
        (",5", "0.5"),
        ("5.", "5"),
        ("500,– €", "500"),
        ("1,5 VZÄ", "1.5"),
        ("14 Monate", "14"),
        ("1 Monat", "1"),
        ("12,4 je 1.000", "12.4"),
        ("0,5 Mio. €", "500000"),
        ("32 T€", "32000"),
        ("32 Tsd. Euro", "32000"),
        ("3 Millionen", "3000000"),
    ],
)
def test_typed_number_is_read(text, value):
    assert german.parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "viele",
        "12 bis 15",
        "12-15",
        "1.2.3",
        "1,2,3",
        "12 Äpfel",
        "nan",
        "1e5",
        "٣",
        ".",
        "5 %%",
        "1.23,4",
        "3 t",
        "=1+1",
    ],
)
def test_typed_text_that_is_not_one_number_is_refused(text):
    assert german.parse_number(text) is None


def test_typed_unit_is_read_as_the_word_of_the_exchange_format():
    assert german.parse_quantity("38,1 %") == (Decimal("38.1"), "Prozent")
    assert german.parse_quantity("12 Fälle") == (Decimal(12), "Fälle")
    assert german.parse_quantity("1 Person") == (Decimal(1), "Personen")
    assert german.parse_quantity("38,1") == (Decimal("38.1"), None)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    )
)
def test_formatted_number_reads_back_as_itself(value):
    assert german.parse_number(german.format_number(value)) == value


@pytest.mark.parametrize("value", [1e27, 1e28, 1.7e308, -1.7e308, 5e-324])
def test_no_number_is_too_large_or_too_small(value):
    assert german.format_number(value)
    assert german.format_quantity(value, "Prozent")
    assert german.format_euro(value)
