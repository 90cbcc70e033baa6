import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import an_action_field, an_existing_project
from workshop_app.model.base import Withholdable
from workshop_app.model.stock import Effect
from workshop_app.phases.fields import InvalidValueError
from workshop_app.phases.step import TableSubject
from workshop_app.phases.tables import table_rows
from workshop_app.phases.tables.tables import TABLES

PROJECTS = TABLES[TableSubject.EXISTING_PROJECTS]
FIGURES = TABLES[TableSubject.INDICATOR_VALUES]


def rows_of(workshop, spec=PROJECTS):
    with workshop.read() as session:
        return table_rows.read_rows(session, spec)


def texts_of(row, spec, *attributes):
    columns = [field.attribute for field in spec.fields]
    return [row.texts[columns.index(attribute)] for attribute in attributes]


def paste(workshop, text, *, spec=PROJECTS, row_ids=(), first_column=0):
    with workshop.change("Zeilen eingefügt") as session:
        return table_rows.paste(
            session,
            spec,
            table_rows.split_clipboard(text),
            row_ids=row_ids,
            first_column=first_column,
            step="T1-05",
        )


@pytest.mark.parametrize("subject", TableSubject)
def test_every_table_has_a_spec(subject):
    assert TABLES[subject].fields


@pytest.mark.parametrize(
    "subject", [subject for subject in TableSubject if TABLES[subject].can_add]
)
def test_new_row_can_be_added_to_every_table_that_takes_rows(workshop, subject):
    with workshop.change("Zeile angelegt") as session:
        table_rows.add_row(session, TABLES[subject])

    assert len(rows_of(workshop, TABLES[subject])) == 1


@pytest.mark.parametrize("spec", [spec for spec in TABLES.values() if spec.can_add])
def test_rows_that_can_be_internal_have_a_column_for_it(spec):
    attributes = {field.attribute for field in spec.fields}

    assert ("is_internal" in attributes) is issubclass(spec.kind, Withholdable)


def test_row_remembers_the_step_it_was_added_in(workshop):
    with workshop.change("Thema geparkt") as session:
        table_rows.add_row(session, TABLES[TableSubject.PARKED_TOPICS], step="T1-07", text="Bus")

    spec = TABLES[TableSubject.PARKED_TOPICS]
    assert texts_of(rows_of(workshop, spec)[0], spec, "text", "step") == ["Bus", "T1-07"]


def test_link_is_shown_by_name(workshop):
    with workshop.change("Projekt angelegt") as session:
        field = an_action_field(session, code="HF-01", title="Bildung")
        an_existing_project(session, title="Lesepaten", action_field_id=field.id)

    assert texts_of(rows_of(workshop)[0], PROJECTS, "action_field_id") == ["HF-01 Bildung"]


def test_emptied_cell_of_a_text_that_cannot_be_unknown_is_empty(workshop):
    with workshop.change("Projekt angelegt") as session:
        project_id = an_existing_project(session, title="Lesepaten").id

    with workshop.change("Zelle geleert") as session:
        table_rows.set_cell(session, PROJECTS, project_id, "title", None)

    assert texts_of(rows_of(workshop)[0], PROJECTS, "title") == [""]


def test_pasted_lines_become_rows(workshop):
    paste(workshop, "Lesepaten\tStadtbücherei\r\nSprachcafé\tVHS\r\n")

    rows = [texts_of(row, PROJECTS, "title", "provider") for row in rows_of(workshop)]
    assert rows == [["Lesepaten", "Stadtbücherei"], ["Sprachcafé", "VHS"]]


def test_pasted_cells_replace_existing_rows_first(workshop):
    with workshop.change("Projekt angelegt") as session:
        project_id = an_existing_project(session, title="Alt").id

    paste(workshop, "Neu\nNoch eins", row_ids=[project_id])

    assert [texts_of(row, PROJECTS, "title") for row in rows_of(workshop)] == [
        ["Neu"],
        ["Noch eins"],
    ]


def test_pasted_numbers_dates_and_choices_are_understood(workshop):
    line = "Quote\t1.234,5\tProzent\tStadt Auental\t31.12.2025\tMelderegister"

    paste(workshop, line, spec=FIGURES)

    row = rows_of(workshop, FIGURES)[0]
    assert row.values[1:6] == (1234.5, "Prozent", "Stadt Auental", "2025-12-31", "Melderegister")


def test_pasted_name_of_an_action_field_becomes_a_link(workshop):
    with workshop.change("Handlungsfeld angelegt") as session:
        field_id = an_action_field(session, code="HF-01", title="Bildung").id

    paste(workshop, "Lesepaten\tVHS\tbildung")

    assert rows_of(workshop)[0].values[2] == field_id


def test_cell_that_does_not_fit_is_left_out_and_told(workshop):
    pasted = paste(workshop, "Quote\tviele", spec=FIGURES)

    assert "viele" in pasted.refused[0]
    assert rows_of(workshop, FIGURES)[0].values[:2] == ("Quote", None)


def test_label_of_a_choice_is_understood(workshop):
    column = [field.attribute for field in PROJECTS.fields].index("effect")

    paste(workshop, "Hoch", first_column=column)

    assert rows_of(workshop)[0].values[column] is Effect.HIGH


def test_value_that_the_list_does_not_know_is_kept_as_text(workshop):
    column = [field.attribute for field in PROJECTS.fields].index("effect")

    paste(workshop, "riesig", first_column=column)

    assert rows_of(workshop)[0].values[column] == "riesig"


def test_line_of_headings_says_which_column_is_which(workshop):
    people = TABLES[TableSubject.PARTICIPANTS]

    paste(workshop, "Nachname\tOrganisation\tRaum\tVorname\nYılmaz\tVHS\t2.04\tAyşe", spec=people)

    rows = rows_of(workshop, people)
    assert [texts_of(row, people, "first_name", "last_name", "organisation") for row in rows] == [
        ["Ayşe", "Yılmaz", "VHS"]
    ]


def test_one_word_like_a_heading_makes_no_heading(workshop):
    paste(workshop, "Wirkung\tVHS")

    assert texts_of(rows_of(workshop)[0], PROJECTS, "title", "provider") == ["Wirkung", "VHS"]


def test_headings_alone_add_nothing(workshop):
    assert paste(workshop, "Projekt oder Angebot\tTräger").row_ids == ()


def test_cells_beyond_the_last_column_are_left_out_and_told(workshop):
    pasted = paste(workshop, "\t".join(["x"] * 40))

    assert len(rows_of(workshop)) == 1
    assert "„x“ stünde rechts neben der letzten Spalte." in pasted.refused


def test_lines_of_which_nothing_fits_add_no_rows(workshop):
    last = len(FIGURES.fields) - 1  # a box to tick

    pasted = paste(workshop, "Quote\t12\nAnteil\t13", spec=FIGURES, first_column=last)

    assert rows_of(workshop, FIGURES) == ()
    assert len(pasted.refused) == 4


def test_table_that_takes_no_rows_gets_none_by_pasting(workshop):
    spec = TABLES[TableSubject.PROJECT_OVERVIEW]

    paste(workshop, "Eins\nZwei", spec=spec)

    assert rows_of(workshop, spec) == ()


def test_line_breaks_inside_quotes_stay_in_their_cell():
    cells = table_rows.split_clipboard('"Zeile 1\nZeile 2"\tB\nC\tD\n')

    assert cells == [["Zeile 1\nZeile 2", "B"], ["C", "D"]]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")),
            min_size=2,
            max_size=2,
        ).filter(lambda row: any(row)),
        min_size=1,
        max_size=4,
    )
)
def test_copied_cells_are_pasted_as_they_were(cells):
    copied = table_rows.join_clipboard(cells)

    pasted = table_rows.split_clipboard(copied)

    assert [row[:2] for row in pasted] == cells


@given(st.text(max_size=200))
def test_any_clipboard_text_gives_cells(text):
    assert table_rows.split_clipboard(text) is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Verein\n" * 2_002, "höchstens 2.000 Zeilen"),
        ('"Verein"\n' * 2_002, "höchstens 2.000 Zeilen"),
        ("x" * 5_000_001, "höchstens 2.000 Zeilen"),
        ("x" * 32_768, "mehr als 32.767 Zeichen"),
        ('"' + "Zeile\n" * 30_000, "fehlt in der Tabelle auch nur ein Anführungszeichen"),
    ],
    ids=["lines", "quoted lines", "text", "cell", "quote without end"],
)
def test_more_than_a_table_takes_at_once_is_refused(text, reason):
    with pytest.raises(InvalidValueError, match=reason):
        table_rows.split_clipboard(text)


def test_as_many_rows_as_a_table_takes_are_split():
    assert len(table_rows.split_clipboard("Titel\tJahr\n" + "Fest\t2026\n" * 2_000)) == 2_001


@pytest.mark.parametrize("text", ["9" * 400, "1" + "0" * 19, "-99.999.999.999.999.999"])
def test_a_number_that_nobody_can_mean_is_refused_for_its_cell_alone(workshop, text):
    pasted = paste(workshop, f"Fest\t{text}", spec=FIGURES)

    assert len(pasted.row_ids) == 1
    assert [len(sentence) < 120 for sentence in pasted.refused] == [True]


def test_a_column_that_cannot_be_empty_keeps_its_usual_value_in_a_new_row(workshop):
    events = TABLES[TableSubject.EVENTS]

    pasted = paste(workshop, "\t2026-11-13", spec=events)

    assert len(pasted.row_ids) == 1
    with (
        pytest.raises(InvalidValueError, match="kann nicht leer bleiben"),
        workshop.change("Zelle geleert") as session,
    ):
        table_rows.set_cell(session, events, pasted.row_ids[0], "kind", None)


def test_the_step_may_be_a_column_of_what_is_pasted(workshop):
    topics = TABLES[TableSubject.PARKED_TOPICS]
    labels = [field.label for field in topics.fields]

    paste(workshop, "\t".join(labels[:2]) + "\n" + "Bus\tT1-07", spec=topics)

    assert "Bus" in rows_of(workshop, topics)[0].texts
