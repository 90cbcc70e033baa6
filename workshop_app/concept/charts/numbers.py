"""Numbers and steps of an axis, as people read them."""

import math
from typing import Final

from workshop_app import german
from workshop_app.translation import _

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_LARGEST: Final = 1e15  # beyond it, and below the smallest, digits are no help
_SMALLEST: Final = 1e-4
# Steps beyond these are no numbers of a computer.
_SMALLEST_SPAN: Final = 1e-300
_LARGEST_SPAN: Final = 1e305
_SUPERSCRIPTS: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SHORT: Final = ((1e9, _("Mrd.")), (1e6, _("Mio.")))


def number_text(value: float, unit: str = "") -> str:
    """„38,1 %“; a number with very many digits as a power of ten."""
    if value and not _SMALLEST <= abs(value) < _LARGEST:
        mantissa, exponent = f"{value:.1e}".split("e")
        power = str(int(exponent)).translate(_SUPERSCRIPTS)
        number = f"{german.format_number(float(mantissa), decimals=1)} · 10{power}"
        return f"{number}{german.NBSP}{unit}" if unit else number
    return german.format_quantity(value, unit or None)


def short_number(value: float) -> str:
    """A round number of an axis: „1,5 Mio.“."""
    for size, name in _SHORT:
        if size <= abs(value) < _LARGEST:
            return f"{number_text(float(f'{value / size:.4g}'))}{german.NBSP}{name}"
    return number_text(value)


def axis_values(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round values from at most ``low`` to at least ``high``; 0 is always among them.

    Args:
        low: the smallest value that is drawn.
        high: the largest one.
        most: about how many steps.
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return (0.0, 1.0)
    span = high / most - low / most  # in this order: the sum may be too large for a float
    ends = tuple(sorted({low, 0.0, high}))
    if not _SMALLEST_SPAN < span < _LARGEST_SPAN:
        return ends
    power = 10.0 ** math.floor(math.log10(span))
    step = next(each for each in _STEPS if each * power >= span * 0.999) * power
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(float(f"{number * step:.12g}") for number in range(first, last + 1))


def share(value: float, low: float, high: float) -> float:
    """Where a value lies between two others: 0 at the low one, 1 at the high one."""
    largest = max(abs(low), abs(high)) or 1.0
    length = high / largest - low / largest
    return (value / largest - low / largest) / length if length else 0.0
