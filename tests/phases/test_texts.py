import unicodedata

import pytest

from tests.builders import a_card, a_cluster
from workshop_app.model.goals import GoalStatus
from workshop_app.phases import texts
from workshop_app.phases.step import TextSubject


@pytest.mark.parametrize("subject", TextSubject)
def test_text_of_an_empty_workshop_is_empty(workshop, subject):
    with workshop.read() as session:
        assert texts.read(session, subject) == texts.ContinuousText("", "", None)


@pytest.mark.parametrize("subject", TextSubject)
def test_text_is_read_as_it_was_saved(workshop, subject):
    with workshop.change("Text geändert") as session:
        texts.set_text(session, subject, "Wir leben hier zusammen.")

    with workshop.read() as session:
        assert texts.read(session, subject).text == "Wir leben hier zusammen."


@pytest.mark.parametrize("subject", [TextSubject.VISION, TextSubject.FOREWORD])
def test_heading_is_read_as_it_was_saved(workshop, subject):
    with workshop.change("Überschrift geändert") as session:
        texts.set_heading(session, subject, "Auental verbindet")

    with workshop.read() as session:
        assert texts.read(session, subject).heading == "Auental verbindet"


def test_agreement_with_the_vision_is_kept(workshop):
    with workshop.change("Zustimmung festgehalten") as session:
        texts.set_vision_status(session, GoalStatus.MAJORITY)

    with workshop.read() as session:
        assert texts.read(session, TextSubject.VISION).status is GoalStatus.MAJORITY


def test_largest_cluster_of_the_vision_board_comes_first(workshop):
    with workshop.change("Karten") as session:
        small = a_cluster(session, title="Markt", question="F5")
        large = a_cluster(session, title="Schule", question="F5")
        other = a_cluster(session, title="Ämter", question="F3")
        a_card(session, text="Viele Sprachen", question="F5", cluster_id=small.id)
        a_card(session, text="Alle Kinder", question="F5", cluster_id=large.id)
        a_card(session, text="Offene Türen", question="F5", cluster_id=large.id)
        a_card(session, text="Lange Wege", question="F3", cluster_id=other.id)

    with workshop.read() as session:
        found = texts.inspirations(session, TextSubject.VISION)

    assert found == (
        texts.Inspiration("Schule", ("Alle Kinder", "Offene Türen")),
        texts.Inspiration("Markt", ("Viele Sprachen",)),
    )


def test_foreword_has_no_board_behind_it(workshop):
    with workshop.read() as session:
        assert texts.inspirations(session, TextSubject.FOREWORD) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("– … !", 0),
        ("Haupt- und Ehrenamt", 3),
        ("Kita-Platz für O’Connor", 3),
        ("87.412 Menschen\n\nin Brückstadt", 4),
        (" \n\t ", 0),
        ("Wir bauen Brücken.", 3),
        ("Sankt-Barbara-Viertel", 1),
        ("Stadt- und Kreisverwaltung", 3),
        ("Brücken – zwischen Stadtteilen – bauen", 4),
        ("Brücken—zwischen–Stadtteilen", 3),
        ("Bürger:innen und Bürger*innen", 3),
        ("2035 leben hier 90.000 Menschen", 5),
        ("eins\nzwei\u00a0drei", 3),
        ("… „ – “ · !", 0),
        (unicodedata.normalize("NFD", "Für Öffnung"), 2),
    ],
)
def test_words_are_counted_as_people_count_them(text, count):
    assert texts.word_count(text) == count
