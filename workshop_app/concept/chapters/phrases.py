"""Small pieces of German that all chapters share."""

import math
import re
import uuid
from collections.abc import Iterable, Sequence
from typing import Final

from workshop_app import german
from workshop_app.concept.document import (
    Paragraph,
    ParagraphStyle,
    Run,
    Runs,
    placeholder,
    plain,
    strong,
)
from workshop_app.text_safety import clean_text, is_blank
from workshop_app.translation import _, ngettext

_WORDS: Final = (
    _("null"),
    _("eins"),
    _("zwei"),
    _("drei"),
    _("vier"),
    _("fünf"),
    _("sechs"),
    _("sieben"),
    _("acht"),
    _("neun"),
    _("zehn"),
    _("elf"),
    _("zwölf"),
)
_INNER_QUOTES: Final = str.maketrans({"„": "‚", "“": "‘", "”": "‘", "»": "›", "«": "‹", '"': "‘"})
_ELLIPSIS: Final = "\u00a0…"
_BLANKS: Final = re.compile("[ \t\n]+")  # not those that keep a number and its unit together


def filled(text: str | None) -> str:
    """The text without blanks around it; empty where there is nothing to see."""
    cleaned = clean_text(text or "").strip()
    return "" if is_blank(cleaned) else cleaned


def in_a_row(*texts: str | None) -> str:
    """What there is to see of the texts, with commas: „Rathaus, Saal 2“."""
    return ", ".join(text for text in map(filled, texts) if text)


def body(*runs: str | Run, shows: tuple[uuid.UUID, ...] = ()) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph(as_runs(runs), shows=shows)


def note(text: str) -> Paragraph:
    """What readers need to know about what stands above."""
    return Paragraph((plain(text),), ParagraphStyle.NOTE)


def gap(sentence: str, what: str) -> Paragraph:
    """A sentence that says what is missing, and the marked place for it."""
    return body(f"{sentence} ", placeholder(what))


def as_runs(parts: Iterable[str | Run]) -> Runs:
    """Texts and runs as runs."""
    return tuple(plain(part) if isinstance(part, str) else part for part in parts)


def cell(text: str | None, missing: str | None = None) -> Runs:
    """A cell with what was typed, or with the marked gap if it has to be there."""
    found = filled(text)
    if found or missing is None:
        return (plain(found),)
    return (placeholder(missing),)


def labelled(name: str, *value: str | Run) -> Runs:
    """„**Vorsitz:** Beigeordnete“."""
    return (strong(f"{name}: "), *as_runs(value))


def number_word(count: int) -> str:
    """„zwei“ to „zwölf“ in words, larger ones in figures."""
    return _WORDS[count] if 0 <= count < len(_WORDS) else german.format_number(count)


def capitalised(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def quoted(text: str) -> str:
    """A text inside a sentence: in „…“, without its full stop, with ‚…‘ for quotes of its own."""
    inner = _BLANKS.sub(" ", filled(text))
    if len(inner) > 1 and inner[0] in "„»" and inner[-1] in "“«" and inner[0] not in inner[1:]:
        inner = inner[1:-1]
    return f"„{inner.translate(_INNER_QUOTES).removesuffix('.')}“"


def shortened(text: str | None, length: int) -> str:
    """The beginning of a text on one line, cut between words and marked where it was cut."""
    line = _BLANKS.sub(" ", filled(text))
    if len(line) <= length:
        return line
    cut = line[: length - len(_ELLIPSIS)]
    return re.sub(r"[\s,;:–-]+\S*$", "", cut) + _ELLIPSIS


def as_sentence(text: str) -> str:
    """What was typed with a full stop at its end, if it has no mark there."""
    found = filled(text)
    return found if not found or found[-1] in ".!?…:“" else f"{found}."


def date_text(stored: str | None) -> str:
    """A stored date as people read it; empty where there is none."""
    return german.format_date_text(filled(stored))


def period_text(first: str | None, last: str | None) -> str:
    """„08/2027 – 07/2030“, which a line break may divide only after the dash."""
    period = german.format_period(filled(first) or None, filled(last) or None)
    return period.replace(" – ", f"{german.NBSP}– ")


def quantity(value: float | None, unit: str | None) -> str:
    """A number with its unit; empty where there is no number."""
    if value is None or not math.isfinite(value):
        return ""
    return german.format_quantity(value, filled(unit) or None)


def joined(items: Sequence[str]) -> str:
    """„A, B und C“; with semicolons where an item has a comma of its own."""
    if any("," in item for item in items):
        return "; ".join(items)
    return german.join_list(items)


def origin_line(cards: int, points: int | None) -> str | None:
    """„Entstanden aus 5 Karten und 38 Punkten“; None if there is neither."""
    parts = []
    if cards:
        parts.append(ngettext("{count} Karte", "{count} Karten", cards).format(count=cards))
    if points:
        parts.append(ngettext("{count} Punkt", "{count} Punkten", points).format(count=points))
    return _("Entstanden aus {parts}").format(parts=german.join_list(parts)) if parts else None
