"""Names are found as people write them, and how surely somebody is meant."""

import pytest

from workshop_app.german.names import MentionKind, NameFinder, PersonName

AYLIN = PersonName("Aylin", "Müller-Yıldız", "a.mueller@verein.example")
EVA = PersonName("Eva Maria", "Bach", "")


def kinds_in(text: str, *people: PersonName, others: tuple[PersonName, ...] = ()) -> list[str]:
    finder = NameFinder(people, others)
    return [f"{one.kind}: {text[one.start : one.end]}" for one in finder.mentions(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Aylin Müller-Yıldız",
        "AYLIN MUELLER-YILDIZ",
        "Müller-Yildiz, Aylin",
        "Aylin_Mueller_Yildiz",
        "aylin müller yıldız",
        "Aylin Müller-Yıldız’",
        "a.mueller@verein.example",
        "A.Mueller@Verein.Example",
    ],
)
def test_a_full_name_is_found_in_all_its_spellings(name):
    (found,) = NameFinder([AYLIN]).mentions(f"Karte von {name} gestern")

    assert found.kind is MentionKind.FULL
    assert f"Karte von {name} gestern"[found.start : found.end] == name.rstrip("’")


def test_a_name_run_together_is_found():
    assert kinds_in("bild-EvaMariaBach.jpg", EVA) == ["full: EvaMariaBach"]


@pytest.mark.parametrize("text", ["Frau Bach", "Herrn Bach", "Dr. Bach", "E. Bach"])
def test_somebody_addressed_is_surely_meant(text):
    assert kinds_in(f"Bitte {text} fragen", EVA) == [f"addressed: {text}"]


def test_a_last_name_alone_may_mean_something_else():
    assert kinds_in("Spielplatz am Bach, Bachs Idee, Bachstraße", EVA) == [
        "last: Bach",
        "last: Bachs",
    ]


def test_one_first_name_and_the_last_name_are_enough():
    assert kinds_in("Eva Bach und Maria Bach, dazu Eva", EVA) == [
        "full: Eva Bach",
        "full: Maria Bach",
        "first: Eva",
    ]


def test_somebody_else_of_the_same_name_is_left_alone():
    others = (PersonName("Johann", "Bach"),)

    assert kinds_in("Johann Bach mit Eva Bach", EVA, others=others) == ["full: Eva Bach"]


def test_a_full_name_goes_before_parts_of_it():
    text = NameFinder([EVA]).replaced("Eva Maria Bach\nFrau Bach\nEva\nBach", "…")

    assert text == "…\n…\n…\n…"


def test_kinds_that_are_kept_stay():
    kept = [MentionKind.LAST, MentionKind.FIRST]

    text = NameFinder([EVA]).replaced("Eva Bach am Bach mit Eva", "…", kept)

    assert text == "… am Bach mit Eva"


def test_names_on_two_lines_are_two():
    assert kinds_in("Eva\nBach", EVA) == ["first: Eva", "last: Bach"]


def test_somebody_without_a_name_is_nowhere():
    assert kinds_in("Bach . , @", PersonName(), PersonName(" ", "-", "")) == []


def test_a_particle_alone_is_no_name():
    assert kinds_in("von der Stadt", PersonName("Ida", "von der Heide")) == []
