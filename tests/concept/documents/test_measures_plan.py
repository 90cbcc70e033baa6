"""The Maßnahmenplan as Excel: what stands in it, and that text stays text."""

import datetime as dt
import zipfile
from io import BytesIO

import openpyxl
import pytest
from builders import (
    a_guiding_goal,
    a_municipality,
    a_planned_measure,
    a_project_idea,
    an_action_field,
    an_event,
    an_objective,
)

from workshop_app.concept.documents.measures_excel import measures_excel
from workshop_app.concept.reading import read_snapshot
from workshop_app.model.implementation import MeasureStatus
from workshop_app.model.projects import Priority

HEADER = 3


def content(workshop, *fill):
    for step in fill:
        with workshop.change("Gefüllt") as session:
            step(session)
    with workshop.read() as session:
        return measures_excel(read_snapshot(session))


def sheet(workshop, *fill):
    book = openpyxl.load_workbook(BytesIO(content(workshop, *fill)))
    assert len(book.sheetnames) == 1
    return book.active


def records(found):
    names = [cell.value for cell in found[HEADER]]
    return [
        dict(zip(names, [cell.value for cell in row], strict=True))
        for row in found.iter_rows(min_row=HEADER + 1)
    ]


def cell(found, name, row=HEADER + 1):
    names = [cell.value for cell in found[HEADER]]
    return found.cell(row, names.index(name) + 1)


def a_full_plan(session):
    field = an_action_field(session, title="Bildung", is_selected=True)
    goal = a_guiding_goal(session, action_field_id=field.id)
    aim = an_objective(session, guiding_goal_id=goal.id, text="Alle Kinder haben einen Kitaplatz.")
    project = a_project_idea(
        session,
        title="Brückenkita",
        action_field_id=field.id,
        objective_id=aim.id,
        priority=Priority.A,
        starts_on="2027-08-01",
        ends_on="2030-07",
        budget_once_eur=45000.0,
        budget_yearly_eur=118000.5,
        full_time_equivalents=1.5,
    )
    a_planned_measure(session, what="Später", due="2027", status=MeasureStatus.OPEN)
    a_planned_measure(
        session,
        what="Räume prüfen",
        who="Jugendamt",
        due="2027-01-31",
        status=MeasureStatus.IN_PROGRESS,
        project_idea_id=project.id,
    )


def test_a_project_comes_before_its_steps_and_loose_steps_come_last(workshop):
    rows = records(sheet(workshop, a_full_plan))

    assert [(row["Art"], row["Maßnahme"], row["Gehört zu"]) for row in rows] == [
        ("Projekt", "Brückenkita", "Alle Kinder haben einen Kitaplatz."),
        ("Nächster Schritt", "Räume prüfen", "Brückenkita"),
        ("Nächster Schritt", "Später", None),
    ]
    assert [row["Handlungsfeld"] for row in rows] == ["Bildung", "Bildung", None]
    assert [row["Stand"] for row in rows] == [None, "in Arbeit", "offen"]


def test_dates_and_amounts_can_be_reckoned_with(workshop):
    found = sheet(workshop, a_full_plan)

    assert cell(found, "Beginn").value == dt.datetime(2027, 8, 1)
    assert cell(found, "Beginn").number_format == "dd\\.mm\\.yyyy"
    assert cell(found, "Bis wann").value == dt.datetime(2030, 7, 31)  # of a month the last day
    assert cell(found, "Bis wann").number_format == "mm\\/yyyy"
    assert cell(found, "Bis wann", HEADER + 3).number_format == "yyyy"
    assert cell(found, "Einmalig").value == 45000
    assert cell(found, "Einmalig").number_format == "#,##0\\ [$€-407]_0"
    assert cell(found, "Im Jahr").number_format == "#,##0.00\\ [$€-407]_0"
    assert cell(found, "Stellen (VZÄ)").value == 1.5


def test_a_date_that_nobody_can_read_stays_as_it_was_typed(workshop):
    found = sheet(workshop, lambda session: a_planned_measure(session, due="nach der Wahl"))

    assert cell(found, "Bis wann").value == "nach der Wahl"


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 30 1234", "-HYPERLINK", "@SUM(A1)", "\t=2", '=cmd|" /C calc"!A0']
)
def test_what_looks_like_a_formula_is_text(workshop, text):
    packed = content(workshop, lambda session: a_planned_measure(session, what=text, who=text))

    found = openpyxl.load_workbook(BytesIO(packed)).active
    for name in ("Maßnahme", "Verantwortlich"):
        assert cell(found, name).data_type == "s"
        assert cell(found, name).value == text.strip()
        assert cell(found, name).quotePrefix or text.strip()[0] not in "=+-@"
    assert b"<f>" not in zipfile.ZipFile(BytesIO(packed)).read("xl/worksheets/sheet1.xml")


def test_signs_that_no_file_can_keep_are_left_out(workshop):
    found = sheet(workshop, lambda session: a_planned_measure(session, what="a\x0bb\x00c\ufffe"))

    assert cell(found, "Maßnahme").value == "a\nbc"


def test_a_text_longer_than_a_cell_is_cut(workshop):
    found = sheet(workshop, lambda session: a_planned_measure(session, what="ä" * 40_000))

    assert len(cell(found, "Maßnahme").value) == 32_767


def test_the_header_stays_and_every_column_can_be_filtered(workshop):
    found = sheet(workshop, a_full_plan)

    last = found.cell(HEADER, found.max_column).coordinate.rstrip("0123456789")
    assert found.freeze_panes == f"C{HEADER + 1}"
    assert found.auto_filter.ref == f"A{HEADER}:{last}{HEADER + 3}"
    assert not found.merged_cells.ranges
    assert "offen" in found.data_validations.dataValidation[0].formula1


def test_it_prints_sideways_with_the_header_on_each_page(workshop):
    found = sheet(workshop, a_full_plan)

    assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 8)
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (1, 0)
    assert found.sheet_properties.pageSetUpPr.fitToPage
    assert found.print_title_rows == f"${HEADER}:${HEADER}"


def test_a_name_with_an_ampersand_is_no_code_of_the_footer(workshop):
    found = sheet(workshop, lambda session: a_municipality(session, name="Auen & Berg"))

    assert found.oddFooter.left.text.endswith("Auen && Berg")


def test_rows_are_as_high_as_their_longest_text(workshop):
    def fill(session):
        a_planned_measure(session, what="Kurz", position=0)
        a_planned_measure(session, what="Ein langer Satz mit vielen Wörtern. " * 10, position=1)

    found = sheet(workshop, fill)

    heights = [found.row_dimensions[HEADER + number].height for number in (1, 2)]
    assert heights[1] > 5 * heights[0] / 2


def test_columns_in_which_nothing_stands_are_left_out_but_those_to_fill(workshop):
    found = sheet(workshop, lambda session: a_planned_measure(session, what="Einladen"))

    names = [cell.value for cell in found[HEADER]]
    assert "Zusage" not in names
    assert names[-2:] == ["Stand", "Bemerkung"]


def test_a_workshop_without_measures_gives_an_empty_plan(workshop):
    assert records(sheet(workshop)) == []


def test_internal_rows_stay_inside(workshop):
    def fill(session):
        a_planned_measure(session, what="Geheim", is_internal=True)
        a_project_idea(session, title="Geheim", is_internal=True)

    assert b"Geheim" not in zipfile.ZipFile(BytesIO(content(workshop, fill))).read(
        "xl/sharedStrings.xml"
    )


def test_title_language_and_dates_are_the_workshops(workshop):
    def fill(session):
        a_municipality(session, name="Stadt Auental")
        an_event(session, date="2026-11-13")

    properties = openpyxl.load_workbook(BytesIO(content(workshop, fill))).properties

    assert properties.title == "Maßnahmenplan zum Integrationskonzept Stadt Auental"
    assert properties.language == "de-DE"
    assert properties.created == properties.modified


def test_the_same_workshop_gives_the_same_bytes(workshop):
    assert content(workshop, a_full_plan) == content(workshop)
