import enum
import inspect

import pytest

from workshop_app import model
from workshop_app.model.people import Sector
from workshop_app.model.projects import Commitment, Competence, ProviderKind
from workshop_app.phases.labels import group_label, label

LISTS = sorted(
    {
        kind
        for module in vars(model).values()
        if inspect.ismodule(module)
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, enum.StrEnum) and list(kind)
    },
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", LISTS)
def test_each_value_of_a_list_has_a_wording_of_its_own(kind):
    labels = [label(value) for value in kind]

    assert all(labels)
    assert len(set(labels)) == len(labels)
    assert not [text for text in labels if "_" in text]


def test_lists_that_share_a_text_do_not_share_its_wording():
    assert label(ProviderKind.PROVIDER) == "freier Träger"
    assert label(Competence.FREE) == "freiwillige Aufgabe"
    assert label(Commitment.AGREED) == "zugesagt"


def test_a_text_that_no_list_knows_stays_as_it_is():
    assert label("jährlich") == "jährlich"


def test_a_sector_can_be_read_as_a_group_of_people():
    assert label(Sector.MIGRANT_ORGANISATION) == "Migrantenorganisation"
    assert group_label(Sector.MIGRANT_ORGANISATION) == "Migrantenorganisationen"
    assert group_label(Sector.ADMINISTRATION) == "Verwaltung"
    assert group_label("jugend") == "jugend"
