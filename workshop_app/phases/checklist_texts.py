"""The checklists as data: what is to be done before, during and after the two days, and when."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from workshop_app.phases.resource_tables import TableReader, open_tables, refuse_repeated_keys
from workshop_app.resource_files import resource_path
from workshop_app.translation import _, ngettext

_DUE = re.compile(r"T(?:(?P<day>[12])|(?P<sign>[+-])(?P<days>[1-9]\d*))")
_WEEKS_UP_TO = 84  # days; further away people think in months
_DAYS_A_MONTH = 365 / 12


@dataclass(frozen=True, slots=True)
class DueDay:
    """When something is due: days before day 1 (negative), on a day, or days after day 2."""

    day: int  # 1 or 2: the day of the workshop that is meant or counted from
    days: int

    def on(self, day_1: date, day_2: date) -> date:
        """The date, given the dates of the two days."""
        return (day_1 if self.day == 1 else day_2) + timedelta(days=self.days)

    @property
    def label(self) -> str:
        """The distance as people say it: „6 Wochen vorher“."""
        if self.days == 0:
            return _("am ersten Tag") if self.day == 1 else _("am zweiten Tag")
        if abs(self.days) == 1:
            return _("am Tag davor") if self.days < 0 else _("am Tag danach")
        template = _("{span} vorher") if self.days < 0 else _("{span} danach")
        return template.format(span=_span(abs(self.days)))


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One thing to tick off, worded as what is true once it is done."""

    key: str
    text: str
    hint: str
    due: DueDay | None


@dataclass(frozen=True, slots=True)
class Checklist:
    """Checkliste: items in the order in which they are due."""

    key: str
    title: str
    items: tuple[ChecklistItem, ...]


@cache
def load_checklists(path: Path | None = None) -> tuple[Checklist, ...]:
    """The checklists of a file; without a path, those of the Integrationsworkshop.

    Raises:
        ResourceFileError: the file cannot be used; the text says where and why.
    """
    top = open_tables(path or resource_path("method", "checklists.toml"))
    checklists = tuple(_read_checklist(reader) for reader in top.tables("checklist"))
    top.finish()
    refuse_repeated_keys((checklist.key for checklist in checklists), top, "checklist")
    return checklists


def _read_checklist(reader: TableReader) -> Checklist:
    checklist = Checklist(
        key=reader.text("key"),
        title=reader.text("title"),
        items=tuple(_read_item(item) for item in reader.tables("item")),
    )
    reader.finish()
    refuse_repeated_keys((item.key for item in checklist.items), reader, "item")
    return checklist


def _read_item(reader: TableReader) -> ChecklistItem:
    item = ChecklistItem(
        key=reader.text("key"),
        text=reader.text("text"),
        hint=reader.text("hint", default=""),
        due=_read_due(reader, "due"),
    )
    reader.finish()
    return item


def _read_due(reader: TableReader, key: str) -> DueDay | None:
    text = reader.text(key, default="")
    if not text:
        return None
    found = _DUE.fullmatch(text)
    if found is None:
        problem = _("„{text}“ ist kein Zeitpunkt wie T-42, T1, T2 oder T+14")
        raise reader.error(problem.format(text=text), key)
    if found["day"]:
        return DueDay(day=int(found["day"]), days=0)
    days = int(found["days"])
    return DueDay(day=1, days=-days) if found["sign"] == "-" else DueDay(day=2, days=days)


def _span(days: int) -> str:
    if days % 7 == 0 and days <= _WEEKS_UP_TO:
        return ngettext("{count} Woche", "{count} Wochen", days // 7).format(count=days // 7)
    months = round(days / _DAYS_A_MONTH)
    if days > _WEEKS_UP_TO and abs(days - months * _DAYS_A_MONTH) <= 1:
        return ngettext("{count} Monat", "{count} Monate", months).format(count=months)
    return ngettext("{count} Tag", "{count} Tage", days).format(count=days)
