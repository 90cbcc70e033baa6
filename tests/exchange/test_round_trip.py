"""What was read comes out again, and what the app wrote comes in again."""

import json
import unicodedata

import pytest
from exchange_files import (
    SAMPLE,
    a_card,
    a_file,
    a_goal_file,
    read_in,
    the_sample,
    there_and_back,
    written_out,
)

from workshop_app.exchange.reader import read_workshop


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    """The sample, read in, and what the reader said of it."""
    path = tmp_path_factory.mktemp("muster") / "neu.workshop"
    return path, read_workshop(SAMPLE, path)


@pytest.fixture(scope="module")
def once(taken):
    """The sample, read in and written out."""
    return written_out(taken[0])


def test_the_sample_comes_back_equal(once):
    assert json.loads(once) == the_sample()


def test_the_sample_comes_back_with_its_keys_in_their_order(once):
    lines = once.decode("utf-8").splitlines()

    keys = [line.partition(":")[0] for line in lines]
    assert keys == [line.partition(":")[0] for line in SAMPLE.read_text("utf-8").splitlines()]


def test_the_sample_gives_no_hint(taken):
    assert taken[1].hints == ()


def test_a_second_way_gives_the_same_bytes(once, tmp_path):
    path, _ = read_in(tmp_path, once, "noch_einmal.workshop")

    assert written_out(path) == once


def test_an_unchanged_workshop_gives_the_same_bytes_each_time(taken, once):
    assert written_out(taken[0]) == once


def test_the_smallest_file_comes_back_with_empty_lists_and_unknown_objects():
    back = there_and_back(a_file())

    assert back["kommune"]["name"] == "Auental"
    assert back["karten"] == back["projektideen"] == back["workshop"]["moderation"] == []
    assert back["klima"] is back["leitbild"] is back["feedback"] is back["workshop"]["tag1"] is None
    assert back["strukturen"]["koordination"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Begegnung & Sprache",
        "„Es kommt auf den Flur an.“",
        "erste Zeile\nzweite Zeile",
        "x" * 10_000,
        "Treffpunkt für alle 👩🏽‍🤝‍👩🏻 🇺🇦",
        "مرحبا بكم في بلدتنا",
        "=1+1",
        "O’Connor, ı ş ț ő ű Ł, Nguyễn Thị Hương",
        "<b>fett</b> \\n \" '",
        "  Leerzeichen am Rand  ",
        "",
    ],
)
def test_a_text_comes_back_as_it_was(text):
    back = there_and_back(a_file(karten=[a_card(1, text=text)]))

    assert back["karten"][0]["text"] == text


def test_decomposed_letters_come_back_composed():
    text = unicodedata.normalize("NFD", "Bürgerhäuser für Nguyễn")

    back = there_and_back(a_file(karten=[a_card(1, text=text)]))

    assert back["karten"][0]["text"] == "Bürgerhäuser für Nguyễn"


def test_an_id_in_decomposed_letters_is_found_by_its_composed_form():
    cards = [a_card(1, cluster=unicodedata.normalize("NFD", "CL-Ä"))]

    back = there_and_back(a_file(karten=cards, cluster=[{"id": "CL-Ä"}]))

    assert back["cluster"][0]["karten"] == ["K-001"]


@pytest.mark.parametrize("number", [0, 7, 0.1, 38.1, -3, 1234567.89, 1e-9, 1e20, 2**53])
def test_a_number_comes_back_equal(number):
    figures = [{"id": "ST-01", "indikator": "Kursplätze", "wert": number}]

    back = there_and_back(a_file(statistik=figures))

    assert back["statistik"][0]["wert"] == number


def test_a_number_that_is_not_known_stays_unknown():
    figures = [{"id": "ST-01", "indikator": "Kursplätze", "wert": None, "gesperrt": True}]

    back = there_and_back(a_file(statistik=figures))

    assert back["statistik"][0]["wert"] is None
    assert back["statistik"][0]["gesperrt"] is True


@pytest.mark.parametrize("years", [1, 3, 0.5, 2.5, 0.1, 1.25])
def test_an_interval_in_years_comes_back_equal(years):
    structures = {"evaluation": {"turnus_jahre": years}}

    back = there_and_back(a_file(strukturen=structures))

    assert back["strukturen"]["evaluation"]["turnus_jahre"] == years


def test_a_gap_in_the_structures_stays_a_gap():
    structures = {"beirat": None, "koordination": {"stelle": None}, "arbeitsgruppen": []}

    back = there_and_back(a_file(strukturen=structures))

    assert back["strukturen"]["beirat"] is None
    assert back["strukturen"]["koordination"] is not None


def test_internal_figures_stay_internal():
    figures = [{"id": "ST-01", "indikator": "Fälle", "intern": True}]

    back = there_and_back(a_file(statistik=figures))

    assert back["statistik"][0]["intern"] is True


def test_codes_and_the_order_of_lists_are_kept():
    cards = [a_card(9), a_card(2), {"id": "eigene Nummer", "text": ""}]

    back = there_and_back(a_file(karten=cards))

    assert [card["id"] for card in back["karten"]] == ["K-009", "K-002", "eigene Nummer"]


def test_the_order_of_the_cards_in_a_cluster_is_kept():
    cards = [a_card(number, cluster="CL-01") for number in (1, 2, 3)]
    clusters = [{"id": "CL-01", "karten": ["K-003", "K-001", "K-002"]}]

    back = there_and_back(a_file(karten=cards, cluster=clusters))

    assert back["cluster"][0]["karten"] == ["K-003", "K-001", "K-002"]


def test_a_card_listed_by_a_cluster_only_belongs_to_it():
    document = a_file(karten=[a_card(1)], cluster=[{"id": "CL-01", "karten": ["K-001"]}])

    assert there_and_back(document)["karten"][0]["cluster"] == "CL-01"


def test_unknown_values_stay_as_they_are():
    document = a_goal_file(
        karten=[a_card(1, farbe="türkis", frage_id="F9", lesbarkeit="geht so")],
        teilnehmende=[{"id": "TN-01", "gruppe": "presse", "foto_einwilligung": "mündlich"}],
    )

    back = there_and_back(document)

    card, person = back["karten"][0], back["teilnehmende"][0]
    assert (card["farbe"], card["frage_id"], card["lesbarkeit"]) == ("türkis", "F9", "geht so")
    assert (person["gruppe"], person["foto_einwilligung"]) == ("presse", "mündlich")


def test_texts_under_unknown_keys_come_back_where_they_were():
    document = a_goal_file(
        ablage="Ordner 7",
        swot={"stand": "vorläufig"},
        workshop={"saalplan": "U-Form", "tag1": {"raum": "Saal 2"}, "moderation": [{"tel": "12"}]},
        klima={"farbe": "grün", "skala": {"form": "Linie"}, "items": [{"id": "KL-01", "x": "y"}]},
        abstimmungen=[{"id": "AB-01", "ergebnisse": [{"option": "HF-01", "wer": "alle"}]}],
        strukturen={"hinweis": "offen", "beirat": {"seit": "2012"}, "beschlussweg": [{"top": "4"}]},
    )
    document["kommune"] |= {"webseite": "auental.example", "leitung": {"seit": "2020"}}
    document["karten"][0]["wand"] = "Nord"
    document["statistik"][0] |= {"vergleichswert": {"jahr": "2024"}}

    back = there_and_back(document)

    assert back["ablage"] == "Ordner 7"
    assert back["kommune"]["webseite"] == "auental.example"
    assert back["kommune"]["leitung"]["seit"] == "2020"
    assert back["workshop"]["saalplan"] == "U-Form"
    assert back["workshop"]["tag1"]["raum"] == "Saal 2"
    assert back["workshop"]["moderation"][0]["tel"] == "12"
    assert back["swot"]["stand"] == "vorläufig"
    assert back["karten"][0]["wand"] == "Nord"
    assert back["statistik"][0]["vergleichswert"]["jahr"] == "2024"
    assert back["klima"]["farbe"] == "grün"
    assert back["klima"]["skala"]["form"] == "Linie"
    assert back["klima"]["items"][0]["x"] == "y"
    assert back["abstimmungen"][0]["ergebnisse"][0]["wer"] == "alle"
    assert back["strukturen"]["hinweis"] == "offen"
    assert back["strukturen"]["beirat"]["seit"] == "2012"
    assert back["strukturen"]["beschlussweg"][0]["top"] == "4"


def test_unknown_keys_of_a_climate_without_a_scale_come_back():
    document = a_file(klima={"farbe": "grün", "items": []})

    assert there_and_back(document)["klima"]["farbe"] == "grün"


def test_a_person_named_twice_for_a_table_sits_there_once():
    people = [{"id": "TN-01"}, {"id": "TN-02"}]
    group = {"id": "KG-01", "mitglieder": ["TN-02", "TN-01", "TN-02"], "fest": ["TN-02"]}

    back = there_and_back(a_file(teilnehmende=people, kleingruppen=[group]))

    assert back["kleingruppen"][0]["mitglieder"] == ["TN-01", "TN-02"]
    assert back["kleingruppen"][0]["fest"] == ["TN-02"]
