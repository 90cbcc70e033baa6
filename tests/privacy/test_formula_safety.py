"""No cell that leaves the app can start a formula, whoever wrote it."""

import csv
import io
import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from builders import a_planned_measure, a_project_idea
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop_app.concept.documents.measures_excel import measures_excel
from workshop_app.concept.reading import read_snapshot
from workshop_app.phases.tables.table_rows import join_clipboard, split_clipboard
from workshop_app.storage.workshop_file import WorkshopFile
from workshop_app.text_safety import begins_formula, guard_cell, unguard_cell

PACKAGE = Path(__file__).parents[2] / "workshop_app"
SIGNS = "=+-@＝＋－＠﹢﹣﹦﹫"
BEFORE = ["", " ", "\t", "\r", "\n", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u3000", " \t\r\n "]
DANGEROUS = st.builds(
    "{}{}{}".format,
    st.sampled_from(BEFORE),
    st.sampled_from(SIGNS),
    st.sampled_from(["cmd|' /C calc'!A0", "SUM(A1:A9)", 'HYPERLINK("x")', "A1", "", "1+1", "'"]),
)
TEXTS = st.one_of(
    DANGEROUS, st.text(max_size=12), st.sampled_from(["'=1", "''@x", "- Punkt", "-5"])
)


def test_a_sign_begins_a_formula_whatever_stands_before_it():
    cells = [f"{before}{sign}A1" for before in BEFORE for sign in SIGNS]

    assert [cell for cell in cells if not begins_formula(cell)] == []


@pytest.mark.parametrize(
    "text", ["-5", "+3,5 %", "-1.200,50 €", "", " ", "Ja = nein", "a-b", "'ja"]
)
def test_a_number_or_a_word_needs_no_guard(text):
    assert guard_cell(text) == text


def is_computed(text: str) -> bool:
    return begins_formula(text) and not re.fullmatch(r"[+-]?[\d\s.,]*\d", text)


@given(text=TEXTS)
def test_a_guarded_text_begins_no_formula_and_comes_back(text):
    assert not is_computed(guard_cell(text))
    assert unguard_cell(guard_cell(text)) == text


@settings(max_examples=examples(60))
@given(
    cells=st.lists(st.lists(TEXTS, min_size=1, max_size=3), min_size=1, max_size=3),
)
def test_no_cell_of_the_clipboard_is_a_formula(cells):
    text = join_clipboard(cells)

    shown = [
        cell for line in csv.reader(io.StringIO(text, newline=""), delimiter="\t") for cell in line
    ]
    assert not any(is_computed(cell) for cell in shown)


def test_a_copied_cell_comes_back_as_it_was():
    cells = [["=1+1", "'=1+1", "- Punkt", "-5"], ["@x", "a\tb", 'mit "Zitat"', "zwei\nZeilen"]]

    assert split_clipboard(join_clipboard(cells)) == cells


@settings(max_examples=examples(6))
@given(texts=st.lists(TEXTS, min_size=8, max_size=8))
def test_no_cell_of_the_workbook_is_a_formula(texts, tmp_path_factory, empty_template):
    path = Path(shutil.copy(empty_template, tmp_path_factory.mktemp("plan") / "a.workshop"))
    with WorkshopFile.open(path) as workshop:
        with workshop.change("Gefüllt") as session:
            project = a_project_idea(
                session,
                title=texts[0] or "x",
                responsible=texts[1],
                funding=texts[2],
                partners=(texts[3],),
            )
            a_planned_measure(
                session,
                what=texts[4] or "x",
                who=texts[5],
                with_what=texts[6],
                result=texts[7],
                project_idea_id=project.id,
            )
        with workshop.read() as session:
            content = measures_excel(read_snapshot(session))

    sheet = openpyxl.load_workbook(BytesIO(content)).active
    texts_in_cells = [
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)
    ]
    assert {cell.data_type for cell in texts_in_cells} == {"s"}
    assert all(cell.quotePrefix for cell in texts_in_cells if begins_formula(cell.value))
    with ZipFile(BytesIO(content)) as parts:
        assert re.search(rb"<f[ />]", parts.read("xl/worksheets/sheet1.xml")) is None


def test_these_are_all_the_writers_of_cells():
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(
            r"^from openpyxl|\bcsv\.writer|clipboard\(\)\.set", path.read_text("utf-8"), re.M
        )
    }

    assert found == {
        "concept/documents/measures_excel.py",
        "phases/tables/table_rows.py",
        "views/table/spreadsheet.py",
    }
