"""File names that every system takes."""

import pytest

from workshop_app.phases.file_names import concept_file_name, free_path, workshop_file_name


@pytest.mark.parametrize(
    ("municipality", "name"),
    [
        ("Brückstadt", "Integrationskonzept-Brückstadt.docx"),
        ("Stadt Auental", "Integrationskonzept-Stadt-Auental.docx"),
        ("Hinterlohbach/Sankt Martin: a?", "Integrationskonzept-Hinterlohbach-Sankt-Martin-a.docx"),
        ("", "Integrationskonzept.docx"),
        (" .. ", "Integrationskonzept.docx"),
    ],
)
def test_the_concept_is_named_after_the_municipality(municipality, name):
    assert concept_file_name(municipality) == name


@pytest.mark.parametrize(
    ("municipality", "name"),
    [
        ("Stadt Auental", "Stadt Auental.workshop"),
        ("a\\b/c\nd", "a b c d.workshop"),
        ("", "Workshop.workshop"),
        ("x" * 300, "x" * 80 + ".workshop"),
    ],
)
def test_the_workshop_is_named_after_the_municipality(municipality, name):
    assert workshop_file_name(municipality) == name


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    path = tmp_path / "Stadt Auental.workshop"

    assert free_path(path) == path
    path.touch()
    assert free_path(path).name == "Stadt Auental 2.workshop"
    free_path(path).touch()
    assert free_path(path).name == "Stadt Auental 3.workshop"
