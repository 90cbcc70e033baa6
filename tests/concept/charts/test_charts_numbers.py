import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workshop_app.concept.charts.numbers import axis_values, number_text, share, short_number

ANY = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (38.1, "Prozent", "38,1\u00a0%"),
        (87412, "Personen", "87.412\u00a0Personen"),
        (-5, "", "\u22125"),
        (1e300, "Euro", "1,0 · 10³⁰⁰\u00a0Euro"),
        (5e-324, "", "4,9 · 10⁻³²⁴"),
        (0.0, "Prozent", "0\u00a0%"),
    ],
)
def test_numbers_are_german_and_never_hundreds_of_digits(value, unit, text):
    assert number_text(value, unit) == text


@pytest.mark.parametrize(
    ("value", "text"), [(250000, "250.000"), (1500000, "1,5\u00a0Mio."), (2e9, "2\u00a0Mrd.")]
)
def test_large_numbers_of_an_axis_are_short(value, text):
    assert short_number(value) == text


@pytest.mark.parametrize(
    ("low", "high", "values"),
    [
        (0, 44, (0, 10, 20, 30, 40, 50)),
        (32.5, 38.1, (0, 10, 20, 30, 40)),
        (-3, 7, (-4, -2, 0, 2, 4, 6, 8)),
        (0, 0, (0, 1)),
    ],
)
def test_an_axis_has_round_values_and_zero(low, high, values):
    assert axis_values(low, high) == values


@example(0.0, -5e-324)
@given(ANY, ANY)
def test_an_axis_has_room_for_any_values(one, other):
    low, high = sorted((one, other))

    values = axis_values(low, high)

    slack = max(abs(low), abs(high)) * 1e-9
    assert 2 <= len(values) <= 12
    assert values[0] <= low + slack
    assert values[-1] >= high - slack
    places = [share(value, values[0], values[-1]) for value in (low, high)]
    assert -1e-9 <= places[0] <= places[1] <= 1 + 1e-9
