"""A malformed file is refused as a whole, with the place and the reason in German."""

import json

import pytest
from exchange_files import a_card, a_file, a_goal_file, the_sample, written
from pydantic import ValidationError

from workshop_app.exchange.document import Document
from workshop_app.exchange.errors import (
    DanglingReferenceError,
    DuplicateCodeError,
    ExchangeError,
    MalformedError,
    NotJsonError,
    UnreadableTextError,
    WrongSchemaError,
)
from workshop_app.exchange.loading import LARGEST_FILE, MOST_VALUES
from workshop_app.exchange.reader import parse, read_workshop
from workshop_app.exchange.schema import LONGEST_TEXT
from workshop_app.storage.errors import (
    FileAlreadyExistsError,
    NoSuchFileError,
    UnusablePathError,
)


def refusal(document):
    with pytest.raises(ExchangeError) as caught:
        parse(document if isinstance(document, str | bytes) else json.dumps(document))
    return str(caught.value)


def test_nothing_is_left_of_a_refused_file(tmp_path):
    source = written(tmp_path, a_goal_file(karten=[a_card(1, cluster="CL-99")]))

    with pytest.raises(DanglingReferenceError):
        read_workshop(source, tmp_path / "neu.workshop")

    assert list(tmp_path.iterdir()) == [source]


def test_nothing_is_left_when_the_disk_does_not_take_the_content(tmp_path, monkeypatch):
    source = written(tmp_path, a_file())
    monkeypatch.setattr("workshop_app.exchange.reader.build", a_full_disk)

    with pytest.raises(OSError, match="disk full"):
        read_workshop(source, tmp_path / "neu.workshop")

    assert list(tmp_path.iterdir()) == [source]


def a_full_disk(*_):
    raise OSError("disk full")


def test_the_target_of_another_workshop_stays_as_it_is(tmp_path):
    target = tmp_path / "neu.workshop"
    target.write_bytes(b"von gestern")

    with pytest.raises(FileAlreadyExistsError):
        read_workshop(written(tmp_path, a_file()), target)

    assert target.read_bytes() == b"von gestern"


def test_a_target_in_a_missing_folder_is_refused_with_its_own_name(tmp_path):
    target = tmp_path / "fehlt" / "neu.workshop"

    with pytest.raises(UnusablePathError) as caught:
        read_workshop(written(tmp_path, a_file()), target)

    assert str(target) in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(NoSuchFileError):
        read_workshop(tmp_path / "fehlt.json", tmp_path / "neu.workshop")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableTextError) as caught:
        read_workshop(tmp_path, tmp_path / "neu.workshop")

    assert "ist keine Datei" in str(caught.value)


def test_a_name_that_no_system_takes_is_refused(tmp_path):
    with pytest.raises(UnusablePathError):
        read_workshop(tmp_path / ("x" * 5000), tmp_path / "neu.workshop")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Die Datei ist leer."),
        (b"\xef\xbb\xbf \n", "Die Datei ist leer."),
        ('{"a": 1}'.encode("utf-16"), "UTF-16"),
        ('{"a": 1}'.encode("utf-16-le"), "UTF-16"),
        ('{"a": 1}'.encode("utf-32"), "UTF-16 oder UTF-32"),
        ('{\n"a": "Brückstadt"}'.encode("latin-1"), "nicht als UTF-8 gespeichert (Zeile 2)"),
        (b"[" * 100_000 + b"]" * 100_000, "zu tief verschachtelt"),
        (b'{"schema":' * 100_000, "zu tief verschachtelt"),
    ],
    ids=["leer", "BOM", "16", "16-LE", "32", "Latin-1", "Listen", "Objekte"],
)
def test_bytes_that_are_no_text_are_refused(data, reason):
    assert reason in refusal(data)


def test_a_file_that_is_too_large_is_refused():
    assert "größer als 192 MB" in refusal(b"{" + b" " * LARGEST_FILE + b"}")


def test_a_text_that_no_document_could_show_is_refused():
    longest = a_goal_file(karten=[a_card(1, text="a" * LONGEST_TEXT)])
    longer = a_goal_file(karten=[a_card(1, text="a" * (LONGEST_TEXT + 1))])

    assert len(parse(json.dumps(longest)).karten[0].text) == LONGEST_TEXT
    assert "karten[0].text: dieser Text ist länger als 200.000 Zeichen" in refusal(longer)


def test_a_byte_order_mark_does_no_harm():
    data = b"\xef\xbb\xbf" + json.dumps(a_file()).encode()

    assert parse(data).kommune.name == parse("\ufeff" + json.dumps(a_file())).kommune.name


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ('{"a": }', 1, 7, "hier fehlt ein Wert"),
        ("{a: 1}", 1, 2, "hier fehlt ein Schlüssel in Anführungszeichen"),
        ('{"a" 1}', 1, 6, "hier fehlt ein Doppelpunkt"),
        ('{\n "a": 1\n "b": 2}', 3, 2, "hier fehlt ein Komma"),
        ('{"a": "x', 1, 7, "der Text, der hier beginnt, hat kein Ende"),
        ('{"a": "x\ny"}', 1, 9, "hier steht ein unsichtbares Steuerzeichen"),
        ('{"a": "\\x"}', 1, 8, "nach „\\“ steht ein Zeichen"),
        ('{"a": "\\u12"}', 1, 9, "nach „\\u“ müssen vier"),
        ('{"a": 1} {}', 1, 10, "hier müsste die Datei zu Ende sein"),
        ("<html>", 1, 1, "hier fehlt ein Wert"),
    ],
)
def test_text_that_is_not_json_is_refused_with_line_and_column(text, line, column, reason):
    with pytest.raises(NotJsonError) as caught:
        parse(text)

    assert (caught.value.line, caught.value.column) == (line, column)
    assert f"Zeile {line}, Spalte {column}: {reason}" in str(caught.value)


def test_a_comma_before_the_end_is_refused():
    assert "Zeile 1, Spalte" in refusal('{"a": 1,}')


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(number):
    assert f"„{number}“ ist keine Zahl" in refusal(f'{{"a": {number}}}')


def test_a_number_longer_than_a_line_is_refused():
    assert "eine Zahl mit 5000 Stellen ist zu lang" in refusal(f'{{"a": {"9" * 5000}}}')


def test_a_key_that_stands_twice_is_refused():
    assert "„karten“ steht zweimal" in refusal('{"karten": [], "karten": []}')


@pytest.mark.parametrize("text", ["[]", "1", "null", '"integrationsworkshop/1"'])
def test_something_other_than_an_object_is_refused(text):
    assert "hier muss ein Objekt ({ … }) stehen" in refusal(text)


@pytest.mark.parametrize(
    ("schema", "found"),
    [
        ("integrationsworkshop/2", "der Text „integrationsworkshop/2“"),
        (1, "die Zahl 1"),
        (None, "nichts"),
        ([], "eine Liste"),
        ({}, "ein Objekt"),
        (True, "true"),
        ("x" * 100, "der Text „" + "x" * 59 + "…“"),
    ],
)
def test_another_schema_is_refused(schema, found):
    with pytest.raises(WrongSchemaError) as caught:
        parse(json.dumps(a_file() | {"schema": schema}))

    assert str(caught.value).endswith(f"gefunden: {found}.")


def test_a_file_without_a_schema_is_refused():
    assert "unter „schema“ muss „integrationsworkshop/1“ stehen" in refusal({"kommune": {}})


@pytest.mark.parametrize(
    ("keys", "place", "problem"),
    [
        ({"karten": {}}, "karten", "hier muss eine Liste ([ … ]) stehen, gefunden: ein Objekt"),
        (
            {"karten": [[]]},
            "karten[0]",
            "hier muss ein Objekt ({ … }) stehen, gefunden: eine Liste",
        ),
        ({"karten": [{"text": "x"}]}, "karten[0].id", "diese Angabe fehlt"),
        ({"karten": [{"id": ""}]}, "karten[0].id", "diese Angabe darf nicht leer sein"),
        ({"karten": [{"id": "\x00"}]}, "karten[0].id", "diese Angabe darf nicht leer sein"),
        ({"karten": [{"id": None}]}, "karten[0].id", "ein Text stehen, gefunden: nichts"),
        (
            {"karten": [a_card(1, text=7)]},
            "karten[0].text",
            "ein Text stehen, gefunden: die Zahl",
        ),
        (
            {"karten": [a_card(1, dissens="ja")]},
            "karten[0].dissens",
            "true oder false stehen, gefunden: der Text „ja“",
        ),
        (
            {"statistik": [{"id": "ST-01", "wert": "38,1"}]},
            "statistik[0].wert",
            "eine Zahl stehen, gefunden: der Text „38,1“",
        ),
        (
            {"statistik": [{"id": "ST-01", "wert": True}]},
            "statistik[0].wert",
            "eine Zahl stehen, gefunden: true",
        ),
        (
            {"zeitprotokoll": [{"schritt": "T1-02", "ist_min": 12.5}]},
            "zeitprotokoll[0].ist_min",
            "eine ganze Zahl stehen, gefunden: die Zahl 12.5",
        ),
        (
            {"klima": {"items": [{"id": "KL-01", "punkte": {"viel": 3}}]}},
            "klima.items[0].punkte.viel",
            "das ist kein Wert einer Skala wie „1“ bis „5“",
        ),
        (
            {"zeitprotokoll": [{"schritt": "T1-02", "begonnen": "gestern"}]},
            "zeitprotokoll[0].begonnen",
            "das ist kein Zeitpunkt wie 2026-11-13T09:00:00",
        ),
        (
            {"zeitprotokoll": [{"schritt": "T1-02", "begonnen": "0001-01-01T00:00:00+14:00"}]},
            "zeitprotokoll[0].begonnen",
            "das ist kein Zeitpunkt wie 2026-11-13T09:00:00",
        ),
        ({"kommune": {}}, "kommune.name", "diese Angabe fehlt"),
        ({"kommune": None}, "kommune", "hier muss ein Objekt ({ … }) stehen, gefunden: nichts"),
        ({"kommune": {"name": "A", "einwohner": 2**63}}, "kommune.einwohner", "Zahl ist zu groß"),
        ({"kommune": {"name": "A", "einwohner": -(2**63)}}, "kommune.einwohner", "zu klein"),
        ({"leitziele": [{"id": "LZ-01"}]}, "leitziele[0].handlungsfeld", "diese Angabe fehlt"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_place(keys, place, problem):
    with pytest.raises(MalformedError) as caught:
        parse(json.dumps(a_file(**keys)))

    assert caught.value.place == place
    assert problem in str(caught.value)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1e301", "9" * 399])
def test_a_number_out_of_range_is_refused(number):
    text = json.dumps(a_file(statistik=[{"id": "ST-01", "wert": 12321}])).replace("12321", number)

    assert "statistik[0].wert: diese Zahl ist zu" in refusal(text)


@pytest.mark.parametrize(
    ("key", "entry", "place"),
    [
        ("karten", {"id": "K-002", "cluster": "CL-99"}, "karten[0].cluster"),
        ("karten", {"id": "K-002", "kleingruppe": "HF-99"}, "karten[0].kleingruppe"),
        ("cluster", {"id": "CL-01", "karten": ["K-099"]}, "cluster[0].karten[0]"),
        ("cluster", {"id": "CL-01", "kleingruppe": "HF-99"}, "cluster[0].kleingruppe"),
        ("projekte_bestand", {"id": "BP-01", "handlungsfeld": "HF-99"}, None),
        ("statistik", {"id": "ST-01", "handlungsfeld": "HF-99"}, None),
        ("gute_praxis", {"id": "GP-01", "handlungsfeld": "HF-99"}, None),
        ("leitziele", {"id": "LZ-01", "handlungsfeld": "HF-99"}, None),
        ("handlungsziele", {"id": "HZ-01", "leitziel": "LZ-99"}, "handlungsziele[0].leitziel"),
        ("projektideen", {"id": "PI-01", "handlungsfeld": "HF-99"}, None),
        ("projektideen", {"id": "PI-01", "quelle_karten": ["K-99"]}, None),
        ("massnahmenplan", {"id": "MP-01", "projektidee": "PI-99"}, None),
        ("kleingruppen", {"id": "KG-01", "mitglieder": ["TN-99"]}, None),
        ("fotos", {"id": "FO-01", "erkennbare_teilnehmende": ["TN-99"]}, None),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(key, entry, place):
    document = a_goal_file(handlungsziele=[], projektideen=[], leitziele=[])

    with pytest.raises(DanglingReferenceError) as caught:
        parse(json.dumps(document | {key: [entry]}))

    assert caught.value.place.startswith(place or f"{key}[0].")
    assert "99“ gibt es nicht" in str(caught.value)


def test_the_message_names_the_place_and_the_missing_id():
    document = the_sample()
    document["projektideen"][3]["handlungsziel"] = "HZ-99"

    assert "projektideen[3].handlungsziel: „HZ-99“ gibt es nicht" in refusal(document)


def test_evidence_has_to_be_a_figure_of_the_file():
    document = a_goal_file(statistik=[])

    assert "leitziele[0].belege[0]: „ST-01“ gibt es nicht" in refusal(document)


@pytest.mark.parametrize("option", ["HF-99", "PI-99"])
def test_a_vote_on_an_unknown_field_or_project_is_refused(option):
    votes = [{"id": "AB-01", "ergebnisse": [{"option": option}]}]

    assert "abstimmungen[0].ergebnisse[0].option" in refusal(a_goal_file(abstimmungen=votes))


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ({"zur_wahl": ["HF-01", "HF-99"]}, "abstimmungen[0].zur_wahl[1]"),
        ({"stimmzettel": [{"punkte": {"PI-99": 1}}]}, "abstimmungen[0].stimmzettel[0].punkte"),
    ],
)
def test_a_round_on_an_unknown_field_or_project_is_refused(keys, place):
    assert place in refusal(a_goal_file(abstimmungen=[{"id": "AB-01"} | keys]))


@pytest.mark.parametrize("option", ["ja", "nein", "enthaltung", "Variante A", "HF-01", "PI-01"])
def test_a_vote_on_something_else_is_read(option):
    votes = [{"id": "AB-01", "ergebnisse": [{"option": option}]}]

    parsed = parse(json.dumps(a_goal_file(abstimmungen=votes)))

    assert parsed.abstimmungen[0].ergebnisse[0].option == option


@pytest.mark.parametrize(
    ("origin", "place"),
    [
        ({"feld": "wolken", "nummer": 1, "cluster": "CL-01"}, "swot.herkunft[0].feld"),
        ({"feld": "chancen", "nummer": 1, "cluster": "CL-01"}, "swot.herkunft[0].nummer"),
        ({"feld": "staerken", "nummer": 1, "cluster": "CL-9"}, "swot.herkunft[0].cluster"),
    ],
)
def test_the_origin_of_a_swot_line_has_to_exist(origin, place):
    document = a_file(
        swot={"staerken": ["Vereine"], "herkunft": [origin]}, cluster=[{"id": "CL-01"}]
    )

    assert place in refusal(document)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ({"feld": "wolken", "nummer": 1}, "swot.intern[0].feld"),
        ({"feld": "staerken", "nummer": 2}, "swot.intern[0].nummer"),
    ],
)
def test_an_internal_line_of_the_swot_has_to_exist(line, place):
    assert place in refusal(a_file(swot={"staerken": ["Vereine"], "intern": [line]}))


def test_a_word_template_that_is_no_file_is_refused():
    message = refusal(a_file(kommune={"name": "Auental", "word_vorlage": "kein base64!"}))

    assert "kommune.word_vorlage: das ist keine Datei in base64" in message


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (
            {"karten": [a_card(1), a_card(2), a_card(1)]},
            "karten[2].id: „K-001“ steht schon unter karten[0]",
        ),
        ({"klima": {"items": [{"id": "KL-1"}, {"id": "KL-1"}]}}, "klima.items[1].id"),
        (
            {"zeitprotokoll": [{"schritt": "T1-02"}, {"schritt": "T1-02"}]},
            "zeitprotokoll[1].schritt",
        ),
        ({"kapiteltexte": [{"kapitel": "1"}, {"kapitel": "1"}]}, "kapiteltexte[1].kapitel"),
        ({"karten": [{"id": "\u00c4"}, {"id": "A\u0308"}]}, "karten[1].id"),
    ],
)
def test_an_id_that_is_given_twice_is_refused(keys, place):
    with pytest.raises(DuplicateCodeError) as caught:
        parse(json.dumps(a_file(**keys)))

    assert place in str(caught.value)


def test_more_values_than_any_workshop_has_are_refused_before_they_take_memory():
    file = json.dumps(a_file(eigenes=[]))[:-2] + "{}," * MOST_VALUES + "{}]}"

    assert "mehr als 300.000 Angaben" in refusal(file)


def test_of_a_list_of_wrong_entries_only_the_first_is_looked_at():
    with pytest.raises(ValidationError) as caught:
        Document.model_validate(a_file(karten=[0] * 1000, statistik=[{"zeitreihe": [0] * 1000}]))

    assert caught.value.error_count() < 10
