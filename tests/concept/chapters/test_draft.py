"""The draft as a whole: all chapters, its day, its bytes, stopping on the way."""

import datetime as dt
import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest
from builders import a_card, a_vision, an_event, an_indicator_value
from drafts import chapter, filled, whole_text
from samples import a_sample

from workshop_app.concept.document import Heading
from workshop_app.concept.draft import DraftCancelledError, build_document, write_draft
from workshop_app.model.workshop import EventKind
from workshop_app.storage.workshop_file import WorkshopFile

OUTLINE = [
    ("1", "Vorwort"),
    ("2", "Das Wichtigste auf zwei Seiten"),
    ("3", "Anlass, Auftrag und Vorgehen"),
    ("4", "Integrationsverständnis"),
    ("5", "Ausgangslage"),
    ("6", "Leitbild"),
    ("7", "Handlungsfelder"),
    ("8", "Querschnittsaufgaben"),
    ("9", "Umsetzung"),
    ("10", "Maßnahmen- und Zeitplan"),
    ("11", "Beschlussweg und nächste Schritte"),
    ("A", "Teilnehmende"),
    ("B", "Karten"),
    ("C", "Abstimmungen und Entscheidungen"),
    ("D", "Themenspeicher"),
    ("E", "Quellen der Daten"),
    ("F", "Fotodokumentation"),
    ("G", "Daten der Abbildungen"),
    ("H", "Abkürzungen"),
]


def test_the_outline_is_the_canonical_one(sample_draft):
    shown = [(chapter.number, chapter.title) for chapter in sample_draft.all_chapters()]

    assert shown == OUTLINE


def test_a_workshop_without_content_has_all_chapters_and_says_what_is_missing(workshop):
    draft = build_document(workshop)

    assert [(c.number, c.title) for c in draft.all_chapters()] == OUTLINE[:-3]
    for part in draft.all_chapters():
        assert [block for block in part.blocks if not isinstance(block, Heading)]
    assert whole_text(draft).count("[noch zu klären:") > 40


def test_each_heading_has_something_below_it(workshop, sample_draft):
    for draft in (sample_draft, build_document(workshop)):
        for part in draft.all_chapters():
            for block, following in zip(part.blocks, (*part.blocks[1:], None), strict=True):
                if isinstance(block, Heading):
                    assert following is not None
                    assert not isinstance(following, Heading) or following.level > block.level


@pytest.mark.parametrize(
    "word", ["Budget", "Feedback", "Board", "Quick", "Step", "None", "True", "{", "Update"]
)
def test_our_own_texts_have_no_english_word_and_no_loose_end(workshop, word):
    assert word not in whole_text(build_document(workshop))


def test_the_draft_shows_the_last_day_of_a_workshop_that_was_only_read_in(workshop):
    draft = filled(
        workshop, lambda session: an_event(session, kind=EventKind.DAY_2, date="2026-11-14")
    )

    assert draft.cover.status_line == "Entwurf · Stand 14.11.2026"
    assert draft.created == dt.datetime(2026, 11, 14, tzinfo=dt.UTC)


def test_the_draft_shows_the_day_of_the_newest_change_once_somebody_works_on_it(workshop):
    for date in ("2026-11-13", "2026-11-14"):
        with workshop.change("Termin") as session:
            an_event(session, kind=EventKind.DAY_2, date=date)
    _date_revisions(workshop, dt.datetime(2027, 3, 2, 23, 30, 1, 5))

    draft = build_document(workshop)

    assert draft.created == dt.datetime(2027, 3, 2, 23, 30, 1, tzinfo=dt.UTC)
    assert draft.cover.status_line == "Entwurf · Stand 02.03.2027"


def test_what_people_do_not_feel_as_a_change_does_not_move_the_day(workshop):
    with workshop.change("Termin") as session:
        an_event(session, kind=EventKind.DAY_2, date="2026-11-14")
    with workshop.change("Schritt läuft", is_undoable=False) as session:
        a_card(session)

    assert build_document(workshop).created.date() == dt.date(2026, 11, 14)


def test_a_workshop_without_any_date_has_one_all_the_same(workshop):
    assert build_document(workshop).created == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def _date_revisions(workshop, moment):
    with closing(sqlite3.connect(workshop.path)) as connection, connection:
        connection.execute("UPDATE revision SET at = ?", (moment.isoformat(" "),))


def test_the_same_workshop_gives_the_same_bytes(workshop, tmp_path):
    with workshop.change("Gefüllt") as session:
        a_vision(session)
        an_indicator_value(session)

    write_draft(workshop, tmp_path / "eins.docx")
    write_draft(workshop, tmp_path / "zwei.docx")

    assert (tmp_path / "eins.docx").read_bytes() == (tmp_path / "zwei.docx").read_bytes()


def test_a_copy_opened_for_reading_gives_the_same_bytes(workshop, tmp_path):
    with workshop.change("Gefüllt") as session:
        a_vision(session)
    write_draft(workshop, tmp_path / "eins.docx")
    workshop.checkpoint()
    copy = shutil.copy(workshop.path, tmp_path / "Kopie.workshop")

    with WorkshopFile.open(tmp_path / copy, for_writing=False) as other:
        write_draft(other, tmp_path / "zwei.docx")

    assert (tmp_path / "eins.docx").read_bytes() == (tmp_path / "zwei.docx").read_bytes()


def test_progress_grows_from_nothing_to_all(workshop, tmp_path):
    told = []

    write_draft(workshop, tmp_path / "Entwurf.docx", progress=told.append)

    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert zipfile.is_zipfile(tmp_path / "Entwurf.docx")


@pytest.mark.parametrize("asked", [1, 2, 5])
def test_stopping_leaves_the_target_as_it_was(workshop, tmp_path, asked):
    target = tmp_path / "Entwurf.docx"
    target.write_text("der alte Entwurf")
    answers = iter([False] * (asked - 1) + [True])

    with pytest.raises(DraftCancelledError):
        write_draft(workshop, target, is_cancelled=lambda: next(answers))

    assert target.read_text() == "der alte Entwurf"
    assert [path.name for path in tmp_path.iterdir() if "docx" in path.name] == [target.name]


def test_charts_are_drawn_one_by_one_and_can_be_stopped_in_between(tmp_path):
    told = []

    def is_cancelled():
        return len(told) > 3

    with (
        WorkshopFile.open(a_sample(tmp_path / "B.workshop"), for_writing=False) as workshop,
        pytest.raises(DraftCancelledError),
    ):
        write_draft(workshop, tmp_path / "B.docx", progress=told.append, is_cancelled=is_cancelled)

    # Begun, the tree, and two of its eleven charts.
    assert told == pytest.approx([0.0, 0.1, 0.1 + 0.4 / 11, 0.1 + 0.8 / 11])
    assert not (tmp_path / "B.docx").exists()


def test_a_folder_that_is_missing_is_an_error(workshop, tmp_path):
    with pytest.raises(OSError, match="fehlt"):
        write_draft(workshop, tmp_path / "fehlt" / "Entwurf.docx")


def test_only_the_plan_is_turned_sideways(sample_draft):
    turned = [part.key for part in sample_draft.all_chapters() if part.landscape]

    assert turned == ["massnahmenplan"]
    assert chapter(sample_draft, "massnahmenplan").number == "10"
