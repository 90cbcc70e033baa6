"""What the reader tells people about a file that it took."""

import json

from exchange_files import a_card, a_file, a_goal_file, read_in

from workshop_app.exchange.hints import hints_of
from workshop_app.exchange.reader import parse


def hints(document):
    return hints_of(parse(json.dumps(document)))


def test_a_plain_file_gives_no_hint():
    assert hints(a_goal_file()) == ()


def test_unknown_texts_are_told_once():
    document = a_file(karten=[a_card(n, wand="Nord") for n in (1, 2, 3)], ablage="Ordner 7")

    assert hints(document) == (
        "Unbekannte Angaben, die als Text erhalten bleiben: ablage, karten.wand (3-mal).",
    )


def test_unknown_keys_that_hold_no_text_are_told_as_left_out():
    document = a_file(karten=[a_card(1, lage=[1, 2], hoehe=3)])

    assert hints(document) == (
        "Unbekannte Angaben, die keine Texte sind und daher nicht übernommen wurden: "
        "karten.lage, karten.hoehe.",
    )


def test_many_unknown_keys_are_cut_short():
    document = a_file(**{f"extra_{n}": "x" for n in range(15)})

    (hint,) = hints(document)

    assert hint.endswith("extra_11 und 3 weitere.")


def test_unknown_values_are_told_with_the_value():
    document = a_goal_file(
        karten=[a_card(1, farbe="türkis"), a_card(2, farbe="türkis", frage_id="F9")],
        abstimmungen=[{"id": "AB-01", "typ": "zuruf", "ergebnisse": [{"option": "Variante A"}]}],
        klima={"items": [{"id": "KL-01", "nach_gruppe": {"presse": {"1": 2}}}]},
    )

    assert hints(document) == (
        "Unbekannte Werte, die als Text erhalten bleiben: klima.items.nach_gruppe „presse“, "
        "karten.farbe „türkis“ (2-mal), karten.frage_id „F9“, abstimmungen.typ „zuruf“, "
        "abstimmungen.ergebnisse.option „Variante A“.",
    )


def test_values_of_the_format_and_of_the_domain_are_known():
    document = a_goal_file(
        karten=[a_card(1, farbe="blau", frage_id="F4R", lesbarkeit="unleserlich")],
        abstimmungen=[{"id": "AB-01", "typ": "daumen", "ergebnisse": [{"option": "ja"}]}],
        massnahmenplan=[{"id": "MP-01", "status": "verschoben"}],
        projekte_bestand=[{"id": "BP-01", "status": "läuft aus, wird neu beantragt"}],
        teilnehmende=[{"id": "TN-01", "gruppe": "gast"}],
    )

    assert hints(document) == ()


def test_a_list_that_is_null_is_told_and_read_as_empty():
    document = a_goal_file(teilnehmende=None, massnahmenplan=None)

    assert hints(document) == (
        "Listen, die als nicht bekannt gelten und leer angelegt wurden: "
        "teilnehmende, massnahmenplan.",
    )


def test_a_time_series_may_be_null():
    assert hints(a_file(statistik=[{"id": "ST-01", "zeitreihe": None}])) == ()


def test_a_card_in_two_clusters_is_told():
    document = a_file(
        karten=[a_card(1, cluster="CL-01"), a_card(2)],
        cluster=[{"id": "CL-01", "karten": ["K-001"]}, {"id": "CL-02", "karten": ["K-001"]}],
    )

    assert hints(document) == (
        "K-001 steht in mehreren Clustern; es gilt, was bei der Karte selbst steht.",
    )


def test_what_a_card_says_of_its_cluster_holds(tmp_path):
    document = parse(
        json.dumps(
            a_file(
                karten=[a_card(1, cluster="CL-02"), a_card(2)],
                cluster=[
                    {"id": "CL-01", "karten": ["K-001", "K-002"]},
                    {"id": "CL-02", "karten": ["K-002"]},
                ],
            )
        )
    )

    assert hints_of(document) == (
        "K-001, K-002 stehen in mehreren Clustern; es gilt, was bei den Karten selbst steht.",
    )


def test_invisible_signs_that_were_removed_are_told(tmp_path):
    cards = [a_card(1, text="Sprach\x00kurs"), a_card(2, text="a\x07"), a_card(3, text="a\r\nb")]

    _, report = read_in(tmp_path, a_file(karten=cards))

    assert report.hints == ("Aus 2 Texten wurden unsichtbare Steuerzeichen entfernt.",)
