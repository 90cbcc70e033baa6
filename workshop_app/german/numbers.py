"""Numbers and units as German readers expect them, and reading what people type."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import TypeAlias

Number: TypeAlias = int | float | Decimal
NBSP = "\u00a0"
MINUS = "\u2212"

# As many digits as any float has before and after its point.
_ALL_DIGITS = Context(prec=700)

# Unit words of the exchange format and how they stand behind a number.
_SIGNS = {"Prozent": "%", "Euro": "€", "Quote je 1.000": "je 1.000"}
_SINGULAR = {
    "Personen": "Person",
    "Prozentpunkte": "Prozentpunkt",
    "Fälle": "Fall",
    "Kinder": "Kind",
    "Vereine": "Verein",
    "Wochen": "Woche",
    "Monate": "Monat",
    "Jahre": "Jahr",
    "Tage": "Tag",
    "Stunden": "Stunde",
    "Minuten": "Minute",
    "Punkte": "Punkt",
}
# Here "61,0" says more than "61": the decimal was measured.
_MEASURED_UNITS = {"Prozent", "Prozentpunkte", "Quote je 1.000"}
# More than one of something whose plural has no n at its end yet; „Autos“ and „Personen“ stay.
_PLURAL_WITHOUT_N = re.compile(rf"^(?!1{NBSP})[^{NBSP}]+{NBSP}[A-ZÄÖÜ]\w*(?:e|er|el)\b")
_TYPED_UNITS = {
    **{unit.casefold(): unit for unit in (*_SIGNS, *_SINGULAR, "VZÄ")},
    **{one.casefold(): unit for unit, one in _SINGULAR.items()},
    **{"%": "Prozent", "v.h.": "Prozent", "v. h.": "Prozent", "pp": "Prozentpunkte"},
    **{"€": "Euro", "eur": "Euro", "je 1.000": "Quote je 1.000", "je 1000": "Quote je 1.000"},
}
_TYPED_FACTORS = {"tsd": 1_000, "tsd.": 1_000, "tausend": 1_000}
_TYPED_FACTORS |= dict.fromkeys(("mio", "mio.", "million", "millionen"), 1_000_000)

_GERMAN = re.compile(
    r"([1-9][0-9]{0,2}(\.[0-9]{3})+|[0-9]+),[0-9]*|[1-9][0-9]{0,2}(\.[0-9]{3})+|,[0-9]+"
)
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}((,[0-9]{3})+\.[0-9]+|(,[0-9]{3}){2,})")
_PLAIN = re.compile(r"[0-9]+(\.[0-9]*)?|\.[0-9]+")


def format_number(value: Number, *, decimals: int | None = None) -> str:
    """``87.412``, ``38,1``, ``−5``.

    ``decimals`` are rounded half up; without them those stay that are given.
    """
    from babel.numbers import format_decimal  # not when the app starts

    number = _exact(value)
    if decimals is None:
        decimals = max(0, -_exponent(number))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    with localcontext(_ALL_DIGITS):
        rounded = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        text = format_decimal(abs(rounded), format=pattern, locale="de")
    return MINUS + text if rounded < 0 else text


def format_quantity(value: Number, unit: str | None) -> str:
    """A number with its unit after a non-breaking space: ``38,1 %``, ``32.000 €``, ``1 Monat``.

    The unit is a word of the exchange format (``Prozent``, ``Personen``, ``VZÄ`` …) or any other.
    """
    number = _exact(value)
    unit = (unit or "").strip()
    if unit == "Euro":
        return format_euro(number)
    if unit not in _MEASURED_UNITS and number == number.to_integral_value():
        number = number.to_integral_value()
    text = format_number(number)
    word = _SINGULAR.get(unit, unit) if text == "1" else unit
    return f"{text}{NBSP}{_SIGNS.get(word, word)}" if word else text


def in_dative(quantity: str) -> str:
    """A formatted quantity as it stands behind „bei“ and „von“: „240 Kinder“, „bei 240 Kindern“."""
    return _PLURAL_WITHOUT_N.sub(r"\g<0>n", quantity)


def format_euro(value: Number) -> str:
    """``32.000 €``, and with cents only where there are some: ``12,50 €``; nothing is rounded."""
    number = _exact(value)
    decimals = 0 if number == number.to_integral_value() else max(2, -_exponent(number))
    return f"{format_number(number, decimals=decimals)}{NBSP}€"


def format_percent(share: Number, *, decimals: int = 0) -> str:
    """A share of one as ``38 %``."""
    return f"{format_number(_exact(share) * 100, decimals=decimals)}{NBSP}%"


def parse_quantity(text: str) -> tuple[Decimal, str | None] | None:
    """The number somebody typed and the unit word of the exchange format behind it.

    ``1.234`` is one thousand and more, ``1.23`` and ``1,234.5`` come from an English spreadsheet.

    Returns:
        ``None`` where the text is not one number with a known unit.
    """
    compact = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
    compact = re.sub(r",[-–]+", "", compact)  # 500,– €
    match = re.fullmatch(r"([-+−–]?) ?([0-9][0-9., '’]*|[.,][0-9]+) ?([^0-9]?.*)", compact)
    if match is None:
        return None
    sign, digits, tail = match.groups()
    number = _read_digits(digits.strip(" "))
    scale_and_unit = _read_unit(tail)
    if number is None or scale_and_unit is None:
        return None
    factor, unit = scale_and_unit
    number = number * factor if factor != 1 else number
    return (-number if sign in {"-", "–", MINUS} else number), unit


def parse_number(text: str) -> Decimal | None:
    """The number in ``1.234,5``, ``32.000 €`` or ``12,5 %``; ``None`` where there is none."""
    quantity = parse_quantity(text)
    return quantity[0] if quantity else None


def _exact(value: Number) -> Decimal:
    # A float knows nothing of trailing zeros, and its repr is the shortest text that means it.
    if isinstance(value, float):
        return Decimal(int(value)) if value.is_integer() else Decimal(repr(value))
    return Decimal(value)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        message = f"not a finite number: {number}"
        raise ValueError(message)
    return exponent


def _read_digits(digits: str) -> Decimal | None:
    plain = re.sub(r"(?<=[0-9])[ '’](?=[0-9]{3}(?![0-9]))", "", digits)
    if _GERMAN.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(plain):
        plain = plain.replace(",", "")
    return Decimal(plain) if _PLAIN.fullmatch(plain) else None


def _read_unit(tail: str) -> tuple[int, str | None] | None:
    words = re.sub(r"^(t)(?=€|eur)", "tsd ", tail.strip().casefold())
    first, _, rest = words.partition(" ")
    factor = _TYPED_FACTORS.get(first, 1)
    unit = words if factor == 1 else rest.strip()
    if not unit:
        return factor, None
    return (factor, _TYPED_UNITS[unit]) if unit in _TYPED_UNITS else None
