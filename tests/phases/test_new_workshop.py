"""A new workshop has what each step of the method needs."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError

from workshop_app.model.climate import ClimateItem, ClimateScale, Feedback
from workshop_app.model.goals import ActionField, Vision
from workshop_app.model.municipality import Municipality
from workshop_app.model.workshop import Event, Workshop
from workshop_app.phases import new_workshop
from workshop_app.storage.errors import FileAlreadyExistsError
from workshop_app.storage.workshop_file import WorkshopFile


def test_a_new_file_knows_its_municipality_and_title(tmp_path):
    path = tmp_path / "Workshops" / "Stadt Auental.workshop"

    new_workshop.make_file(path, municipality="Stadt Auental", title="Integrationskonzept")

    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        assert session.scalar(select(Municipality.name)) == "Stadt Auental"
        assert session.scalar(select(Workshop.title)) == "Integrationskonzept"


@pytest.mark.parametrize(
    ("kind", "count"),
    [(ClimateScale, 1), (ClimateItem, 10), (Feedback, 1), (Vision, 1), (Event, 2)],
)
def test_a_new_file_brings_what_the_steps_work_with(tmp_path, kind, count):
    path = tmp_path / "neu.workshop"

    new_workshop.make_file(path, municipality="Stadt Auental", title="")

    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        assert session.scalar(select(func.count()).select_from(kind)) == count


def test_the_action_fields_of_the_catalogue_are_proposals_with_a_question(tmp_path):
    path = tmp_path / "neu.workshop"

    new_workshop.make_file(path, municipality="Stadt Auental", title="")

    with WorkshopFile.open(path) as workshop, workshop.read() as session:
        fields = session.execute(select(ActionField.title, ActionField.guiding_question)).all()
    assert len(fields) > 10
    assert all(title and question.endswith("?") for title, question in fields)


def test_what_a_new_file_starts_with_cannot_be_undone(tmp_path):
    path = tmp_path / "neu.workshop"

    new_workshop.make_file(path, municipality="Stadt Auental", title="")

    with WorkshopFile.open(path) as workshop:
        assert workshop.undo_label() is None


def test_an_existing_file_is_left_alone(tmp_path):
    path = tmp_path / "alt.workshop"
    path.write_text("Notizen")

    with pytest.raises(FileAlreadyExistsError):
        new_workshop.make_file(path, municipality="Stadt Auental", title="")

    assert path.read_text() == "Notizen"


def test_a_file_that_cannot_be_filled_is_not_left_behind(tmp_path):
    with pytest.raises(StatementError):
        new_workshop.make_file(tmp_path / "neu.workshop", municipality=object(), title="")

    assert list(tmp_path.iterdir()) == []
