import uuid

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from workshop_app.phases.sheets.gap import Gap
from workshop_app.phases.sheets.sheet_entries import Entry, EntryKind
from workshop_app.views.sheet.list_delegate import state_text

LONG, SHORT = "Verantwortung fehlt + 2 weitere", "Verantwortung fehlt +2"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("fitting", "shown"), [(LONG, LONG), (SHORT, SHORT)])
def test_how_much_more_is_missing_stays_in_sight_where_it_is_narrow(fitting, shown):
    gaps = tuple(Gap("", text) for text in ("Verantwortung fehlt", "Kosten fehlen", "Ziel fehlt"))
    entry = Entry(uuid.uuid4(), EntryKind.ITEM, "Sprachcafé", gaps=gaps)
    metrics = QFontMetrics(QFont())

    assert state_text(entry, metrics, metrics.horizontalAdvance(fitting)) == shown
