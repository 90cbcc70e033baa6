"""Naming things in a message."""

from collections.abc import Sequence

from workshop_app import german
from workshop_app.translation import _, ngettext

_TITLE_LENGTH = 60
_INNER_QUOTES = str.maketrans({"„": "‚", "“": "‘", "”": "’", "«": "‹", "»": "›", '"': "’"})


def named(code: str, title: str) -> str:
    """``HZ-03 „Bis Ende 2030 sinkt die Zahl …“``."""
    short = " ".join(code.split())
    return f"{short} {quoted(title)}" if title.strip() else short


def quoted(text: str) -> str:
    """The text in one line between German quotation marks, cut at a word if it is long."""
    line = " ".join(text.split())
    if len(line) > _TITLE_LENGTH:
        start = line[: _TITLE_LENGTH - 1]
        head, blank, _tail = start.rpartition(" ")
        line = (head if blank else start).rstrip(" ,;:.–-") + " …"
    return f"„{line.translate(_INNER_QUOTES)}“"


def dated(text: str) -> str:
    """A date as Germans write it; any other text that speaks of time in quotation marks."""
    return german.format_date_text(text) if german.parse_date(text) else quoted(text)


def lacking(parts: Sequence[str]) -> str:
    """``fehlt die Quelle``, ``fehlen die Quelle und der Stichtag``."""
    pattern = ngettext("fehlt {parts}", "fehlen {parts}", len(parts))
    return pattern.format(parts=german.join_list(parts, _("und")))
