"""The concept panel shows what is still open, leads there, and lets a finding stay."""

from dataclasses import replace

import builders
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from sqlalchemy import select

from workshop_app.concept.chapter_states import ChapterState
from workshop_app.concept.check import Finding, Severity
from workshop_app.concept.draft import build_document
from workshop_app.model.board import Card
from workshop_app.model.stock import IndicatorValue
from workshop_app.model.workshop import AcceptedFinding
from workshop_app.phases import places
from workshop_app.phases.accepted_findings import accept_finding
from workshop_app.phases.step import ConceptPane
from workshop_app.views.bridge import ChangeBridge
from workshop_app.views.concept.chapter_list import CHAPTER, ChapterModel, edits_of, state_of
from workshop_app.views.concept.finding_list import ways_in
from workshop_app.views.concept.finding_model import ROW, AcceptedHead, FindingModel, FindingRow
from workshop_app.views.concept.view import ConceptView

pytestmark = pytest.mark.usefixtures("short_pauses")


def a_finding(number=1, *, reason=None, severity=Severity.ERROR):
    return Finding(
        rule="K11",
        object_code=f"HZ-{number:02}",
        severity=severity,
        message="Woran messen wir den Erfolg?",
        table="objective",
        row_id=None,
        field="indicator",
        accepted_reason=reason,
    )


@pytest.fixture
def view(qtbot, workshop, bridge):
    """The panel of a workshop with a topic nobody has cleared, after its first look."""
    with workshop.change("Thema geparkt") as session:
        builders.a_parked_topic(session)
    view = ConceptView(workshop, bridge, "N-01", ConceptPane("Konzept-Check"))
    qtbot.addWidget(view)
    view.resize(1100, 680)
    with qtbot.waitSignal(view.looking.looked), qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    return view


@pytest.fixture
def model():
    model = FindingModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield model
    model.deleteLater()


def rows(model):
    return [model.index(number).data(ROW) for number in range(model.rowCount())]


def codes(model):
    return [row.finding.object_code for row in rows(model) if isinstance(row, FindingRow)]


def choose(view, rule):
    index = next(
        view.check.model.index(number)
        for number, row in enumerate(rows(view.check.model))
        if isinstance(row, FindingRow) and row.finding.rule == rule
    )
    view.check.list.setCurrentIndex(index)
    view.check.list.setFocus()
    return index


def test_accepted_findings_are_folded_below_the_open_ones(model):
    model.show_findings([a_finding(1), a_finding(2, reason="Kommt im Herbst."), a_finding(3)])

    assert codes(model) == ["HZ-01", "HZ-03"]
    assert rows(model)[-1] == AcceptedHead(1, is_unfolded=False)
    model.toggle_accepted()
    assert codes(model) == ["HZ-01", "HZ-03", "HZ-02"]
    model.toggle_accepted()
    assert codes(model) == ["HZ-01", "HZ-03"]


def test_another_look_at_the_same_concept_moves_nothing(qtbot, model):
    model.show_findings([a_finding(1), a_finding(2)])

    with (
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.modelReset),
    ):
        model.show_findings([a_finding(1), a_finding(2)])


@pytest.mark.parametrize("after", [[1, 3], [2, 3], [1, 2, 3, 4], [0, 1, 2, 3], [], [3, 2, 1]])
def test_a_look_changes_only_what_differs(model, after):
    model.show_findings([a_finding(number) for number in (1, 2, 3)])

    model.show_findings([a_finding(number) for number in after])

    assert codes(model) == [f"HZ-{number:02}" for number in after]


def test_a_finding_says_all_in_words(model):
    model.show_findings([a_finding(severity=Severity.WARNING)])

    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Warnung, Woran messen wir den Erfolg?, K11, HZ-01"


def test_the_panel_tells_how_many_rules_are_fulfilled(view):
    assert "Regeln erfüllt" in view.check.fulfilled.text()
    assert view.check.progress.value() < view.check.progress.maximum()
    assert "Fehler" in view.check.filter.chips[Severity.ERROR].text()


def test_enter_leads_to_where_the_gap_is_closed(qtbot, view):
    choose(view, "K36")

    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.keyClick(view.check.list, Qt.Key.Key_Return)

    assert wanted.args == [places.Place("N-03", 0, "TS-01", "whereabouts")]


def test_a_click_on_the_words_leads_there_too(qtbot, view):
    index = choose(view, "K36")
    view.check.list.scrollTo(index)
    fix, _decide = ways_in(view.check.list.visualRect(index))

    with qtbot.waitSignal(view.place_wanted):
        qtbot.mouseClick(view.check.list.viewport(), Qt.MouseButton.LeftButton, pos=fix.center())


def test_a_finding_is_accepted_with_a_reason_and_counts_no_more(qtbot, workshop, view):
    choose(view, "K36")
    fulfilled = view.check.progress.value()

    qtbot.keyClick(view.check.list, Qt.Key.Key_A)
    form = view.check.form
    assert form.reason.hasFocus()
    assert not form.accept_button.isEnabled()
    qtbot.keyClicks(form.reason, "Das klaert der Ausschuss.")
    with qtbot.waitSignal(view.looking.looked):
        qtbot.keyClick(form.reason, Qt.Key.Key_Return)

    assert view.check.progress.value() == fulfilled + 1
    assert rows(view.check.model)[-1] == AcceptedHead(1, is_unfolded=False)
    assert workshop.undo_label() == "Befund angenommen"


def test_escape_leaves_the_finding_open(qtbot, workshop, view):
    choose(view, "K36")

    qtbot.keyClick(view.check.list, Qt.Key.Key_A)
    qtbot.keyClick(view.check.form.reason, Qt.Key.Key_Escape)

    with workshop.read() as session:
        assert session.scalars(select(AcceptedFinding)).all() == []


def test_an_accepted_finding_is_taken_up_again_by_the_same_key(qtbot, workshop, view):
    with (
        qtbot.waitSignal(view.looking.looked),
        workshop.change("Befund angenommen") as session,
    ):
        accept_finding(session, rule="K36", object_code="TS-01", reason="Im Mai.")
    view.check.model.toggle_accepted()
    choose(view, "K36")

    with qtbot.waitSignal(view.looking.looked):
        qtbot.keyClick(view.check.list, Qt.Key.Key_A)

    assert not any(isinstance(row, AcceptedHead) for row in rows(view.check.model))


def test_a_change_is_looked_at_a_moment_later(qtbot, workshop, view):
    with qtbot.waitSignal(view.looking.looked), workshop.change("Thema geparkt") as session:
        builders.a_parked_topic(session, text="Zweites")

    assert "TS-02" in codes(view.check.model)


def test_a_panel_that_nobody_sees_looks_at_nothing(workshop, view):
    view.hide()

    with workshop.change("Thema geparkt") as session:
        builders.a_parked_topic(session)

    assert not view.looking.pause.isActive()


def test_nothing_open_says_so(qtbot, sample_workshop):
    with sample_workshop.change("Geklärt") as session:  # what the sample still has open
        session.scalars(select(Card).where(Card.code == "K-042")).one().legibility = "klar"
        figures = select(IndicatorValue).where(IndicatorValue.code == "ST-16")
        session.scalars(figures).one().is_internal = True
    bridge = ChangeBridge(sample_workshop)
    view = ConceptView(sample_workshop, bridge, "N-01", ConceptPane("Konzept-Check"))
    qtbot.addWidget(view)
    view.resize(1100, 680)
    with qtbot.waitSignal(view.looking.looked, timeout=30_000):
        view.show()

    assert view.check.done.isVisible()
    assert view.chapters.index(0).data(CHAPTER).is_missing
    assert view.chapters.rowCount() > 11
    bridge.close()


def test_a_chapter_leads_to_where_it_is_filled(qtbot, view):
    view.chapter_list.setCurrentIndex(view.chapters.index(0))

    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.keyClick(view.chapter_list, Qt.Key.Key_Return)

    assert wanted.args[0].step == "N-02"


def test_chapters_that_lead_somewhere_are_those_of_the_document(sample_workshop):
    keys = {chapter.key for chapter in build_document(sample_workshop).all_chapters()}

    assert places._CHAPTERS.keys() <= keys


def test_the_list_of_chapters_keeps_to_the_rules_of_models(view):
    model = ChapterModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    chapters = [view.chapters.index(row).data(CHAPTER) for row in range(view.chapters.rowCount())]

    model.show_chapters(chapters)
    model.show_chapters(chapters[:-1])

    assert model.rowCount() == len(chapters) - 1
    model.deleteLater()


def test_word_is_one_button_away(qtbot, view):
    with qtbot.waitSignal(view.export_wanted):
        view.check.export_button.click()


@pytest.mark.parametrize(
    ("state", "words", "colour"),
    [
        ({"is_missing": True, "gaps": 1}, "fehlt", "error"),
        ({"gaps": 3}, "3 Lücken", "warning"),
        ({"gaps": 2, "level": 2}, "2", "warning"),
        ({"is_short": True}, "kurz", "warning"),
        ({}, "✓", "ok"),
    ],
)
def test_a_chapter_says_how_far_it_is(state, words, colour):
    whole = {"key": "k", "label": "7", "title": "T", "gaps": 0, "is_missing": False} | state

    assert state_of(ChapterState(**whole))[1:] == (words, colour)


def test_a_chapter_says_that_texts_are_edited_and_that_a_proposal_changed():
    chapter = ChapterState("k", "7", "Titel", 0, False, edits=2)

    assert edits_of(chapter) == "2 Texte bearbeitet"
    assert "geändert" in edits_of(replace(chapter, has_news=True))


def test_while_a_reason_is_asked_for_the_rest_can_be_used(qtbot, view):
    choose(view, "K36")
    qtbot.keyClick(view.check.list, Qt.Key.Key_A)

    with qtbot.waitSignal(view.place_wanted):
        qtbot.keyClick(view.check.list, Qt.Key.Key_Return)

    assert view.check.form.isVisible()


def test_choosing_a_finding_shows_its_page(qtbot, view):
    view.show_page("vorwort")

    choose(view, "K36")
    qtbot.keyClick(view.check.list, Qt.Key.Key_Up)
    qtbot.keyClick(view.check.list, Qt.Key.Key_End)

    chosen = view.check.list.currentIndex().data(ROW).finding
    assert view.page.page.key == view.check.page_of(chosen)


def test_a_look_that_is_outdated_is_not_shown(qtbot, workshop, view):
    view.looking.look()
    with (
        qtbot.waitSignal(view.looking.looked),
        qtbot.assertNotEmitted(view.looking.failed),
        workshop.change("Thema geparkt") as session,
    ):
        builders.a_parked_topic(session, text="Zweites")

    assert "TS-02" in codes(view.check.model)
